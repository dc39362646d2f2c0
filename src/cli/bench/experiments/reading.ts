import { replayRead } from '../../../intake/replay/replay.js';
import { findSource } from '../../../sources/index.js';
import type { CityProfile } from '../../../domain/profile.js';
import { loadProfile } from '../../../platform/config/profile.js';
import { heavyRainTelegram } from '../../sample-telegram.js';
import type { Experiment, Finding } from './experiment.js';

const TELEGRAM_BYTES = 250_000;
const ENTRIES = 350;
const RUNS = 15;

/** What a telegram and a feed cost the process that reads them. */
export const reading: Experiment = {
  name: 'reading',
  about: {
    ja: '250 kB の電文を読んで判断する、350 件のフィードを読む',
    en: 'reading and judging a telegram of 250 kB; reading a feed of 350 entries',
  },
  minutes: 1,
  run() {
    const profile = loadProfile('nishitokyo');
    const at = new Date();
    const bytes = Buffer.from(largeTelegram(profile, at));
    const notice = { name: 'large', source: 'jma-xml', organisation: 'city', bytes };
    const source = findSource(notice.source);
    if (source?.readFeed === undefined) throw new Error('jma-xml reads no feed');
    const context = { profile, organisation: 'city', receivedAt: at };
    const telegram = median(() =>
      replayRead([{ notice, source, result: source.parse(bytes, context) }], { profile, rules: profile.rules }),
    );
    const feed = Buffer.from(feedOf(at));
    const entries = median(() => source.readFeed?.(feed, 'https://example.jp/feed/extra.xml'));
    return Promise.resolve([
      finding('電文を読んで判断 (a telegram of 250 kB)', 50, telegram, bytes.length),
      finding('フィードを読む (a feed of 350 entries)', 1_000, entries, feed.length),
    ]);
  },
};

function finding(target: string, must: number, reached: number, bytes: number): Finding {
  return {
    target,
    must,
    better: 'lower',
    unit: 'ms',
    reached,
    meaning: `${RUNS} 回の中央値、${bytes} バイト。この糸（スレッド）が使った CPU の時間。`,
  };
}

/** A whole prefecture in one telegram: our town among many. */
function largeTelegram(profile: CityProfile, at: Date): string {
  const small = heavyRainTelegram(profile, at);
  const item = /<Item>.*<\/Item>/su.exec(small)?.[0] ?? '';
  const [ours = ''] = profile.jma.class20;
  const others = Array.from({ length: Math.ceil((TELEGRAM_BYTES - small.length) / Buffer.byteLength(item)) }, (_, n) =>
    item.replace(ours, String(9_000_000 + n)),
  );
  return small.replace(item, `${others.join('\n')}\n${item}`);
}

function feedOf(at: Date): string {
  const entries = Array.from({ length: ENTRIES }, (_, n) => {
    const url = `https://example.jp/data/20261121000000_${n}_VPWW55_130000.xml`;
    const when = new Date(at.getTime() - n * 60_000).toISOString();
    return `<entry><title>気象警報・注意報（Ｒ０６）（大雨）</title><id>${url}</id><updated>${when}</updated><author><name>気象庁</name></author><link type="application/xml" href="${url}"/><content type="text">【東京都気象警報・注意報】低い土地の浸水に注意してください。</content></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja"><title>高頻度（随時）</title><updated>${at.toISOString()}</updated><id>https://example.jp/feed/extra.xml</id>${entries.join('')}</feed>`;
}

/** Milliseconds of this thread's own work, the median of many runs after a warm-up. */
function median(work: () => unknown): number {
  for (let n = 0; n < 5; n += 1) work();
  const times = Array.from({ length: RUNS }, () => {
    const began = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(began);
    return (user + system) / 1_000;
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? Number.NaN;
}
