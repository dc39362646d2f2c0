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
  const leavePage = `${input.publicUrl}/unsubscribe/`;
  const answerPage = `${input.publicUrl}/answer/${input.shortId}/`;
  const text = plainText(letter);
  const wire = await composeMail({
    subject: letter.subject,
    text,
    html: markup(letter),
    date: input.issuedAt,
    language: htmlLang(letter.textLanguage),
    seed: `${input.versionId} ${input.language}`,
    leavePage,
    ...(input.asksAnswer === true ? { answerPage } : {}),
    messageIdHost: new URL(input.publicUrl).hostname,
    versionId: input.versionId,
  });
  const answer = text.between === undefined ? '' : `${answerPage}…${text.between}`;
  const sample = personalMail(wire, 'hub@example.jp', {
    to: 'resident@example.jp',
    wayId: 'sample',
    leaveToken: 'sample',
  });
  return {
    language: input.language,
    preview:
      `${WORDS[input.language].subject}: ${letter.subject}\n\n${text.before}${answer}${leavePage}…${text.after}`.trimEnd(),
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

/** The plain body in its pieces, cut where a link of the reader's own goes in. */
function plainText(letter: Letter): { before: string; between?: string; after: string } {
  const { before, between, answerLabel, leaveLabel } = letter;
  const after = letter.after.length === 0 ? '\n' : `\n\n${plain(letter.after)}\n`;
  const leave = `${leaveLabel}\n`;
  if (answerLabel === undefined) return { before: `${plain([...before, ...between])}\n\n${leave}`, after };
  return { before: `${plain(before)}\n\n${answerLabel}\n`, between: `\n\n${plain(between)}\n\n${leave}`, after };
}

/** A small page of paragraphs: no table, image, script or style sheet for a filter or a reader aloud to trip over. */
function markup(letter: Letter): { before: string; between?: string; middle: string; after: string } {
  const lang = htmlLang(letter.textLanguage);
  const frameLang = htmlLang(letter.language);
  const own = frameLang === lang ? '' : ` lang="${frameLang}"`;
  const elements = (blocks: readonly Block[]): string => blocks.map((block) => element(block, own)).join('\n');
  const { answerLabel } = letter;
  const head =
    `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${escape(letter.subject)}</title></head>` +
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.7;color:#1a1a1a;background:#ffffff">\n';
  const leave = `${elements(letter.between)}\n<p${own}>${escape(letter.leaveLabel)}<br><a href="`;
  const start = `${head}${elements(letter.before)}\n`;
  const rest = { middle: '">', after: `</a></p>\n${elements(letter.after)}\n</body></html>\n` };
  if (answerLabel === undefined) return { before: `${start}${leave}`, ...rest };
  // The link comes with its closing quotation mark.
  const between = `>${escape(answerLabel)}</a></strong></p>\n${leave}`;
  return { before: `${start}<p${own}><strong><a href="`, between, ...rest };
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
