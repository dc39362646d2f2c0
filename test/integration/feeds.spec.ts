import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import { FeedEntriesService } from '../../src/intake/feeds/feed-entries.service.js';
import { FeedPollService } from '../../src/intake/feeds/feed-poll.service.js';
import { FeedStatusService, type FeedStatus } from '../../src/intake/feeds/feed-status.service.js';
import { IntakeWorker } from '../../src/intake/intake.worker.js';
import { MonitorService } from '../../src/monitor/monitor.service.js';
import { FeedServer } from '../support/feed-server.js';
import { eventually, freshDatabase, startTestHub, type TestHub } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';

const MINUTE = 60_000;
const ago = (minutes: number): Date => new Date(Date.now() - minutes * MINUTE);

let jma: FeedServer;
let town: TestHub;

/** No worker asks by itself in these tests: each says when. */
beforeEach(async () => {
  jma = await FeedServer.open();
  for (const feed of ['extra', 'eqvol', 'regular', 'other']) jma.list(feed, [], ago(1));
  town = await startTestHub({ HUB_ROLE: 'web', JMA_FEEDS: jma.base });
});
afterEach(async () => {
  await town.close();
  await jma.close();
});

async function poll(...feeds: string[]): Promise<void> {
  const polls = town.get(FeedPollService);
  for (const plan of polls.plans) if (feeds.includes(plan.name.replace('jma-', ''))) await polls.poll(plan);
}

async function take(): Promise<void> {
  while (await town.get(FeedEntriesService).takeSome());
}

async function round(...feeds: string[]): Promise<void> {
  await poll(...feeds);
  await take();
}

async function statusOf(feed: string): Promise<FeedStatus> {
  const { feeds } = await town.get(FeedStatusService).status();
  return feeds.find(({ plan }) => plan.name === `jma-${feed}`)!;
}

async function alarms(): Promise<string[]> {
  return (await town.get(MonitorService).status()).alarms.map(({ id }) => id).filter((id) => id.startsWith('feed'));
}

/** As if the hub had done its last good round so long ago. */
function away(minutes: number): Promise<unknown> {
  return town.database.query(
    `UPDATE feed SET succeeded_at = succeeded_at - make_interval(mins => $1), began_at = began_at - interval '2 days'`,
    [minutes],
  );
}

/** Texts of all notices, in the order they came in. */
async function notices(): Promise<string[]> {
  const rows = await town.database.query<{ bytes: Buffer }>('SELECT bytes FROM notice ORDER BY received_at, id');
  return rows.map(({ bytes }) => bytes.toString());
}

/** Lets so many notices be understood. */
async function parsed(count: number): Promise<void> {
  town.get(IntakeWorker).start();
  await eventually(
    async () => (await town.database.query("SELECT 1 FROM notice WHERE state = 'parsed'")).length === count,
  );
  town.get(IntakeWorker).stop();
}

/** Telegrams of one test, each with its own time, and their lines in a feed. */
function telegrams(count: number, minutesAgo: (index: number) => number): { file: string; updated: Date }[] {
  return Array.from({ length: count }, (_, index) => {
    const updated = ago(minutesAgo(index));
    const file = `${index}_VPWW55_130000.xml`;
    jma.telegram(file, heavyRainTelegram(nishitokyo, updated));
    return { file, updated };
  });
}

describe('a feed', () => {
  it('brings each telegram once: the next round is answered "unchanged" and nothing is fetched again', async () => {
    jma.list(
      'extra',
      telegrams(2, (index) => index + 1),
    );
    await round('extra');
    await round('extra');
    expect(jma.asked.map(({ path }) => path)).toEqual([
      '/feed/extra.xml',
      '/data/1_VPWW55_130000.xml',
      '/data/0_VPWW55_130000.xml',
      '/feed/extra.xml',
    ]);
    expect(jma.asked.at(-1)?.headers).toMatchObject({
      'if-none-match': expect.any(String),
      'if-modified-since': expect.any(String),
      'accept-encoding': 'gzip',
    });
    expect(await notices()).toHaveLength(2);
    expect(await statusOf('extra')).toMatchObject({ entries: { fetched: 2, waiting: 0 }, isUnreachable: false });
  });

  it('hands in what piled up in the order it was published, however the feed lists it', async () => {
    const listed = telegrams(30, (index) => ((index * 7) % 30) / 10 + 1);
    jma.list('extra', listed);
    await round('extra');
    const reported = (await notices()).map((text) => /<ReportDateTime>([^<]+)/.exec(text)![1]!);
    expect(reported).toHaveLength(30);
    expect(reported).toEqual([...reported].sort());
  });

  it('leads to one notice when two feeds list the same telegram, by one address or two', async () => {
    const [one] = telegrams(1, () => 1);
    const copy = { file: 'copy.xml', updated: one!.updated };
    jma.telegram(copy.file, heavyRainTelegram(nishitokyo, one!.updated));
    jma.list('extra', [one!]);
    jma.list('other', [one!, copy]);
    await round('extra', 'other');
    expect(jma.count(`/data/${one!.file}`)).toBe(1);
    expect(await notices()).toHaveLength(1);
    const kept = await town.database.query<{ state: string }>('SELECT DISTINCT state, notice_id FROM feed_entry');
    expect(kept).toEqual([{ state: 'fetched', notice_id: expect.any(String) }]);
  });

  it('is asked for whole again after an hour of "unchanged": a cache on the way may be stuck', async () => {
    await poll('extra');
    await town.database.query("UPDATE feed SET changed_at = changed_at - interval '61 minutes'");
    await poll('extra');
    expect(jma.asked.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  it('goes to another host neither by an entry nor by a redirect, and says so', async () => {
    const [good] = telegrams(1, () => 1);
    jma.list('extra', [good!, { file: 'http://127.0.0.1:1/stolen.xml', updated: ago(1) }]);
    jma.spoil(`/data/${good!.file}`, { redirect: 'http://127.0.0.1:1/stolen.xml' });
    await round('extra');
    const { feeds, troubled } = await town.get(FeedStatusService).status();
    expect(feeds[0]?.record?.problem?.code).toBe('feed-foreign-entries');
    expect(troubled).toMatchObject([{ state: 'waiting', attempts: 1, problem: { code: 'fetch-redirect' } }]);
    expect(await alarms()).toEqual(['feed-foreign:jma-extra']);
    await round('extra');
    expect((await statusOf('extra')).record?.problem?.code).toBe('feed-foreign-entries');
  });
});

describe('the first reading', () => {
  it('takes in the last ten minutes only, and neither sends nor fetches what was there before', async () => {
    jma.list(
      'extra',
      telegrams(4, (index) => [1, 9, 11, 300][index]!),
    );
    await round('extra');
    expect(await notices()).toHaveLength(2);
    expect(jma.count('/feed/extra_l.xml')).toBe(0);
    expect((await statusOf('extra')).entries).toMatchObject({ fetched: 2, skipped: 2 });
  });
});

describe('after an outage', () => {
  it('the long edition is read once, and what was missed is told once, not once for each telegram', async () => {
    await poll('extra');
    await away(11);
    const listed = telegrams(3, (index) => [200, 20, 1][index]!);
    jma.list('extra_l', listed.slice(0, 2));
    jma.list('extra', listed.slice(2));
    await round('extra');
    jma.list('extra', listed.slice(2), new Date());
    await round('extra');
    expect(jma.count('/feed/extra_l.xml')).toBe(1);
    expect(await notices()).toHaveLength(3);
    await parsed(3);
    expect(await town.database.query('SELECT 1 FROM version WHERE issued_at IS NOT NULL')).toHaveLength(1);
  });

  it('an old telegram alone is stored and shown, never sent', async () => {
    await poll('extra');
    await away(800);
    jma.list(
      'extra',
      telegrams(1, () => 700),
    );
    jma.list('extra_l', []);
    await round('extra');
    await parsed(1);
    expect(await town.database.query('SELECT state FROM alert')).toEqual([{ state: 'shown' }]);
    expect(await town.database.query('SELECT 1 FROM version WHERE issued_at IS NOT NULL')).toEqual([]);
  });

  it('the long edition is tried again until it can be read', async () => {
    await poll('extra');
    await away(11);
    const listed = telegrams(1, () => 20);
    jma.list('extra_l', listed);
    jma.list('extra', [], new Date());
    jma.spoil('/feed/extra_l.xml', 'html-503');
    await round('extra');
    expect(await notices()).toHaveLength(0);
    expect((await statusOf('extra')).record?.problem?.code).toBe('feed-long-unread');
    await round('extra');
    await round('extra');
    expect(await notices()).toHaveLength(1);
    expect(jma.count('/feed/extra_l.xml')).toBe(2);
  });

  it('300 telegrams come in within seconds and are fetched once each', async () => {
    await poll('extra');
    await away(20);
    const listed = telegrams(300, (index) => 15 - index / 30);
    jma.list('extra_l', listed);
    jma.list('extra', listed.slice(200));
    const began = performance.now();
    await round('extra');
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(jma.asked.filter(({ path }) => path.startsWith('/data/'))).toHaveLength(300);
    expect(await notices()).toHaveLength(300);
  });
});

describe('a feed that cannot be read', () => {
  it.each(['html-503', 'html-200', 'cut', 'half', 'empty', 'gone', 'bomb'] as const)(
    'is a problem that is shown, and loses nothing: %s',
    async (mishap) => {
      const listed = telegrams(1, () => 1);
      jma.list('extra', listed);
      jma.spoil('/feed/extra.xml', mishap);
      await round('extra');
      const { record } = await statusOf('extra');
      expect(record).toMatchObject({
        failures: 1,
        problem: { ja: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) },
      });
      expect(record).not.toHaveProperty('succeededAt');
      expect(await notices()).toEqual([]);
      await round('extra');
      expect(await notices()).toHaveLength(1);
      expect((await statusOf('extra')).record).toMatchObject({ failures: 0 });
      expect((await statusOf('extra')).record).not.toHaveProperty('problem');
    },
  );

  it('keeps what it was known by, and ends no alert', async () => {
    jma.list(
      'extra',
      telegrams(1, () => 1),
    );
    await round('extra');
    jma.spoil('/feed/extra.xml', 'html-200', 'empty');
    await round('extra');
    await round('extra');
    await round('extra');
    expect(jma.asked.at(-1)?.headers).toHaveProperty('if-none-match');
    expect(await notices()).toHaveLength(1);
  });

  it('is an alarm after five minutes, with the reason', async () => {
    await poll('extra', 'eqvol', 'regular', 'other');
    await away(6);
    jma.spoil('/feed/extra.xml', 'html-503');
    await poll('extra', 'eqvol', 'regular', 'other');
    const { alarms: all } = await town.get(MonitorService).status();
    const ours = all.filter(({ id }) => id.startsWith('feed'));
    expect(ours).toMatchObject([
      { id: expect.stringContaining('unreachable'), ja: expect.stringMatching(/随時.*HTTP 503/) },
    ]);
    await poll('extra');
    expect(await alarms()).toEqual([]);
  });

  it('is an alarm when it answers and brings nothing for too long', async () => {
    jma.list('extra', [], ago(200));
    await poll('extra', 'eqvol', 'regular', 'other');
    await away(0);
    expect(await alarms()).toEqual(['feed-silent:jma-extra']);
  });
});

describe('a telegram that cannot be fetched', () => {
  async function afterItsPause(): Promise<void> {
    await town.database.query("UPDATE feed_entry SET next_try_at = now() - interval '1 second'");
    await take();
  }

  it('is tried again and delays no other: it fails twice, then works', async () => {
    const [late, other] = telegrams(2, (index) => 2 - index);
    jma.list('extra', [late!, other!]);
    jma.spoil(`/data/${late!.file}`, 'gone', 'cut');
    await round('extra');
    expect(await notices()).toHaveLength(1);
    expect((await statusOf('extra')).entries).toMatchObject({ waiting: 1, fetched: 1 });
    await take();
    expect(jma.count(`/data/${late!.file}`)).toBe(1);
    await afterItsPause();
    await afterItsPause();
    expect(await notices()).toHaveLength(2);
    expect(jma.count(`/data/${late!.file}`)).toBe(3);
    expect(await alarms()).toEqual([]);
  });

  it('is an alarm from the third time on, and is given up after a day', async () => {
    const [gone] = telegrams(1, () => 1);
    jma.list('extra', [{ ...gone!, file: 'missing.xml' }]);
    await round('extra');
    await afterItsPause();
    await afterItsPause();
    expect(await alarms()).toEqual(['feed-stuck:jma-extra']);
    await town.database.query("UPDATE feed_entry SET updated_at = updated_at - interval '24 hours'");
    await afterItsPause();
    expect(await alarms()).toEqual(['feed-failed:jma-extra']);
    await afterItsPause();
    expect(jma.count('/data/missing.xml')).toBe(4);
  });

  it('goes to a person as it is when it stays broken; an error page never does', async () => {
    const [broken, page] = telegrams(2, () => 1);
    jma.list('extra', [broken!, page!]);
    jma.spoil(`/data/${broken!.file}`, 'half', 'half', 'half', 'half');
    jma.spoil(`/data/${page!.file}`, 'html-200', 'html-200', 'html-200', 'html-200');
    await round('extra');
    for (let tries = 0; tries < 3; tries += 1) await afterItsPause();
    const whole = heavyRainTelegram(nishitokyo, broken!.updated);
    expect(await notices()).toEqual([whole.slice(0, whole.length / 2)]);
    await afterItsPause();
    expect(await notices()).toHaveLength(2);
  });
});

describe('the clock and the allowance', () => {
  it('a publisher whose clock is an hour off, either way, is an alarm and loses nothing', async () => {
    for (const [index, ahead] of [3_600, -3_600].entries()) {
      jma.clockAhead = ahead;
      const [entry] = telegrams(index + 1, () => 1).slice(index);
      jma.list('extra', [entry!], new Date());
      await round('extra');
      expect(Math.abs((await statusOf('extra')).record!.skewSeconds! - ahead)).toBeLessThan(10);
      expect(await alarms()).toContain(`feed-clock:${new URL(jma.base).host}`);
    }
    expect(jma.asked.filter(({ path }) => path.startsWith('/data/'))).toHaveLength(2);
  });

  it('bytes are counted; forecasts stop at the end of the allowance, warnings go on', async () => {
    await poll('extra');
    const { hosts } = await town.get(FeedStatusService).status();
    expect(hosts).toMatchObject([{ requests: 1, allowedBytes: 500_000_000 }]);
    expect(hosts[0]!.bytes).toBeGreaterThan(500);
    await town.database.query('UPDATE feed_traffic SET bytes = 500000000');
    await poll('extra', 'regular');
    expect([jma.count('/feed/extra.xml'), jma.count('/feed/regular.xml')]).toEqual([2, 0]);
    expect((await statusOf('regular')).record).toMatchObject({ isPaused: true });
    expect(await alarms()).toEqual([`feed-budget:${new URL(jma.base).host}`]);
  });

  it('shows all of it as figures for Prometheus', async () => {
    jma.list(
      'extra',
      telegrams(1, () => 1),
    );
    await round('extra');
    const text = await (await fetch(`${town.url}/metrics`)).text();
    expect(text).toMatch(/todoke_feed_success_timestamp_seconds\{feed="jma-extra"\} \d+/);
    expect(text).toMatch(/todoke_feed_entries\{feed="jma-extra",state="fetched"\} 1/);
    expect(text).toMatch(/todoke_feed_bytes_today\{host="127\.0\.0\.1:\d+"\} \d+/);
  });
});

describe('a newsletter in the profile', () => {
  const rss = (title: string): string =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>図書館</title><item><guid>urn:n:1</guid><title>${title}</title><description>本文</description><pubDate>${new Date().toUTCString()}</pubDate></item></channel></rss>`;
  let reader: TestHub;
  let library: FeedServer;

  beforeAll(async () => {
    library = await FeedServer.open();
  });
  afterAll(() => library.close());
  afterEach(() => reader.close());

  it('is the notice itself: handed in when it changed, not when it is an error page', async () => {
    const path = '/feed/rss.xml';
    const feed = {
      name: 'library-news',
      source: 'library-newsletter',
      url: library.addressOf(path),
      everySeconds: 600,
    };
    const file = join(town.dataDir, 'profile.json');
    writeFileSync(
      file,
      JSON.stringify({ ...nishitokyo, feeds: [{ ...feed, silentAfterMinutes: 43_200, entries: 'whole' }] }),
    );
    reader = await startTestHub({ HUB_ROLE: 'web', CITY: file });
    const [plan] = reader.get(FeedPollService).plans;
    const count = async () => (await reader.database.query('SELECT 1 FROM notice')).length;
    const counts: number[] = [];
    library.put(path, rss('一号'));
    for (const change of [
      () => undefined,
      () => undefined,
      () => library.spoil(path, 'html-200'),
      () => library.put(path, rss('二号')),
    ]) {
      change();
      await reader.get(FeedPollService).poll(plan!);
      counts.push(await count());
    }
    expect(counts).toEqual([1, 1, 1, 2]);
  });
});

describe('several processes', () => {
  it('ask as one; when that one leaves, the next goes on', async () => {
    const shared = { DATABASE_URL: await freshDatabase(), JMA_FEEDS: jma.base, HUB_ROLE: 'worker' };
    const [first, second] = [await startTestHub(shared), await startTestHub(shared)];
    try {
      jma.list(
        'extra',
        telegrams(1, () => 1),
      );
      await eventually(
        async () => (await first.database.query('SELECT 1 FROM feed WHERE succeeded_at IS NOT NULL')).length === 4,
      );
      await new Promise((done) => setTimeout(done, 1_500));
      expect(jma.count('/feed/extra.xml')).toBeLessThanOrEqual(2);
      await first.database.query('UPDATE feed SET polled_at = NULL');
      const before = jma.count('/feed/extra.xml');
      await first.close();
      await eventually(() => Promise.resolve(jma.count('/feed/extra.xml') > before));
    } finally {
      await second.close();
    }
  });
});
