import { Gauge, type Registry } from 'prom-client';
import type { FeedsStatus, FeedStatus } from '../intake/feeds/feed-status.service.js';

type Label = 'feed' | 'host' | 'state';
type Row = [Partial<Record<Label, string>>, number | undefined];

/** Feeds as figures: how old the last answer and the last news are, what waits, what it cost. */
export function addFeedGauges(registry: Registry, read: () => Promise<FeedsStatus>): void {
  const once = shortly(read);
  const gauge = (name: string, help: string, labels: Label[], rows: (status: FeedsStatus) => Row[]): void => {
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      async collect() {
        this.reset();
        for (const [of, value] of rows(await once())) if (value !== undefined) this.set(of, value);
      },
    });
  };
  const seconds = (at: Date | undefined): number | undefined => (at === undefined ? undefined : at.getTime() / 1_000);
  const perFeed =
    (value: (feed: FeedStatus) => number | undefined) =>
    ({ feeds }: FeedsStatus): Row[] =>
      feeds.map((feed) => [{ feed: feed.plan.name }, value(feed)]);
  gauge(
    'todoke_feed_success_timestamp_seconds',
    'Last good answer of a feed',
    ['feed'],
    perFeed((each) => seconds(each.record?.succeededAt)),
  );
  gauge(
    'todoke_feed_news_timestamp_seconds',
    'Last news in a feed, by its own word',
    ['feed'],
    perFeed((each) => seconds(each.record?.newsAt)),
  );
  gauge(
    'todoke_feed_failures',
    'Failed polls of a feed in a row',
    ['feed'],
    perFeed((each) => each.record?.failures),
  );
  gauge(
    'todoke_feed_clock_skew_seconds',
    'Clock of a publisher against ours',
    ['feed'],
    perFeed((each) => each.record?.skewSeconds),
  );
  gauge(
    'todoke_feed_entries',
    'Documents that feeds led to: waiting, and of 24 hours',
    ['feed', 'state'],
    ({ feeds }) =>
      feeds.flatMap(({ plan, entries }) =>
        (['waiting', 'stuck', 'failed', 'fetched', 'skipped'] as const).map((state): Row => [
          { feed: plan.name, state },
          entries[state],
        ]),
      ),
  );
  gauge('todoke_feed_bytes_today', 'Bytes fetched from a host today', ['host'], ({ hosts }) =>
    hosts.map(({ host, bytes }) => [{ host }, bytes]),
  );
}

/** All gauges of one scrape share one look. */
function shortly<T>(read: () => Promise<T>): () => Promise<T> {
  let look: { at: number; found: Promise<T> } | undefined;
  return () => {
    const at = performance.now();
    if (look === undefined || at - look.at > 500) look = { at, found: read() };
    return look.found;
  };
}
