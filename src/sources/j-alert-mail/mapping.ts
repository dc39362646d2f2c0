import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical.js';
import type { CityProfile, JAlertSettings } from '../../domain/profile.js';
import type { ParseProblem } from '../source.js';
import { JALERT_KINDS } from './kinds.js';

/**
 * What an officer signs: the 25 kinds with their severity and subject, how the mails of the receiver look, and the
 * rules of the town for them, in their order. Kanagawa 2022: one advisory stood in a table as a warning for four
 * years, and nobody had looked at the whole table again.
 */
export function mappingHash(profile: CityProfile): string {
  const { version, series, endMark } = profile.jAlert ?? {};
  const kinds = JALERT_KINDS.map(({ code, names, subject, severity, urgency }) => ({
    code,
    names,
    subject,
    severity,
    urgency,
  }));
  const rules = profile.rules.filter((rule) => rule.source === 'j-alert-mail');
  return createHash('sha256').update(canonicalJson({ version, series, endMark, kinds, rules })).digest('hex');
}

/** What is wrong with the table of a town that has one: a hub does not start with a table that nobody looked at. */
export function mappingProblem(profile: CityProfile): ParseProblem | undefined {
  if (profile.jAlert === undefined) return undefined;
  const hash = mappingHash(profile);
  return profile.jAlert.signed.sha256 === hash ? undefined : changed(hash, profile.jAlert.signed);
}

/** The table by which a mail may be read, or why there is none. */
export function signedMapping(
  profile: CityProfile,
): { kind: 'signed'; jAlert: JAlertSettings } | { kind: 'problem'; problem: ParseProblem } {
  const { jAlert } = profile;
  if (jAlert === undefined) return { kind: 'problem', problem: UNSIGNED };
  const problem = mappingProblem(profile);
  return problem === undefined ? { kind: 'signed', jAlert } : { kind: 'problem', problem };
}

const UNSIGNED: ParseProblem = {
  code: 'mapping-unsigned',
  ja: 'この市の設定に、署名されたＪアラート対応表（jAlert）がありません。原文を見て、手で発信するか判断してください。',
  en: 'The city profile has no signed J-ALERT table (jAlert). Read the original and decide by hand.',
};

function changed(hash: string, signed: { by: string; at: string }): ParseProblem {
  return {
    code: 'mapping-changed',
    ja: `Ｊアラート対応表（種別・重大さ・発信規則）が、${signed.by}が${signed.at}に確かめたものと違います。docs/j-alert-mail.md の手順で表を確かめ、確かめた人・日と SHA-256 ${hash} を jAlert.signed に書いてください。`,
    en: `The J-ALERT table differs from the one signed on ${signed.at}. Check it as docs/j-alert-mail.md says and write who, when and SHA-256 ${hash} into jAlert.signed.`,
  };
}
