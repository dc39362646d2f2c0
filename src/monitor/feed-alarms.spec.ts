import { describe, expect, it } from '@jest/globals';
import { feedStatus, type FeedsStatus } from '../intake/feeds/feed-status.service.js';
import type { EntryCounts, FeedRecord } from '../intake/feeds/feed-record.js';
import { feedPlans } from '../platform/config/feed-plans.js';
import { loadProfile } from '../platform/config/profile.js';
import { feedAlarms } from './feed-alarms.js';

const now = new Date('2026-09-01T14:00:00+09:00');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const { plans } = feedPlans('on', loadProfile('nishitokyo'));
const none: EntryCounts = { waiting: 0, stuck: 0, failed: 0, fetched: 3, skipped: 0 };
const well = { url: '', createdAt: ago(9_000), succeededAt: ago(1), newsAt: ago(2), failures: 0, isPaused: false };

function alarms(over: Partial<FeedRecord> = {}, entries = none, bytes = 0): { id: string; ja: string; en: string }[] {
  const feeds = plans.map((plan) => feedStatus(plan, { now, record: { name: plan.name, ...well, ...over }, entries }));
  const hosts = [{ host: 'www.data.jma.go.jp', bytes, requests: 1, allowedBytes: 500_000_000 }];
  const status: FeedsStatus = { feeds, hosts, troubled: [] };
  return feedAlarms(status);
}
const ids = (...given: Parameters<typeof alarms>): string[] => alarms(...given).map(({ id }) => id);

describe('the alarms about feeds', () => {
  it('are none while all is well', () => {
    expect(alarms()).toEqual([]);
  });

  it('tell once of a publisher that was not reached for five minutes, naming its feeds and the reason', () => {
    const problem = { code: 'fetch-status', ja: '情報源がエラーを返しました。', en: 'It answered with an error.' };
    const [alarm, ...others] = alarms({ succeededAt: ago(6), problem });
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ id: 'feed-unreachable:www.data.jma.go.jp' });
    expect(alarm?.ja).toMatch(/随時.*地震.*エラー/);
    expect(ids({ succeededAt: ago(4) })).toEqual([]);
  });

  it('tell of a feed that never answered', () => {
    const rest = { ...well, succeededAt: undefined };
    const feeds = plans.map((plan) =>
      feedStatus(plan, { now, record: { name: plan.name, ...rest, createdAt: ago(6) }, entries: none }),
    );
    expect(feeds.every(({ isUnreachable }) => isUnreachable)).toBe(true);
  });

  it('tell of a feed that answers and has no news for longer than it ever should', () => {
    expect(ids({ newsAt: ago(181) })).toEqual(['feed-silent:jma-extra']);
    expect(ids({ newsAt: ago(1_441) })).toEqual(
      ['jma-extra', 'jma-eqvol', 'jma-regular'].map((n) => `feed-silent:${n}`),
    );
  });

  it('tell of clocks more than a minute apart, either way', () => {
    expect(ids({ skewSeconds: 60 })).toEqual([]);
    expect(alarms({ skewSeconds: -3_600 })).toMatchObject([{ ja: expect.stringContaining('3600 秒遅れて') }]);
    expect(alarms({ skewSeconds: 61 })).toMatchObject([{ en: expect.stringContaining('61 s ahead of') }]);
  });

  it('tell of documents that cannot be had', () => {
    expect(ids({}, { ...none, waiting: 2, stuck: 1, failed: 1 })).toContain('feed-stuck:jma-extra');
    expect(ids({}, { ...none, waiting: 2, stuck: 1, failed: 1 })).toContain('feed-failed:jma-eqvol');
    expect(ids({}, { ...none, waiting: 2 })).toEqual([]);
  });

  it('tell of bytes that are nearly used up, and of none beside when that pauses a feed', () => {
    expect(ids({}, none, 399_000_000)).toEqual([]);
    expect(ids({}, none, 400_000_000)).toEqual(['feed-budget:www.data.jma.go.jp']);
    expect(ids({ isPaused: true, succeededAt: ago(60) }, none, 500_000_000)).toEqual([
      'feed-budget:www.data.jma.go.jp',
    ]);
  });

  it('each say in both languages what to do', () => {
    const all = alarms({ succeededAt: ago(60), skewSeconds: 90 }, { ...none, stuck: 1, failed: 1 }, 500_000_000);
    expect(all.length).toBeGreaterThan(4);
    for (const { ja, en } of all) {
      expect(ja).toMatch(/ください|構いません/);
      expect(en).toMatch(/\.$/);
      expect(`${ja}${en}`).not.toMatch(/undefined|NaN/);
    }
  });
});
