import { describe, expect, it } from '@jest/globals';
import type { ProfileFeed } from '../../domain/profile.js';
import { feedPlans } from './feed-plans.js';
import { loadProfile } from './profile.js';

const profile = loadProfile('nishitokyo');
const newsletter: ProfileFeed = {
  name: 'library-news',
  source: 'library-newsletter',
  url: 'https://library.example.jp/rss.xml',
  everySeconds: 900,
  silentAfterMinutes: 43_200,
  entries: 'whole',
};
const problems = (jma: string, ...feeds: ProfileFeed[]): string[] => feedPlans(jma, { ...profile, feeds }).problems;

describe('the feeds to be fetched', () => {
  it('are none until a town turns them on', () => {
    expect(feedPlans('off', profile)).toEqual({ plans: [], problems: [] });
  });

  it('are JMA’s four when turned on, from 20 seconds past the minute, a few seconds apart', () => {
    const { plans } = feedPlans('on', profile);
    expect(plans.map(({ name, offsetSeconds }) => [name, offsetSeconds])).toEqual([
      ['jma-extra', 20],
      ['jma-eqvol', 23],
      ['jma-regular', 26],
      ['jma-other', 29],
    ]);
    expect(plans[0]).toMatchObject({
      url: 'https://www.data.jma.go.jp/developer/xml/feed/extra.xml',
      longUrl: 'https://www.data.jma.go.jp/developer/xml/feed/extra_l.xml',
      organisation: 'city',
      everySeconds: 60,
    });
  });

  it('come from a mirror when its address is given, with or without the last stroke', () => {
    const urls = ['https://mirror.example.jp/jma', 'https://mirror.example.jp/jma/'].map(
      (base) => feedPlans(base, profile).plans[0]?.url,
    );
    expect(urls).toEqual(Array(2).fill('https://mirror.example.jp/jma/extra.xml'));
  });

  it.each(['yes', 'http://mirror.example.jp/', 'ftp://mirror.example.jp/', 'https://u:p@mirror.example.jp/'])(
    'are refused when JMA_FEEDS is %s',
    (value) => {
      expect(problems(value).join()).toContain('JMA_FEEDS');
    },
  );

  it('may be plain http on this machine only', () => {
    expect(problems('http://127.0.0.1:8080/feed/')).toEqual([]);
    expect(problems('http://127.example.jp/feed/')).toHaveLength(1);
  });

  it('include those of the profile', () => {
    const { plans } = feedPlans('off', { ...profile, feeds: [newsletter] });
    expect(plans).toMatchObject([{ name: 'library-news', organisation: 'city', isVital: false, entries: 'whole' }]);
  });

  it('name everything that is wrong with those of the profile', () => {
    expect(problems('off', { ...newsletter, source: 'telegraph' }).join()).toContain('telegraph');
    expect(problems('off', { ...newsletter, entries: 'links' }).join()).toContain('whole');
    expect(problems('off', { ...newsletter, url: 'http://library.example.jp/' }).join()).toContain('https');
    expect(problems('on', { ...newsletter, name: 'jma-extra' }).join()).toContain('jma-extra');
  });

  it('are silent after as many minutes as the town says', () => {
    const town = { ...profile, feedSilenceMinutes: { 'jma-eqvol': 60 } };
    expect(feedPlans('on', town).plans.map(({ silentAfterMinutes }) => silentAfterMinutes)).toEqual([
      180, 60, 720, 10_080,
    ]);
  });
});
