import type { Source } from '../source.js';
import { draftsOf } from './draft.js';
import { JALERT_KINDS } from './kinds.js';
import { mappingProblem, signedMapping } from './mapping.js';
import { readMessage } from './message.js';
import { readMail } from './mime.js';
import { modeOf } from './mode.js';

const DECIDED = {
  issue: { ja: '出荷時の規則では、自動で発信する', en: 'issued by itself by the shipped rules' },
  approve: { ja: '出荷時の規則では、職員が判断する', en: 'a person decides by the shipped rules' },
  show: { ja: '出荷時の規則では、掲載だけする', en: 'shown only by the shipped rules' },
} as const;

/**
 * What the J-ALERT receiver of a town sends on: an e-mail, or the text of one. Its native line has no public
 * description, and this source does not claim to read it.
 */
export const jAlertMail: Source = {
  name: 'j-alert-mail',
  label: { ja: 'Ｊアラート受信機', en: 'J-ALERT receiver' },
  by: ['city'],
  mediaTypes: ['message/rfc822', 'text/plain'],
  maxBytes: 262_144,
  lifeHours: { ...Object.fromEntries(JALERT_KINDS.map((kind) => [kind.code, kind.lifeHours])), test: 1, default: 1 },
  kinds: JALERT_KINDS.map(({ code, names: [title = code], lifeHours, decide }) => ({
    code,
    title,
    lifeHours,
    becomes: DECIDED[decide],
    shownBy: 'j-alert-mail.spec.ts: can be told: %s',
    isRead: true,
  })),
  check: mappingProblem,
  parse(bytes, context) {
    const mail = readMail(bytes);
    if (mail.kind === 'problem') return mail;
    const mapping = signedMapping(context.profile);
    if (mapping.kind === 'problem') return mapping;
    const message = readMessage(mail, mapping.jAlert.endMark);
    if ('kind' in message) return message;
    const mode = modeOf(message);
    if (typeof mode !== 'string') return mode;
    return draftsOf(message, mode, context);
  },
};
