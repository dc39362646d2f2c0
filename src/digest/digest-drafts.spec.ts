import { describe, expect, it } from '@jest/globals';
import { nishitokyo as profile } from '../../test/support/profile.js';
import { laneOf, type VersionContent } from '../domain/alert.js';
import { audienceOf } from '../domain/digest.js';
import { digestDrafts, type DigestItem } from './digest-drafts.js';

const at = new Date('2026-11-23T18:00:00+09:00');

function item(id: string, groups: string[], body = `${id}の本文`): DigestItem {
  const content: VersionContent = {
    kind: 'actual',
    messageType: 'Alert',
    organisation: 'library',
    topic: 'library',
    severity: 'Minor',
    urgency: 'Future',
    certainty: 'Observed',
    areas: ['13229'],
    groups,
    texts: { ja: { headline: `${id}号`, place: '', instruction: '', body } },
    reportedAt: at.toISOString(),
    expiresAt: at.toISOString(),
    credit: '西東京市図書館',
  };
  return { id, content };
}

const readers = (...codes: string[]) => codes.map((group) => ({ group, audience: audienceOf(group)! }));
const drafts = (items: DigestItem[], ...codes: string[]) =>
  digestDrafts({ organisation: 'library', at, items, audiences: readers(...codes), profile });

const CHUO = 'library#mon-18#chuo';
const BOTH = 'library#mon-18#chuo+yato';
const YATO = 'library#mon-18#yato';

describe('the digests of an hour', () => {
  it('give each reader one message with the issues they follow, each once', () => {
    const made = drafts(
      [item('a', ['library/chuo']), item('b', ['library/chuo', 'library/yato']), item('c', [])],
      CHUO,
      BOTH,
      YATO,
    );
    expect(made.map(({ content }) => [content.groups, content.texts.ja.headline])).toEqual([
      [[CHUO, BOTH], '図書館だより 今週のまとめ（3件）'],
      [[YATO], '図書館だより 今週のまとめ（2件）'],
    ]);
    expect(made[0]?.content.texts.ja.body).toBe('■ a号\naの本文\n\n■ b号\nbの本文\n\n■ c号\ncの本文');
    expect(new Set(made.map(({ identity }) => identity.key)).size).toBe(2);
  });

  it('say nothing where nothing was published', () => {
    expect(drafts([item('a', ['library/chuo'])], YATO)).toEqual([]);
  });

  it('are the same however often they are made, and in the last lane', () => {
    const again = (): unknown => drafts([item('a', [])], CHUO);
    expect(again()).toEqual(again());
    expect(laneOf(drafts([item('a', [])], CHUO)[0]!.content)).toBe('notice');
  });

  it('cut a long issue and keep the link to the rest', () => {
    const link = 'くわしくは：https://library.example.jp/1';
    const [draft] = drafts(
      Array.from({ length: 20 }, (_, i) => item(`n${i}`, [], `${'あ'.repeat(900)}\n\n${link}`)),
      CHUO,
    );
    const { body } = draft!.content.texts.ja;
    expect(body.length).toBeLessThan(4_200);
    expect(body.split(link)).toHaveLength(21);
    expect(body).toContain('…');
  });
});
