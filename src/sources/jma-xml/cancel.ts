import type { Language } from '../../domain/language.js';
import type { Subject } from '../../domain/subject.js';
import type { Topic } from '../../domain/topic.js';
import type { ParseResult, SourceContext } from '../source.js';
import { WITHDRAWN } from './codes.js';
import { draftsOf, inEveryLanguage, lines } from './draft.js';
import { quoted, REPORTED, WITHDRAWN_WORDS, type Withdrawn } from './phrases-common.js';
import type { Telegram } from './telegram.js';
import { sayTime } from './times.js';

interface Withdrawal {
  telegram: Telegram;
  context: SourceContext;
  /** A word of phrases-common.ts, or the name in the reader's language. */
  what: Withdrawn | ((language: Language) => string);
  topic: Topic;
  key: string;
  thread?: string;
  subject?: Subject;
}

/**
 * 取消: names no area (20 of 21 samples), so it goes to whoever got the original.
 * The register knows them by the key; a key it does not know, it leaves alone.
 * A 訂正 that no longer names our town withdraws in the same way what an earlier version may have said.
 */
export function withdrawal({ telegram, context, what, topic, key, ...meeting }: Withdrawal): ParseResult {
  const nameIn = (language: Language): string =>
    typeof what === 'string' ? WITHDRAWN_WORDS[language].names[what] : what(language);
  const texts = inEveryLanguage((language) => {
    const words = WITHDRAWN_WORDS[language];
    const name = nameIn(language);
    const reported = REPORTED[language](sayTime(telegram.reportedAt, context.profile.timeZone, language));
    return {
      headline: words.headline(name),
      place: '',
      instruction: words.instruction,
      body: lines(
        telegram.infoType === 'corrected' ? words.leftOut(name) : words.body(name),
        reported,
        language === 'ja' ? quoted(telegram.headline) : '',
      ),
    };
  });
  return draftsOf(
    {
      topic,
      messageType: 'Cancel',
      gravity: WITHDRAWN,
      texts,
      holdsHours: 24,
      key,
      material: 'cancel',
      ...meeting,
      event: {
        system: telegram.type ?? '',
        code: 'cancel',
        name: `${nameIn('ja')}の取消`,
      },
    },
    telegram,
    context,
  );
}
