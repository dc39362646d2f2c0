import { createHash } from 'node:crypto';
import { part, wordOf, type Part } from './schema.js';
import type { Report } from './report.js';
import { capTime } from './values.js';

/** The name of one message (CAP 1.2 §3.2.1 references). */
export interface Triple {
  sender: string;
  identifier: string;
  sent: string;
}

const MAX_NAME = 280;
const MAX_REFERENCES = 100;

/** One spelling for one message: UTC is `-00:00` in CAP and `+00:00` in many feeds. Long names are shortened to a hash. */
export function nameOf({ sender, identifier, sent }: Triple): string {
  const safe = (value: string): string => value.replace(/[\s,<&]+/gu, '_');
  const name = `${safe(sender)},${safe(identifier)},${sent.replace('+00:00', '-00:00')}`;
  return name.length <= MAX_NAME ? name : `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

export function ownTriple(alert: Part): Triple {
  return { sender: wordOf(alert, 'sender'), identifier: wordOf(alert, 'identifier'), sent: wordOf(alert, 'sent') };
}

/** The messages referred to, without this one itself (Macau's and Alertswiss's do that). */
export function readReferences(alert: Part, report: Report): Triple[] {
  const element = part(alert, 'references');
  if (element === undefined) return [];
  const own = ownTriple(alert);
  const found: Triple[] = [];
  for (const word of element.text.split(/\s+/u).filter(Boolean).slice(0, MAX_REFERENCES)) {
    for (const triple of readWord(word, element.line, report)) {
      if (isSelf(triple, own)) report.add('reference-to-itself', element.line);
      else found.push(triple);
      if (!isSelf(triple, own) && Date.parse(triple.sent) > Date.parse(own.sent))
        report.add('reference-postdated', element.line);
    }
  }
  return found.filter((triple, index) => found.findIndex((other) => nameOf(other) === nameOf(triple)) === index);
}

/** `a,b,c` is one triple; `a,b,c,d,e,f` is two whose white space became a comma. */
function readWord(word: string, line: number, report: Report): Triple[] {
  const fields = word.split(',');
  const triples = Array.from({ length: Math.floor(fields.length / 3) }, (_, at): Triple => {
    const [sender = '', identifier = '', sent = ''] = fields.slice(at * 3, at * 3 + 3);
    return { sender, identifier, sent: capTime(sent) ?? '' };
  });
  const sound = triples.filter(({ sender, identifier, sent }) => sender !== '' && identifier !== '' && sent !== '');
  if (fields.length % 3 !== 0 || sound.length !== triples.length || triples.length === 0)
    report.add('references-malformed', line);
  else if (triples.length > 1) report.add('references-comma-joined', line);
  return sound;
}

/** The same id with an earlier time is an earlier message that used it; with this or a later time it is this one. */
function isSelf(triple: Triple, own: Triple): boolean {
  const isSameId = triple.sender === own.sender && triple.identifier === own.identifier;
  return isSameId && Date.parse(triple.sent) >= Date.parse(own.sent);
}
