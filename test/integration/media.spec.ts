import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { StationsService } from '../../src/reach/stations.service.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';

const STATION = 'fm-nishitokyo';
const hasEngine = existsSync('/usr/bin/open_jtalk') && existsSync('/usr/share/hts-voice');
const withEngine = hasEngine ? it : it.skip;

describe('the feeds of studios and stations', () => {
  let town: TestHub;
  let key = '';

  beforeAll(async () => {
    town = await startTestHub(hasEngine ? { FM_OPEN_JTALK: '/usr/bin/open_jtalk' } : {});
    key = await town.key('city', 'media');
  }, 60_000);
  afterAll(() => town.close());

  async function record(change: Parameters<typeof rainDraft>[0], material: string): Promise<string> {
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    const { alertId } = await town
      .get(RegisterService)
      .record(rainDraft(change, { key: 'test:media', material }), { noticeId: notice!.id, lifeHours: 6 });
    await eventually(async () => {
      const found = (await town.get(AlertsService).get(alertId!))!;
      return town.get(ProgressService).isSettled(found);
    }, 30_000);
    return alertId!;
  }

  const call = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(`${town.url}${path}`, {
      redirect: 'manual',
      ...options,
      headers: { Authorization: `Bearer ${key}`, ...options.headers },
    });
  const text = async (path: string): Promise<string> => (await call(path)).text();
  const ack = (body: unknown): Promise<Response> =>
    call('/media/fm/ack', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('say that nothing is on air before anything was', async () => {
    expect(await text('/media/fm/current.txt')).toContain('Nothing on air');
    expect(await (await call('/media/fm/current.json')).json()).toMatchObject({ onAir: false, wav: null });
    expect(await text('/media/catv/current.txt')).toBe('');
    expect(await text('/media/catv/current.xml?charset=shift_jis')).toContain('encoding="Shift_JIS"');
    const wav = await call('/media/fm/current.wav');
    expect([wav.status, ((await wav.json()) as { type: string }).type]).toEqual([
      404,
      'urn:todoke:problem:nothing-on-air',
    ]);
    for (const path of ['/media/fm/current.exe', '/media/tv/current.txt', '/media/fm/..%2Fcurrent.txt'])
      expect((await call(path)).status).toBe(404);
    expect((await call('/media/fm/current.txt?place=nowhere')).status).toBe(422);
    expect((await fetch(`${town.url}/media/fm/current.ssml`)).status).toBe(401);
  });

  it('wake who waits as soon as a script is there, by its ETag', async () => {
    const etag = (await call('/media/fm/current.json')).headers.get('etag')!;
    const waiting = call(`/media/fm/current.json?wait=30&place=${STATION}`, { headers: { 'If-None-Match': etag } });
    const alertId = await record({}, 'first');
    const answer = await waiting;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ onAir: true, alertId, version: 1, kind: 'actual', class: 'emergency' });
    expect((await call('/media/fm/current.ssml')).headers.get('content-type')).toContain('application/ssml+xml');
  }, 40_000);

  withEngine(
    'give the sound when it is made, to who waits for it',
    async () => {
      const wav = await call('/media/fm/current.wav?wait=60');
      expect([wav.status, wav.headers.get('content-type')]).toEqual([200, 'audio/wav']);
      const bytes = Buffer.from(await wav.arrayBuffer());
      expect([bytes.toString('latin1', 0, 4), bytes.readUInt32LE(4)]).toEqual(['RIFF', bytes.length - 8]);
      const etag = wav.headers.get('etag')!;
      expect((await call('/media/fm/current.wav', { headers: { 'If-None-Match': etag } })).status).toBe(304);
      const { wav: told, seconds } = (await (await call('/media/fm/current.json')).json()) as {
        wav: { seconds: number };
        seconds: number;
      };
      expect(told.seconds / seconds).toBeGreaterThan(0.6);
      const file = join(town.dataDir, 'media', 'fm-feed', STATION, 'current.wav');
      expect(readFileSync(file).equals(bytes)).toBe(true);
    },
    90_000,
  );

  it('take "read at 10:32" as a receipt, once for the same minute, and refuse a time that cannot be', async () => {
    const { alertId, version } = (await (await call('/media/fm/current.json')).json()) as {
      alertId: string;
      version: number;
    };
    const at = new Date().toISOString();
    const first = await ack({ alertId, version, at });
    expect([first.status, await first.json()]).toEqual([
      200,
      { alertId, version, place: STATION, at, duplicate: false },
    ]);
    expect(await (await ack({ alertId, version, at, place: STATION })).json()).toMatchObject({ duplicate: true });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect((await ack({ alertId, version, at: later })).status).toBe(422);
    expect((await ack({ alertId, version: 9 })).status).toBe(404);
    expect((await ack({ alertId })).status).toBe(422);
    const rows = await town.database.query("SELECT kind, given_by FROM receipt WHERE kind = 'on-air'");
    expect(rows).toHaveLength(1);
  });

  it('lead the studio to a page of its own that needs no key, where one tap is the receipt', async () => {
    const page = (await call('/media/fm/current.html')).headers.get('location')!;
    const open = async (): Promise<string> => (await fetch(`${town.url}${page}`)).text();
    const html = await open();
    expect(html).toMatch(/<ruby>西東京市|放送原稿/);
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
    const body = new URLSearchParams({ alertId: field('alertId'), version: field('version') });
    const tapped = await fetch(`${town.url}${page}/told`, { method: 'POST', body, redirect: 'manual' });
    expect([tapped.status, tapped.headers.get('location')]).toEqual([303, page]);
    expect(await open()).toMatch(/放送済み：[\s\S]*\d\d:\d\d/);
    expect((await fetch(`${town.url}/studio/${'A'.repeat(44)}`)).status).toBe(404);
    const station = town.get(StationsService).of('fm-feed')[0]!;
    expect(page).toBe(town.get(StationsService).path(station));
  });

  it('carry a correction and an all-clear to the same place', async () => {
    await record({ messageType: 'Update', level: 5, severity: 'Extreme' }, 'second');
    expect(await (await call(`/media/fm/current.json?place=${STATION}`)).json()).toMatchObject({ version: 2 });
    expect(await text('/media/fm/current.txt')).toContain('新しい情報をお伝えします。');
    await record({ messageType: 'AllClear' }, 'third');
    expect(await text(`/media/fm/current.txt?place=${STATION}`)).toContain('解除をお伝えします。');
    expect(await text('/media/catv/current.xml')).toMatch(/messageType="AllClear"[\s\S]*【解除】/);
  }, 60_000);

  it('end by themselves at the hour of the information: on the web at once, in the folders soon after', async () => {
    const expiresAt = new Date(Date.now() + 6_000);
    await record({ expiresAt: expiresAt.toISOString(), areas: ['13229.midori'] }, 'short');
    const etag = (await call('/media/fm/current.txt')).headers.get('etag')!;
    const ended = await call('/media/fm/current.txt?wait=30', { headers: { 'If-None-Match': etag } });
    expect(await ended.text()).toContain('Nothing on air');
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime() - 500);
    const folder = join(town.dataDir, 'media', 'fm-feed', STATION);
    await eventually(() =>
      Promise.resolve(readFileSync(join(folder, 'current.json'), 'utf8').includes('"onAir": false')),
    );
    expect(existsSync(join(folder, 'current.wav'))).toBe(false);
    expect(await text('/media/catv/current.txt')).toBe('');
  }, 60_000);
});
