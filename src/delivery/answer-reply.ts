import { issuedOf, type AlertRecord } from '../alerts/alert-record.js';
import type { Language } from '../domain/language.js';
import { markLines } from '../domain/marking.js';
import { officeName } from '../domain/office-name.js';
import type { CityProfile } from '../domain/profile.js';
import type { Answer } from '../domain/receipt.js';
import { answerPhrase } from '../domain/wording/answers.js';

/** `same`: that was known. `late`: a newer answer of the same person is known. `over`: the alert has ended. `not-asked`: nobody waits for one. */
export type Answered = 'kept' | 'same' | 'late' | 'over' | 'not-asked';

/** What somebody reads who pressed a button: that it was taken, and whom to ring. Nothing where a newer answer stands. */
export function answerReply(
  record: AlertRecord,
  said: { kind: Answer; answered: Answered; language: Language },
  profile: CityProfile,
): string | undefined {
  const content = issuedOf(record)?.content;
  const { kind, answered, language } = said;
  if (content === undefined || answered === 'late' || answered === 'not-asked') return undefined;
  const office = officeName(profile, content.organisation, language);
  const own = answerPhrase(language, kind, { office });
  const { headline, lead, instruction } = answerPhrase(language, answered === 'over' ? 'over' : 'kept', {
    office,
    answer: own.headline,
  });
  const help = kind === 'needs-help' ? [own.instruction, phones(profile)] : [];
  const lines = [headline, lead, ...help, instruction];
  return markLines(content.kind, language, lines).join('\n');
}

function phones(profile: CityProfile): string {
  return profile.phones.map(({ label, number }) => `${label} ${number}`).join('\n');
}
