import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import PostalMime from 'postal-mime';
import { ResidentsService } from '../../src/audience/residents.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import { seedResidents } from '../../src/cli/residents.js';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import type { Progress, Reach } from '../../src/ledger/progress.js';
import { readPdf } from '../support/pdf-reading.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';
import { startTestSinks } from '../support/sinks.js';

const HEADLINE = '大雨危険警報';
let sinks: Sinks;
let town: TestHub;
let key: string;
let alertId: string;
let shortId: string;
let progress: Progress;

beforeAll(async () => {
  sinks = await startTestSinks();
  town = await startTestHub({ ...sinks.environment });
  key = await town.key('city', 'intake', 'read', 'media');
  await seedResidents(town.get(ResidentsService), {
    residents: 300,
    seed: 3,
    profile: nishitokyo,
    pushDevice: () => sinks.device(),
  });
  const answer = await call('/intake/jma-xml', {
    method: 'POST',
    body: heavyRainTelegram(nishitokyo, new Date()),
    headers: { 'Content-Type': 'application/xml' },
  });
  const { noticeId } = (await answer.json()) as { noticeId: string };
  alertId = await eventually(
    async () => ((await (await call(`/api/notices/${noticeId}`)).json()) as { alertIds: string[] }).alertIds[0],
  );
  progress = await eventually(async () => {
    const figures = (await (await call(`/api/alerts/${alertId}/progress`)).json()) as Progress;
    return (
      Object.keys(figures.channels).length === 6 &&
      Object.values(figures.channels).every((channel) => channel.open === 0) &&
      figures
    );
  }, 40_000);
  shortId = ((await (await call(`/api/alerts/${alertId}`)).json()) as { shortId: string }).shortId;
}, 90_000);

afterAll(async () => {
  await town.close();
  await sinks.stop();
});

function call(path: string, options: RequestInit = {}): Promise<Response> {
  return fetch(`${town.url}${path}`, { ...options, headers: { Authorization: `Bearer ${key}`, ...options.headers } });
}

const xsd = resolve(import.meta.dirname, '../../../shared/fixtures/cap/CAP-v1.2.xsd');

describe('a heavy-rain telegram of level 4 reaches the whole town', () => {
  it('settles every address of six channels, first hand-off within seconds', () => {
    for (const channel of Object.values(progress.channels)) expect(channel.sent).toBe(channel.owed);
    expect(progress.audience).toBe(Object.values(progress.channels).reduce((sum, channel) => sum + channel.owed, 0));
    expect(Date.parse(progress.firstHandOffAt!) - Date.parse(progress.receivedAt!)).toBeLessThan(5_000);
  });

  it('every mail parses with an independent parser: title, place and what to do come first, with the short URL', async () => {
    expect(sinks.smtp.received.length).toBeGreaterThan(50);
    for (const mail of sinks.smtp.received) {
      const parsed = await PostalMime.parse(mail.raw);
      expect(mail.to).toHaveLength(1);
      expect(parsed.to?.map((to) => to.address)).toEqual(mail.to);
      expect(parsed.text).toContain(`/alerts/${shortId}`);
      expect(parsed.html).toContain(`/alerts/${shortId}`);
      const header = (name: string): string | undefined => parsed.headers.find((each) => each.key === name)?.value;
      expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      expect(header('list-unsubscribe')).toMatch(/^<http.*\/unsubscribe\/[\w-]{44}>$/);
    }
    const japanese = await Promise.all(sinks.smtp.received.map((mail) => PostalMime.parse(mail.raw)));
    expect(japanese.some((mail) => mail.subject?.includes(HEADLINE))).toBe(true);
  });

  it('every push decrypts with its subscriber’s own key, bounded by the end of the alert', () => {
    expect(sinks.push.received).toHaveLength(progress.channels['web-push']!.owed);
    for (const push of sinks.push.received) {
      expect(JSON.parse(push.payload)).toMatchObject({
        url: expect.stringContaining(`/alerts/${shortId}`),
        kind: 'actual',
      });
      expect(Number(push.headers.ttl)).toBeLessThanOrEqual(24 * 3600);
      expect(push.headers.urgency).toBe('high');
    }
  });

  it('LINE gets text first, each person once, 500 at most a call', () => {
    const people = sinks.line.received.flatMap((call) => call.to);
    expect(new Set(people).size).toBe(people.length);
    for (const call of sinks.line.received)
      expect([call.to.length <= 500, call.messages[0]?.type]).toEqual([true, 'text']);
  });

  it('the bulletin’s text, as a screen reader meets it, holds headline, area and URL', () => {
    const folder = join(town.dataDir, 'media', 'bulletin');
    const sheets = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
    expect(sheets).toHaveLength(nishitokyo.boards.length);
    const text = readPdf(readFileSync(join(folder, sheets[0]!))).root.text.replaceAll(/\s/g, '');
    for (const part of [HEADLINE, '西東京市全域', `/alerts/${shortId}`]) expect(text).toContain(part);
  });

  it('studios fetch the script and the pages with a media key, wait for news, and strangers get nothing', async () => {
    const script = await call('/media/fm/current.txt');
    expect(await script.text()).toContain('こちらは、西東京市です。');
    expect((await call('/media/catv/current.txt?charset=shift_jis')).headers.get('content-type')).toContain(
      'Shift_JIS',
    );
    const etag = script.headers.get('etag')!;
    const began = Date.now();
    expect((await call('/media/fm/current.txt?wait=1', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect(Date.now() - began).toBeGreaterThan(900);
    expect((await fetch(`${town.url}/media/fm/current.txt`)).status).toBe(401);
  });

  it('is open data: Atom, JSON, GeoJSON, and CAP 1.2', async () => {
    const atom = await (await fetch(`${town.url}/feeds/alerts.atom`)).text();
    expect(atom).toContain(`/alerts/${shortId}`);
    expect(await (await fetch(`${town.url}/feeds/alerts.json`)).json()).toMatchObject({
      alerts: [{ number: shortId, level: 4, kind: 'actual' }],
    });
    expect(await (await fetch(`${town.url}/alerts/${shortId}.geojson`)).json()).toMatchObject({
      type: 'FeatureCollection',
    });
    const cap = await (await fetch(`${town.url}/alerts/${shortId}.cap.xml`)).text();
    expect(cap).toContain('<status>Actual</status>');
    expect(cap).not.toMatch(/<sent>[^<]*(Z|\.\d+)</);
  });

  const withXsd = existsSync(xsd) ? it : it.skip;
  withXsd('the CAP document is valid against the CAP 1.2 schema', async () => {
    const schema = XmlDocument.fromBuffer(readFileSync(xsd));
    const validator = XsdValidator.fromDoc(schema);
    const alert = XmlDocument.fromString(await (await fetch(`${town.url}/alerts/${shortId}.cap.xml`)).text());
    expect(() => validator.validate(alert)).not.toThrow();
    for (const each of [alert, validator, schema]) each.dispose();
  });

  it('shows masked addresses in the ledger and reach by town', async () => {
    const page = (await (await call(`/api/alerts/${alertId}/deliveries?channel=email`)).json()) as {
      items: { address: string }[];
    };
    expect(page.items.length).toBeGreaterThan(10);
    for (const item of page.items) expect(item.address).toMatch(/^.\*\*\*@/);
    const reach = (await (await call(`/api/alerts/${alertId}/reach`)).json()) as Reach;
    expect(reach.reached + reach.unreached).toBe(reach.households);
    expect(reach.unreached).toBeGreaterThan(0);
  });

  it('describes itself in OpenAPI', async () => {
    const api = (await (await fetch(`${town.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(api.openapi).toMatch(/^3\./);
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/intake/{source}', '/api/alerts', '/api/alerts/{id}/progress', '/api/notices/{id}']),
    );
    expect(Object.keys(api.paths).every((path) => /^\/(api|intake)\//.test(path))).toBe(true);
  });
});
