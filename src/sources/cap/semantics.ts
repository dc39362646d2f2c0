import { htmlIn } from './html-text.js';
import type { Report } from './report.js';
import { readReferences, type Triple } from './references.js';
import { part, parts, wordOf, type Part } from './schema.js';

/** How far a publisher's clock may be ahead of ours before a person is asked. */
const MAX_AHEAD_MS = 10 * 60_000;
const FORBIDDEN = /[\s,<&]/u;
const PROSE: readonly string[] = ['headline', 'description', 'instruction', 'contact', 'event'];
/** RFC 2045 §5.1: two tokens, perhaps parameters. */
const MIME = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?:\s*;.{0,200})?$/u;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/u;

/** What the schema cannot say (CAP 1.2 §3.2). Returns the messages this one refers to. */
export function checkMeaning(alert: Part, receivedAt: Date, report: Report): Triple[] {
  for (const name of ['identifier', 'sender']) {
    const value = wordOf(alert, name);
    if (value === '' || FORBIDDEN.test(value)) report.add('identifier-characters', part(alert, name)?.line, name);
  }
  const sent = part(alert, 'sent');
  if (Date.parse(sent?.text ?? '') - receivedAt.getTime() > MAX_AHEAD_MS) report.add('sent-in-future', sent?.line);
  checkScope(alert, report);
  const references = checkReferences(alert, report);
  const infos = parts(alert, 'info');
  for (const info of infos) checkInfo(info, wordOf(alert, 'sent'), report);
  checkLanguages(infos, report);
  if (infos.length === 0 && ['Alert', 'Update'].includes(wordOf(alert, 'msgType')))
    report.add('info-missing', alert.line);
  return references;
}

/** CAP 1.2 §3.2.1: restriction and addresses. Whatever is missing, nothing of it becomes public. */
function checkScope(alert: Part, report: Report): void {
  const scope = wordOf(alert, 'scope');
  const at = part(alert, 'scope')?.line;
  if (scope === 'Restricted' && wordOf(alert, 'restriction') === '') report.add('restriction-missing', at);
  if (scope === 'Private' && wordOf(alert, 'addresses') === '') report.add('addresses-missing', at);
  if (scope !== 'Restricted' && wordOf(alert, 'restriction') !== '')
    report.add('restriction-unexpected', part(alert, 'restriction')?.line);
}

function checkReferences(alert: Part, report: Report): Triple[] {
  const msgType = wordOf(alert, 'msgType');
  const references = readReferences(alert, report);
  const note = wordOf(alert, 'note');
  if (msgType === 'Error' && note === '') report.add('error-without-note', alert.line);
  if (wordOf(alert, 'status') === 'Exercise' && note === '') report.add('exercise-without-note', alert.line);
  if (references.length > 0 || msgType === 'Alert') return references;
  const at = part(alert, 'references')?.line ?? alert.line;
  if (msgType === 'Cancel') report.add('cancel-without-references', at, msgType);
  else report.add('references-missing', at);
  return references;
}

function checkInfo(info: Part, sent: string, report: Report): void {
  checkTexts(info, report);
  checkTimes(info, sent, report);
  const web = part(info, 'web');
  if (web !== undefined && web.text.trim() !== '' && !isAbsolute(web.text.trim()))
    report.add('web-not-absolute', web.line);
  for (const resource of parts(info, 'resource')) checkResource(resource, report);
  for (const area of parts(info, 'area')) {
    if (wordOf(area, 'areaDesc') === '') report.add('area-name-empty', part(area, 'areaDesc')?.line ?? area.line);
  }
}

/** CAP 1.2 texts are plain: markup is said and taken out. */
function checkTexts(info: Part, report: Report): void {
  for (const text of info.parts.filter(({ name }) => PROSE.includes(name))) {
    const markup = htmlIn(text.text);
    if (markup !== undefined) report.add('text-with-markup', text.line, markup);
  }
  if (wordOf(info, 'event') === '') report.add('event-empty', part(info, 'event')?.line);
}

function checkTimes(info: Part, sent: string, report: Report): void {
  const expires = part(info, 'expires');
  if (expires === undefined) return;
  const end = Date.parse(expires.text);
  if (end < Date.parse(sent)) report.add('expires-before-sent', expires.line);
  for (const name of ['effective', 'onset']) {
    if (Date.parse(wordOf(info, name)) > end) report.add('expires-before-onset', expires.line, name);
  }
}

function checkResource(resource: Part, report: Report): void {
  const uri = wordOf(resource, 'uri');
  const embedded = wordOf(resource, 'derefUri');
  if (!MIME.test(wordOf(resource, 'mimeType'))) report.add('mime-type-invalid', resource.line);
  if (wordOf(resource, 'size').startsWith('-')) report.add('size-invalid', part(resource, 'size')?.line);
  if (embedded !== '') {
    const compact = embedded.replace(/\s+/gu, '');
    const isSound = BASE64.test(compact) && compact.length % 4 === 0;
    report.add(isSound ? 'deref-uri-stripped' : 'deref-uri-invalid', part(resource, 'derefUri')?.line);
  } else if (uri !== '' && !isAbsolute(uri)) report.add('resource-uri-relative', part(resource, 'uri')?.line);
}

function checkLanguages(infos: readonly Part[], report: Report): void {
  const seen = new Map<string, string>();
  for (const info of infos) {
    const text = PROSE.map((name) => wordOf(info, name)).join('\n');
    const language = wordOf(info, 'language').toLowerCase() || 'en-us';
    const other = seen.get(text);
    if (other !== undefined && other !== language && text.length > 40) report.add('texts-equal', info.line);
    seen.set(text, language);
    if (/[\u3041-\u3096\u30a1-\u30fa]/u.test(text) && !language.startsWith('ja'))
      report.add('language-mismatch', info.line);
  }
}

/** An address that means the same wherever it is read. */
export function isAbsolute(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s]+$/iu.test(uri) && URL.canParse(uri);
}
