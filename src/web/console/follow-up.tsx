import type { VNode } from 'preact';
import type { Forecast, List } from '../../domain/chain.js';
import { figure, Section, Words, type Both } from '../layout/words.js';

/** What will be done for those who are not reached, as the office decides: "312 households are called from 10:15". */
export function FollowUp({ forecast, now, zone }: { forecast: readonly Forecast[]; now: Date; zone: string }): VNode {
  return (
    <Section id="follow-up" ja="届かない世帯への次の手段" en="What follows for those not reached">
      <p class="hint">
        <Words
          ja="いま発信した場合の見込みです。届いた世帯、返事のあった世帯から順に外れます。"
          en="If it is issued now. Households drop out as they are reached or answer."
        />
      </p>
      <ul>
        {forecast.map((step) => (
          <li>
            <Words {...sentenceOf(step, timeOf(step, now, zone))} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const DOES: Record<List, { ja: string; not: string; en: string }> = {
  call: { ja: '電話をかけます', not: 'かけません', en: 'are called' },
  fax: { ja: 'FAXを送ります', not: '送りません', en: 'get a fax' },
  visit: { ja: '訪問します', not: '訪問しません', en: 'are visited' },
};

/** 「312世帯に10:15から電話をかけます（それまでに返事があれば、かけません）」 */
export function sentenceOf({ list, households, unlessAnswered }: Forecast, time: string): Both {
  const { ja, not, en } = DOES[list];
  const unless = unlessAnswered
    ? { ja: '返事があれば', en: 'answered by then' }
    : { ja: '届くか、返事があれば', en: 'been reached or answered by then' };
  const who = list === 'visit' ? `${figure(households)}世帯を` : `${figure(households)}世帯に`;
  const count = households === 1 ? '1 household' : `${figure(households)} households`;
  // "1 household is called"
  const verb = households === 1 ? en.replace(/^are /, 'is ').replace(/^get /, 'gets ') : en;
  return {
    ja: `${who}${time}から${ja}（それまでに${unless.ja}、${not}）`,
    en: `${count} ${verb} from ${time} on, unless they have ${unless.en}`,
  };
}

/** On the town's clock. */
export function timeOf({ afterMinutes }: Forecast, now: Date, zone: string): string {
  return new Intl.DateTimeFormat('ja-JP', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(now.getTime() + afterMinutes * 60_000));
}
