import { NEARLY } from '../intake/feeds/budget.js';
import type { FeedsStatus, FeedStatus, HostTraffic } from '../intake/feeds/feed-status.service.js';
import type { Alarm } from './alarm.js';

/** What is wrong with the feeds, in words that say what to do next. */
export function feedAlarms({ feeds, hosts }: FeedsStatus): Alarm[] {
  return [
    ...hosts.flatMap(({ host }) => unreachable(feeds.filter((feed) => feed.host === host && feed.isUnreachable))),
    ...feeds.filter(({ isSilent }) => isSilent).map(silent),
    ...hosts.flatMap(({ host }) => wrongClock(feeds.filter((feed) => feed.host === host && feed.hasWrongClock))),
    ...feeds.flatMap(troubledEntries),
    ...feeds.flatMap(foreign),
    ...hosts.flatMap(nearlyUsedUp),
  ];
}

function names(feeds: readonly FeedStatus[], language: 'ja' | 'en'): string {
  return feeds.map(({ plan }) => plan.label[language]).join(language === 'ja' ? '、' : ', ');
}

/** One alarm for a publisher: when it is away, all its feeds are. */
function unreachable(feeds: readonly FeedStatus[]): Alarm[] {
  const [first] = feeds;
  if (first === undefined) return [];
  const why = first.record?.problem;
  return [
    {
      id: `feed-unreachable:${first.host}`,
      ja: `「${names(feeds, 'ja')}」を取得できていません。新しい警報が届かないおそれがあります。情報源のページを直接見て、必要なら手で発信してください。${why?.ja ?? ''}`,
      en: `Not fetched: ${names(feeds, 'en')}. New warnings may not come in: watch the publisher’s own page and issue by hand if needed. ${why?.en ?? ''}`.trim(),
    },
  ];
}

function silent({ plan }: FeedStatus): Alarm {
  const hours = Math.round(plan.silentAfterMinutes / 6) / 10;
  return {
    id: `feed-silent:${plan.name}`,
    ja: `「${plan.label.ja}」は応答していますが、${hours} 時間以上新しい情報がありません。情報源のページと見比べ、違えば途中のキャッシュと情報源の障害を確認してください。`,
    en: `${plan.label.en} answers but has had no news for more than ${hours} hours: compare it with the publisher’s page; if they differ, look for a cache on the way or an outage there.`,
  };
}

function wrongClock(feeds: readonly FeedStatus[]): Alarm[] {
  const [first] = feeds;
  if (first === undefined) return [];
  const skew = Math.round(first.record?.skewSeconds ?? 0);
  const side = skew > 0 ? { ja: '進んで', en: 'ahead of' } : { ja: '遅れて', en: 'behind' };
  return [
    {
      id: `feed-clock:${first.host}`,
      ja: `情報源（${first.host}）の時計が、こちらより ${Math.abs(skew)} 秒${side.ja}います。まずこのサーバーの時刻合わせ（NTP）を確かめてください。こちらが正しければ、取得は続くので待って構いません。`,
      en: `The clock of ${first.host} is ${Math.abs(skew)} s ${side.en} ours: check NTP on this server first. If ours is right there is nothing to do; fetching goes on.`,
    },
  ];
}

function troubledEntries({ plan, entries }: FeedStatus): Alarm[] {
  const stuck = {
    id: `feed-stuck:${plan.name}`,
    ja: `「${plan.label.ja}」の電文 ${entries.stuck} 件を取得できず、取り直しています。「情報源の状態」で何の電文かを確かめ、急ぐものは情報源のページを見て手で発信してください。`,
    en: `${entries.stuck} documents of ${plan.label.en} cannot be fetched and are tried again: see on the page of sources which, and issue what is urgent by hand.`,
  };
  const lost = {
    id: `feed-failed:${plan.name}`,
    ja: `「${plan.label.ja}」の電文 ${entries.failed} 件の取得をあきらめました（この24時間）。「情報源の状態」で何の電文かを確かめ、情報源のページを見てください。`,
    en: `${entries.failed} documents of ${plan.label.en} were given up in the last 24 hours: see on the page of sources which, and look at the publisher’s page.`,
  };
  return [...(entries.stuck > 0 ? [stuck] : []), ...(entries.failed > 0 ? [lost] : [])];
}

function foreign({ plan, record }: FeedStatus): Alarm[] {
  if (record?.problem?.code !== 'feed-foreign-entries') return [];
  const { ja, en } = record.problem;
  return [{ id: `feed-foreign:${plan.name}`, ja: `「${plan.label.ja}」：${ja}`, en: `${plan.label.en}: ${en}` }];
}

function nearlyUsedUp({ host, bytes, allowedBytes }: HostTraffic): Alarm[] {
  if (bytes < NEARLY * allowedBytes) return [];
  const percent = Math.floor((100 * bytes) / allowedBytes);
  return [
    {
      id: `feed-budget:${host}`,
      ja: `${host} から今日取得した量が、上限（${allowedBytes / 1_000_000} MB）の ${percent}% です。急がないフィードから間隔を空け、止めます。警報は取り続けます。何度も取り直していないか確かめ、足りなければ FEEDS_DAILY_MB を増やしてください。`,
      en: `${percent} % of today’s ${allowedBytes / 1_000_000} MB from ${host} are used. What can wait is slowed down, then stopped; warnings go on. See whether something is fetched over and over; else raise FEEDS_DAILY_MB.`,
    },
  ];
}
