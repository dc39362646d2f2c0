import { LANGUAGES } from '../../domain/language.js';
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
  what: Withdrawn;
  topic: Topic;
  key: string;
}

/**
 * 取消: names no area (20 of 21 samples), so it goes to whoever got the original.
 * The register knows them by the key; a key it does not know, it leaves alone.
 * A 訂正 that no longer names our town withdraws in the same way what an earlier version may have said.
 */
export function withdrawal({ telegram, context, what, topic, key }: Withdrawal): ParseResult {
  const texts = inEveryLanguage((language) => {
    const words = WITHDRAWN_WORDS[language];
    const name = words.names[what];
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
  }, LANGUAGES);
  return draftsOf(
    {
      topic,
      messageType: 'Cancel',
      gravity: WITHDRAWN,
      texts,
      holdsHours: 24,
      key,
      material: 'cancel',
      event: {
        system: telegram.type ?? '',
        code: 'cancel',
        name: `${WITHDRAWN_WORDS.ja.names[what]}の取消`,
      },
    },
    telegram,
    context,
  );
}
