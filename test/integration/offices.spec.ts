import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Actor } from '../../src/accounts/actor.js';
import { SchoolSendersService } from '../../src/accounts/school-senders.service.js';
import { AudienceService } from '../../src/audience/audience.service.js';
import { CONSENT, type SubscribeInput } from '../../src/audience/preferences.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';

let town: TestHub;
const keys: Record<string, string> = {};
const SAMPLES = resolve(import.meta.dirname, '../../src/sources');
const sample = (path: string): Buffer<ArrayBuffer> => readFileSync(resolve(SAMPLES, path));

beforeAll(async () => {
  town = await startTestHub();
  for (const each of ['city', 'library', 'tanashi-es', 'hoya-es']) keys[each] = await town.key(each, 'intake', 'read');
}, 30_000);
afterAll(() => town.close());

/** The hub's own time; the machine's and the database's go on. */
function itIs(moment: string): Date {
  const at = new Date(`${moment}+09:00`);
  Object.defineProperty(town.hub.opened.platform.clock, 'now', { value: () => at, configurable: true });
  return at;
}

interface Answer {
  state: string;
  alertIds: string[];
  problem?: { code: string; ja: string };
}

async function handIn(
  organisation: string,
  source: string,
  body: string | Buffer<ArrayBuffer>,
  mediaType: string,
): Promise<Answer> {
  const headers = { Authorization: `Bearer ${keys[organisation]}`, 'Content-Type': mediaType };
  const answer = await fetch(`${town.url}/intake/${source}`, { method: 'POST', body, headers });
  expect(answer.status).toBe(202);
  const { noticeId } = (await answer.json()) as { noticeId: string };
  return eventually(async () => {
    const seen = await fetch(`${town.url}/api/notices/${noticeId}`, { headers });
    const notice = (await seen.json()) as Answer;
    return notice.state !== 'received' && notice;
  });
}

let readers = 0;
async function reader(choice: Partial<SubscribeInput>): Promise<string> {
  readers += 1;
  const input: SubscribeInput = {
    channel: 'email',
    address: `reader-${readers}@example.jp`,
    areas: ['13229'],
    topics: [],
    groups: [],
    language: 'ja',
    drills: false,
    consentVersion: CONSENT.version,
    ...choice,
  };
  expect(await town.get(AudienceService).subscribe(input)).toBe('sent');
  const [way] = await town.database.query<{ id: string }>("SELECT id FROM way WHERE state = 'pending'");
  const confirmed = await town.get(AudienceService).confirm(token('confirm', way!.id));
  expect(confirmed).toHaveProperty('preferencesToken');
  return way!.id;
}

const token = (purpose: string, id: string): string => town.hub.opened.platform.vault.token(purpose, id);

/** Titles of what this reader got, oldest first, once all that is owed is done. */
async function got(wayId: string): Promise<string[]> {
  await eventually(async () => {
    const [open] = await town.database.query<{ count: string }>(
      `SELECT (SELECT count(*) FROM version WHERE issued_at IS NOT NULL AND fanned_out_at IS NULL AND held_until IS NULL)
        + (SELECT count(*) FROM dispatch WHERE done_at IS NULL) AS count`,
    );
    return Number(open!.count) === 0;
  }, 20_000);
  const rows = await town.database.query<{ headline: string }>(
    `SELECT v.content->'texts'->'ja'->>'headline' AS headline FROM attempt a JOIN version v ON v.id = a.version_id
     WHERE a.way_id = $1 AND a.final ORDER BY a.id`,
    [wayId],
  );
  return rows.map(({ headline }) => headline);
}

const feed = (...items: [id: string, library?: string][]): string =>
  `<rss version="2.0"><channel><title>図書館だより</title>${items
    .map(([id, library]) => {
      const category = library === undefined ? '' : `<category>${library}</category>`;
      return `<item><title>${id}</title><guid>${id}</guid>${category}<description>${id}の本文</description></item>`;
    })
    .join('')}</channel></rss>`;
const publish = (...items: [id: string, library?: string][]): Promise<Answer> =>
  handIn('library', 'library-newsletter', feed(...items), 'application/rss+xml');

describe('the weekly digest', () => {
  const digests = (): Promise<void> => town.get(DigestService).run();
  const mondays = { weekday: 1, hour: 18 };
  const ways: Record<string, string> = {};

  beforeAll(async () => {
    itIs('2026-11-26T12:00:00');
    await digests();
    ways['each'] = await reader({ topics: ['library'], groups: ['library/chuo'] });
    ways['monday'] = await reader({ topics: ['library'], groups: ['library/chuo'], digest: mondays });
    ways['both'] = await reader({ topics: ['library'], groups: ['library/yato', 'library/chuo'], digest: mondays });
    ways['tuesday'] = await reader({
      topics: ['library'],
      groups: ['library/chuo'],
      digest: { weekday: 2, hour: 9 },
    });
    itIs('2026-11-27T12:00:00');
    await publish(['中央図書館の特集', 'chuo'], ['全館の休館日']);
  }, 60_000);

  it('leaves each issue as it comes to those who want it so', async () => {
    expect(await got(ways['each']!)).toEqual(['中央図書館の特集', '全館の休館日']);
    for (const weekly of ['monday', 'both', 'tuesday']) expect(await got(ways[weekly]!)).toEqual([]);
  }, 40_000);

  it('comes at the hour chosen, once, however many processes look', async () => {
    itIs('2026-11-30T17:59:00');
    await digests();
    expect(await got(ways['monday']!)).toEqual([]);
    itIs('2026-11-30T18:02:00');
    await Promise.all([digests(), digests(), digests()]);
    await digests();
    expect(await got(ways['monday']!)).toEqual(['図書館だより 今週のまとめ（2件）']);
    expect(await got(ways['both']!)).toEqual(['図書館だより 今週のまとめ（2件）']);
    expect(await got(ways['tuesday']!)).toEqual([]);
    expect(await got(ways['each']!)).toHaveLength(2);
    const lanes = await town.database.query<{ lane: string }>('SELECT DISTINCT lane FROM dispatch');
    expect(lanes).toEqual([{ lane: 'notice' }]);
  }, 40_000);

  it('is made up for after an outage, and not at night', async () => {
    itIs('2026-11-30T19:00:00');
    await publish(['谷戸図書館のおはなし会', 'yato']);
    itIs('2026-12-02T03:00:00');
    await digests();
    expect(await got(ways['tuesday']!)).toEqual([]);
    itIs('2026-12-02T07:05:00');
    await digests();
    await digests();
    expect(await got(ways['tuesday']!)).toEqual(['図書館だより 今週のまとめ（2件）']);
  }, 40_000);

  it('goes on where a process died after laying it down, and nobody gets it twice', async () => {
    itIs('2026-12-07T18:05:00');
    await digests();
    await town.database.query(
      `UPDATE digest SET done_at = NULL, drafts = (
         SELECT jsonb_agg(jsonb_build_object('content', v.content, 'identity', a.identity)) FROM alert a
         JOIN version v ON v.alert_id = a.id WHERE a.identity->'event'->>'system' = 'digest')
       WHERE slot_at = '2026-12-07T18:00:00+09:00' AND organisation = 'library'`,
    );
    await digests();
    expect(await got(ways['both']!)).toEqual(['図書館だより 今週のまとめ（2件）', '図書館だより 今週のまとめ（1件）']);
    expect(await got(ways['monday']!)).toHaveLength(1);
    expect(await town.database.query('SELECT 1 FROM digest WHERE done_at IS NULL')).toEqual([]);
  }, 40_000);

  it('is shown and changed by the reader, and an hour of the night is refused', async () => {
    const audience = town.get(AudienceService);
    const preferences = token('leave', ways['both']!);
    const shown = await audience.preferences(preferences);
    expect(shown).toMatchObject({ digest: mondays, topics: ['library'] });
    expect(shown?.groups.toSorted()).toEqual(['library/chuo', 'library/yato']);
    const choice = { areas: ['13229'], topics: ['library' as const], language: 'ja' as const, drills: false };
    const night = { ...choice, groups: ['library/chuo'], digest: { weekday: 1, hour: 22 } };
    expect(await audience.change(preferences, night)).toMatchObject({ code: 'quiet-hour' });
    const each = await audience.change(preferences, { ...choice, groups: ['library/chuo'] });
    expect(each).toMatchObject({ groups: ['library/chuo'] });
    expect(each).not.toHaveProperty('digest');
  });

  it('can be chosen on the page, without a script', async () => {
    const page = `${town.url}/preferences/${token('leave', ways['each']!)}`;
    const fields: [string, string][] = [
      ['home', '13229'],
      ['safety', 'evacuation'],
      ['groups', 'library/chuo'],
      ['groups', 'city/garbage'],
      ['rhythm', 'weekly'],
      ['digestDay', 'sat'],
      ['digestHour', '09'],
      ['language', 'ja'],
      ['drills', 'no'],
    ];
    const saved = await fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    expect(saved.status).toBe(303);
    const shown = await (await fetch(page)).text();
    expect(shown).toMatch(/value="09" selected/);
    expect(shown).toMatch(/value="city\/garbage" checked/);
    const late = fields.map(([name, value]): [string, string] => [name, name === 'digestHour' ? '22' : value]);
    expect((await fetch(page, { method: 'POST', body: new URLSearchParams(late) })).status).toBe(422);
  });
});

describe('in the quiet hours', () => {
  it('a newsletter waits for the morning and a school that closes does not', async () => {
    itIs('2026-12-09T22:30:00');
    const follower = await reader({ topics: ['library', 'newsletter'], groups: ['library/chuo', 'city/garbage'] });
    await town.database.query("UPDATE way SET groups = groups || '{tanashi-es/4-1}' WHERE id = $1", [follower]);
    await publish(['夜に出た号', 'chuo']);
    const closure = { id: 'night-1', subject: 'あすは休校です', body: '大雪のため。', classes: ['4-1'] };
    const event = { ...closure, id: 'night-2', subject: '遠足の持ち物', category: '行事' };
    for (const notice of [{ ...closure, category: '休校' }, event])
      await handIn('tanashi-es', 'school-notice', JSON.stringify(notice), 'application/json');
    expect(await got(follower)).toEqual(['あすは休校です']);
    itIs('2026-12-10T06:59:00');
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await got(follower)).toEqual(['あすは休校です']);
    itIs('2026-12-10T07:00:10');
    const all = await eventually(async () => {
      const titles = await got(follower);
      return titles.length === 3 && titles;
    }, 20_000);
    expect(all.toSorted()).toEqual(['あすは休校です', '夜に出た号', '遠足の持ち物'].toSorted());
  }, 60_000);
});

describe('mail of a school', () => {
  const school: Actor = { id: 'a', name: '教頭', role: 'school', organisation: 'tanashi-es' };
  const eml = (id: string): Buffer<ArrayBuffer> =>
    Buffer.from(
      sample('school-notice/samples/closure-iso-2022-jp.eml').toString('latin1').replace('.1@', `.${id}@`),
      'latin1',
    );
  const mailIn = (body: Buffer<ArrayBuffer>, organisation = 'tanashi-es'): Promise<Answer> =>
    handIn(organisation, 'school-notice', body, 'message/rfc822');

  it('is sent on once its sender is registered, for this school alone, and not after they are removed', async () => {
    itIs('2026-08-31T16:31:00');
    const senders = town.get(SchoolSendersService);
    expect(await mailIn(eml('1'))).toMatchObject({ state: 'quarantined', problem: { code: 'sender-unknown' } });
    const made = await senders.add(school, 'tanashi-es', ' Kyoto@Tanashi-es.example.jp ');
    if ('code' in made) throw new Error(made.en);
    expect(await mailIn(eml('2'))).toMatchObject({ state: 'parsed', alertIds: [expect.any(String)] });
    expect(await mailIn(eml('3'), 'hoya-es')).toMatchObject({ problem: { code: 'sender-unknown' } });
    expect(await senders.remove(school, 'tanashi-es', made.id)).toBe('removed');
    expect(await mailIn(eml('4'))).toMatchObject({ problem: { code: 'sender-unknown' } });
  });

  it('finds the school by its secret address, in small letters and large, until the address is renewed', async () => {
    const senders = town.get(SchoolSendersService);
    const mailbox = (await senders.mailbox('tanashi-es'))!;
    expect(mailbox).toMatch(/^school\+[0-9a-f]{32}$/);
    expect(await senders.schoolOf(mailbox.toUpperCase())).toBe('tanashi-es');
    expect(await senders.schoolOf('school+00000000000000000000000000000000')).toBeUndefined();
    expect(await senders.mailbox('library')).toBeUndefined();
    const renewed = await senders.renewMailbox(school, 'tanashi-es');
    if (typeof renewed !== 'string') throw new Error(renewed.en);
    expect(await senders.schoolOf(mailbox)).toBeUndefined();
    expect(await senders.schoolOf(renewed)).toBe('tanashi-es');
  });

  it('may be opened to no school by another, and shows no address in clear anywhere', async () => {
    const senders = town.get(SchoolSendersService);
    expect(await senders.add(school, 'hoya-es', 'x@example.jp')).toMatchObject({ code: 'not-allowed' });
    expect(await senders.add(school, 'tanashi-es', 'not an address')).toMatchObject({ code: 'bad-email' });
    await senders.add(school, 'tanashi-es', 'secret.teacher@example.jp');
    expect(await senders.add(school, 'tanashi-es', 'SECRET.teacher@example.jp')).toMatchObject({
      code: 'known-sender',
    });
    expect(await senders.list(school, 'tanashi-es')).toMatchObject([{ addressMasked: 's***@example.jp' }]);
    const [dump] = await town.database.query<{ all: string }>(
      `SELECT concat((SELECT string_agg(s::text, ' ') FROM school_sender s), (SELECT string_agg(a::text, ' ') FROM audit a)) AS all`,
    );
    expect(dump!.all).not.toContain('secret.teacher');
    expect(dump!.all).not.toContain(Buffer.from('secret.teacher').toString('hex'));
  });

  it('comes as a table as well, and as a list of books for a library', async () => {
    itIs('2026-09-01T10:00:00');
    const table = await handIn(
      'tanashi-es',
      'school-notice',
      sample('school-notice/samples/week-cp932.csv'),
      'text/csv',
    );
    expect(table).toMatchObject({ state: 'parsed' });
    expect(table.alertIds).toHaveLength(3);
    const books = await handIn('library', 'library-newsletter', '水辺の本 / 川野いずみ\n', 'text/plain');
    expect(books.alertIds).toHaveLength(1);
  });
});
