import type { ParseResult, SourceContext } from '../source.js';
import { attribute, findAll, textOf } from '../xml.js';
import { NS, type Gravity } from './codes.js';
import { draftsOf, messageTypeOf } from './draft.js';
import type { Telegram } from './telegram.js';
import { wallClock } from './times.js';
import { concernsOffice, elsewhere, townCode } from './weather-places.js';
import { eventName, weatherWithdrawal, write } from './weather-writing.js';

const ALERT: Gravity = { severity: 'Moderate', urgency: 'Expected', certainty: 'Likely' };

/**
 * VPFT50 熱中症警戒アラート: plain sentences without an area code; the prefecture stands in the title. It comes at about 17:00 for
 * the next day and again at 5:00 of the day under the same EventID: one alert.
 */
export function readHeat(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (!concernsOffice(telegram, profile)) return elsewhere(telegram, profile);
  const day = telegram.eventId === '' ? telegram.reportedAt.slice(0, 10) : telegram.eventId.slice(0, 80);
  const identityKey = `jma:heat:${townCode(profile)}:${day}`;
  if (telegram.infoType === 'cancelled') {
    const draft = weatherWithdrawal({ telegram, context, subject: 'heat', identityKey, of: 'report' });
    return { kind: 'drafts', drafts: [draft] };
  }
  const texts = write({ telegram, context, key: 'heat', quote: firstSentence(telegram) });
  const { hour } = wallClock(telegram.reportedAt, profile.timeZone);
  return draftsOf(
    {
      topic: 'weather',
      messageType: messageTypeOf(telegram),
      gravity: ALERT,
      texts,
      // Until the end of the day it is for.
      holdsHours: hour < 12 ? 24 - hour : 48 - hour,
      key: identityKey,
      material: 'alert',
      event: { system: telegram.type ?? '', code: 'alert', name: eventName(texts) },
      subject: 'heat',
    },
    telegram,
    context,
  );
}

function firstSentence(telegram: Telegram): string {
  const body = findAll(
    telegram.body,
    (element) => element.ns === NS.meteorology && element.name === 'Text' && attribute(element, 'type') === '本文',
  );
  const sentence = /^[^。]*。/u.exec(textOf(body[0]))?.[0] ?? '';
  return sentence.replace(/\s+/gu, '');
}
