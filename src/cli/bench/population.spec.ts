import { describe, expect, test } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { findChannel } from '../../channels/index.js';
import { isKnownArea } from '../../domain/area.js';
import { decide } from '../../domain/rules.js';
import { findSource } from '../../sources/index.js';
import { population, shareOf, subscriptions, type Mix } from './population.js';
import { eventIdOf, quakeTelegram } from './quake.js';
import { ADDRESSED } from './receivers.js';

const subscription = subscriptions(['https://127.0.0.1:1001', 'https://127.0.0.1:1002']);
const townOf = (mix: Mix, residents: number) => [...population({ mix, residents, profile: nishitokyo, subscription })];

describe('the town of the benchmark', () => {
  test('has half web push, three in ten LINE and a fifth mail, one way each', () => {
    const ways = townOf('mixed', 1_000).flatMap(({ members }) => members.flatMap((member) => member.ways));
    const count = (name: string) => ways.filter(({ channel }) => channel === name).length;
    expect(ADDRESSED.map(count)).toEqual([500, 300, 200]);
    expect(ADDRESSED.map((channel) => shareOf('mixed', channel, 1_000))).toEqual([500, 300, 200]);
  });

  test('has exactly as many residents as asked for, also when no household comes out even', () => {
    expect(townOf('email', 1_003).flatMap(({ members }) => members)).toHaveLength(1_003);
  });

  test('has addresses that the channels take, all different', () => {
    for (const name of ADDRESSED) {
      const channel = findChannel(name);
      const ways = townOf(name, 200).flatMap(({ members }) => members.flatMap((member) => member.ways));
      const keys = ways.map(({ address }) => channel?.addressKey(channel.address.parse(address)));
      expect(new Set(keys).size).toBe(200);
    }
  });

  test('is spread over every town and five languages', () => {
    const households = townOf('mixed', 2_000);
    const areas = new Set(households.map(({ area }) => area));
    expect([...areas].every((area) => isKnownArea(nishitokyo, area))).toBe(true);
    expect(areas.size).toBe(nishitokyo.towns.length);
    expect(new Set(households.flatMap(({ members }) => members.map(({ language }) => language))).size).toBe(5);
  });
});

describe('the telegram of the benchmark', () => {
  const at = new Date('2026-11-21T03:00:00Z');
  const draftOf = (eventId: string) => {
    const bytes = Buffer.from(quakeTelegram(nishitokyo, at, eventId));
    const parsed = findSource('jma-xml')?.parse(bytes, { profile: nishitokyo, receivedAt: at, organisation: 'city' });
    return parsed?.kind === 'drafts' ? parsed.drafts[0] : undefined;
  };

  test('is sent without a person, to the whole town', () => {
    const draft = draftOf(eventIdOf(at));
    expect(draft?.content.areas).toEqual([nishitokyo.code]);
    expect(draft && decide(nishitokyo.rules, draft, { now: at, timeZone: nishitokyo.timeZone }).decide).toBe('issue');
  });

  test('is another alert with another event id', () => {
    expect(eventIdOf(at)).toBe('20261121030000');
    expect(draftOf('20261121030001')?.identity.key).not.toBe(draftOf('20261121030000')?.identity.key);
  });
});
