import type { RenderInput, Rendition } from '../channel.js';
import { htmlLang } from '../../domain/language.js';
import { composeMail, personalMail } from './compose.js';
import { graphemes, writeLetter, type Block, type Letter } from './letter.js';
import { WORDS } from './words.js';

/** What phones show of a subject in a notification. */
const SUBJECT_SHOWN = 60;

/** Puts a version into one mail with a hole for each thing that is a recipient's own. */
export async function renderEmail(input: RenderInput): Promise<Rendition> {
  const letter = writeLetter(input);
  const before = `${plain(letter.before)}\n\n${letter.leaveLabel}\n`;
  const after = letter.after.length === 0 ? '\n' : `\n\n${plain(letter.after)}\n`;
  const leavePage = `${input.publicUrl}/unsubscribe/`;
  const wire = await composeMail({
    subject: letter.subject,
    text: { before, after },
    html: markup(letter),
    date: input.issuedAt,
    language: htmlLang(letter.textLanguage),
    seed: `${input.versionId} ${input.language}`,
    leavePage,
    messageIdHost: new URL(input.publicUrl).hostname,
    versionId: input.versionId,
  });
  const sample = personalMail(wire, 'hub@example.jp', {
    to: 'resident@example.jp',
    wayId: 'sample',
    leaveToken: 'sample',
  });
  return {
    language: input.language,
    preview: `${WORDS[input.language].subject}: ${letter.subject}\n\n${before}${leavePage}…${after}`.trimEnd(),
    measure: {
      count: graphemes(letter.subject).length,
      limit: SUBJECT_SHOWN,
      unit: { ja: '文字（件名）', en: 'characters (subject)' },
    },
    warnings: letter.warnings,
    wire,
    files: [{ name: `mail-${input.language}.eml`, mediaType: 'message/rfc822', bytes: Buffer.from(sample, 'latin1') }],
  };
}

function plain(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.label === undefined ? block.text : `${block.label}: ${block.text}`)).join('\n\n');
}

/** A small page of paragraphs: no table, image, script or style sheet for a filter or a reader aloud to trip over. */
function markup(letter: Letter): { before: string; middle: string; after: string } {
  const lang = htmlLang(letter.textLanguage);
  const frameLang = htmlLang(letter.language);
  const own = frameLang === lang ? '' : ` lang="${frameLang}"`;
  const elements = (blocks: readonly Block[]): string => blocks.map((block) => element(block, own)).join('\n');
  const head =
    `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${escape(letter.subject)}</title></head>` +
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.7;color:#1a1a1a;background:#ffffff">\n';
  return {
    before: `${head}${elements(letter.before)}\n<p${own}>${escape(letter.leaveLabel)}<br><a href="`,
    middle: '">',
    after: `</a></p>\n${elements(letter.after)}\n</body></html>\n`,
  };
}

/** `own` names the reader's language on what is not in the language of the alert's text (WCAG 2.2, 3.1.2). */
function element(block: Block, own: string): string {
  const lang = block.isFrame === true ? own : '';
  const label = block.label === undefined ? '' : `${escape(block.label)}: `;
  const text = escape(block.text).replaceAll('\n', '<br>\n');
  switch (block.kind) {
    case 'headline':
      return `<h1 style="font-size:22px">${text}</h1>`;
    case 'mark':
    case 'instruction':
      return `<p${lang}><strong>${label}${text}</strong></p>`;
    case 'link':
      return `<p${lang}>${label}<a href="${text}">${text}</a></p>`;
    case 'text':
      return `<p${lang}>${label}${text}</p>`;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
