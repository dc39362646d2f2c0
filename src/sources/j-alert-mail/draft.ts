import { createHash } from 'node:crypto';
import type { AlertDraft, Kind, MessageType, Texts, VersionContent } from '../../domain/alert.js';
import { SUBJECTS, threadOf, type Subject } from '../../domain/subject.js';
import { CIVIL_PROTECTION_WORDING } from '../../domain/wording/civil-protection.js';
import type { CivilProtectionKey } from '../../domain/wording/civil-protection/keys.js';
import { J_ALERT_WORDING, type JAlertKey } from '../../domain/wording/j-alert.js';
import { textsOf } from '../../domain/wording/wording.js';
import { problem, type ParseResult, type Refused, type SourceContext } from '../source.js';
import { isElsewhere } from './area.js';
import { hazardIn, kindsIn, type JAlertKind } from './kinds.js';
import type { Message } from './message.js';
import { actionOf, missileStep, OVER } from './step.js';
import { reportedAt } from './time.js';

/** One mail, understood. */
interface Said {
  /** Absent: the nation-wide test, which is of no kind. */
  kind: JAlertKind | undefined;
  messageType: MessageType;
  step: CivilProtectionKey | JAlertKey;
  texts: Texts;
  subject: Subject | undefined;
}

export function draftsOf(message: Message, mode: Kind, context: SourceContext): ParseResult {
  const kind = kindOf(message, mode);
  if (kind !== undefined && 'problem' in kind) return kind;
  const at = reportedAt(message, context.receivedAt);
  if ('kind' in at) return at;
  if (isElsewhere(message.fields.area, context.profile)) return nobody(message.fields.area);
  const said = kind === undefined ? nationalTest() : saidOf(kind, message, mode);
  if ('problem' in said) return said;
  const number = numberOf(message, kind, context);
  if (typeof number !== 'string') return number;
  const content = contentOf(said, mode, { iso: at.iso, context });
  return { kind: 'drafts', drafts: [{ content, identity: identityOf(said, mode, { message, number }) }] };
}

function identityOf(said: Said, mode: Kind, by: { message: Message; number: string }): AlertDraft['identity'] {
  const { code, names } = said.kind ?? { code: 'test', names: ['全国一斉情報伝達試験'] };
  const key = `j-alert:${code}${by.number === '' ? '' : `:${by.number}`}`;
  return {
    key: mode === 'actual' ? key : `${mode}:${key}`,
    material: materialOf(said, by.message),
    source: 'j-alert-mail',
    event: { system: code, code: said.step, name: names[0] ?? code },
    ...(said.subject === undefined ? {} : { subject: said.subject, thread: threadFor(said.subject, by.number) }),
  };
}

/** The kind that the field 種別 or, where the template has none, the subject names. */
function kindOf(message: Message, mode: Kind): JAlertKind | undefined | Refused {
  const line = message.fields.kind === '' ? message.subject : message.fields.kind;
  const [first, second] = kindsIn(line.replaceAll(/\s/gu, ''));
  if (first !== undefined && second === undefined) return first;
  if (first === undefined && mode === 'test' && message.fields.kind === '') return undefined;
  return problem(
    'kind-unclear',
    'Ｊアラートのどの種別か、ひとつに決まりません。受信機の定型文に「種別：」を入れ、今回は原文を見て判断してください。',
    'The mail does not name exactly one kind of J-ALERT information. Put 種別 into the template; read the original and decide this time.',
  );
}

function saidOf(kind: JAlertKind, message: Message, mode: Kind): Said | Refused {
  const action = actionOf(message, kind);
  if (typeof action !== 'string') return action;
  const words = `${message.fields.kind} ${message.subject} ${message.fields.body}`;
  const subject = kind.subject === 'by-hazard' ? hazardIn(words) : kind.subject;
  const detail = mode === 'actual' ? quoted(message.fields.body) : '';
  if (kind.phrase !== 'civil-protection') {
    const key: JAlertKey = action === 'Cancel' ? 'withdrawn' : action === 'AllClear' ? 'lifted' : kind.phrase;
    const name = nameIn(message, kind);
    const texts = textsOf(
      J_ALERT_WORDING,
      key,
      () => ({ name }),
      (language) => (language === 'ja' ? detail : ''),
    );
    return { kind, messageType: action, step: key, texts, subject };
  }
  const step = civilStep(kind, action, message);
  const messageType = OVER.includes(step) && action !== 'Correction' ? 'AllClear' : action;
  const texts = textsOf(
    CIVIL_PROTECTION_WORDING,
    step,
    () => ({}),
    (language) => (language === 'ja' ? detail : ''),
  );
  return { kind, messageType, step, texts, subject };
}

const CIVIL_STEPS: Readonly<Record<string, CivilProtectionKey>> = {
  'air-attack': 'air-attack',
  guerrilla: 'guerrilla',
  terror: 'terror',
};

function civilStep(kind: JAlertKind, action: MessageType, message: Message): CivilProtectionKey {
  if (action === 'Cancel') return 'withdrawn';
  if (action === 'AllClear')
    return kind.code === 'missile' && OVER.includes(missileStep(message)) ? missileStep(message) : 'lifted';
  return kind.code === 'missile' ? missileStep(message) : (CIVIL_STEPS[kind.code] ?? 'other');
}

function nationalTest(): Said {
  const texts = textsOf(CIVIL_PROTECTION_WORDING, 'test', () => ({}));
  return { kind: undefined, messageType: 'Alert', step: 'test', texts, subject: 'civil-protection' };
}

/** 大雨特別警報 rather than 特別警報, in Japanese: names of warnings are quoted, not translated. */
function nameIn(message: Message, kind: JAlertKind): string {
  const name = message.fields.kind.replaceAll(/\s/gu, '');
  return /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}0-9・ー]{2,24}$/u.test(name)
    ? name
    : (kind.names[0] ?? '');
}

/** The words of the sender, in Japanese only, with their origin. */
function quoted(body: string): string {
  const text = body.trim();
  return text === '' ? '' : `Ｊアラートの原文：「${text.slice(0, 1_000)}${text.length > 1_000 ? '…' : ''}」`;
}

/**
 * `window`: reports of one kind are one series while the last of them still holds (30 minutes for a missile).
 * `number`: the receiver writes the number of the event; one that is missing must not leave a false alarm standing.
 */
function numberOf({ fields }: Message, kind: JAlertKind | undefined, { profile }: SourceContext): string | Refused {
  if (profile.jAlert?.series !== 'number' || kind === undefined) return '';
  if (/^[0-9A-Za-z-]{1,40}$/u.test(fields.number)) return fields.number;
  return problem(
    'number-missing',
    '識別番号がないか、読めません。どの情報の続きか分からないため、原文を見て手で発信するか判断してください。',
    'The number of the event is missing or unreadable, so it is unclear which alert this continues. Read the original and decide by hand.',
  );
}

/** An earthquake meets its JMA telegram by the same EventID; everything else by its family. */
function threadFor(subject: Subject, number: string): string {
  return SUBJECTS[subject].family === 'quake' && /^\d{14}$/u.test(number)
    ? threadOf(subject, number)
    : threadOf(subject);
}

const TEST: Gravity = { severity: 'Minor', urgency: 'Expected', certainty: 'Observed', holdsHours: 1 };
/** A false alarm is taken back as fast as it went out. */
const WITHDRAWN: Gravity = { severity: 'Severe', urgency: 'Immediate', certainty: 'Observed', holdsHours: 6 };
const OVER_NOW: Gravity = { severity: 'Moderate', urgency: 'Immediate', certainty: 'Observed', holdsHours: 6 };

type Gravity = Pick<JAlertKind, 'severity' | 'urgency' | 'certainty' | 'holdsHours'>;

function gravityOf({ kind, messageType }: Said): Gravity {
  if (kind === undefined) return TEST;
  if (messageType === 'Cancel') return WITHDRAWN;
  return messageType === 'AllClear' ? OVER_NOW : kind;
}

function contentOf(said: Said, mode: Kind, on: { iso: string; context: SourceContext }): VersionContent {
  const { profile, organisation } = on.context;
  const { severity, urgency, certainty, holdsHours } = gravityOf(said);
  return {
    kind: mode,
    messageType: said.messageType,
    organisation: profile.organisations.find((each) => each.kind === 'city')?.code ?? organisation,
    topic: SUBJECTS[said.subject ?? 'rain'].topic,
    severity,
    urgency,
    certainty,
    areas: [profile.code],
    groups: [],
    texts: said.texts,
    reportedAt: on.iso,
    expiresAt: new Date(Date.parse(on.iso) + holdsHours * 3_600_000).toISOString(),
    credit: '消防庁（全国瞬時警報システム）',
  };
}

/** A missile's text names ever more prefectures; for one town only its step is news. The same words three times are not. */
function materialOf(said: Said, message: Message): string {
  if (said.kind === undefined || said.kind.code === 'missile') return `${said.messageType}:${said.step}`;
  const words = message.fields.body.replaceAll(/\s/gu, '');
  return `${said.messageType}:${said.step}:${createHash('sha256').update(words).digest('hex')}`;
}

function nobody(area: string): ParseResult {
  return {
    kind: 'nobody',
    ja: `対象地域（${area.slice(0, 60)}）に、この市の都道府県は含まれていません。`,
    en: 'The prefecture of this city is not among the areas of the mail.',
  };
}
