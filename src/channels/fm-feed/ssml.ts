import type { Piece } from './readings.js';
import type { Segment } from './script.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** What XML 1.0 §2.2 does not allow at all. */
const withoutForbidden = (text: string): string =>
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="ja-JP">`;

/** A document of the Speech Synthesis Markup Language 1.1 (W3C 2010): each part a paragraph, each line a sentence. */
export function asSsml(about: Record<string, string>, segments: readonly Segment[]): string {
  const meta = Object.entries(about).map(([name, text]) => `  <meta name="${name}" content="${escaped(text)}"/>`);
  const paragraphs = partsOf(segments).map((lines) => `    <p>\n${lines.map(sentence).join('\n')}\n    </p>`);
  const body = paragraphs.length === 0 ? [] : ['  <prosody rate="slow">', ...paragraphs, '  </prosody>'];
  return withoutForbidden([HEAD, ...meta, ...body, '</speak>'].join('\n'));
}

/** A part ends with its long pause: sentences of one part follow each other. */
function partsOf(segments: readonly Segment[]): Segment[][] {
  const parts: Segment[][] = [];
  for (const [index, segment] of segments.entries()) {
    const before = segments[index - 1];
    if (before?.part === segment.part && before.pauseMs < 1_000) parts.at(-1)?.push(segment);
    else parts.push([segment]);
  }
  return parts;
}

function sentence({ pieces, pauseMs }: Segment): string {
  return `      <s>${pieces.map(spokenAs).join('')}</s><break time="${pauseMs}ms"/>`;
}

function spokenAs({ text, kana }: Piece): string {
  return kana === undefined ? escaped(text) : `<sub alias="${escaped(kana)}">${escaped(text)}</sub>`;
}
