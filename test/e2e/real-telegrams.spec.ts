import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';

const FIXTURES = resolve(import.meta.dirname, '../../../shared/fixtures/jma');
const when = existsSync(FIXTURES) ? describe : describe.skip;

interface Notice {
  state: string;
  alertIds: string[];
  note: { ja: string; en: string };
}

when('real telegrams, read back over the API (skipped where ../shared/fixtures is not there)', () => {
  let town: TestHub;
  let headers: Record<string, string>;

  beforeAll(async () => {
    town = await startTestHub();
    headers = {
      Authorization: `Bearer ${await town.key('city', 'intake', 'read')}`,
      'Content-Type': 'application/xml',
    };
  }, 30_000);
  afterAll(() => town.close());

  async function handIn(file: string): Promise<Notice> {
    const answer = await fetch(`${town.url}/intake/jma-xml`, {
      method: 'POST',
      headers,
      body: readFileSync(join(FIXTURES, file)),
    });
    expect(answer.status).toBe(202);
    const { noticeId } = (await answer.json()) as { noticeId: string };
    return eventually(async () => {
      const notice = (await (await fetch(`${town.url}/api/notices/${noticeId}`, { headers })).json()) as Notice;
      return notice.state !== 'received' && notice;
    });
  }

  it('a heavy-rain warning for 宗谷地方 concerns nobody here', async () => {
    const notice = await handIn('15_16_03_241226_VPWW55.xml');
    expect(notice).toMatchObject({ state: 'parsed', alertIds: [] });
    expect(notice.note.ja).toContain('宗谷');
  });

  it('the earthquake of 2011-03-11 is an alert of 震度５弱 here, shown and, being old, sent to nobody', async () => {
    const notice = await handIn('32-39_11_05_240613_VXSE53.xml');
    expect(notice.alertIds).toHaveLength(1);
    const alert = (await (await fetch(`${town.url}/api/alerts/${notice.alertIds[0]}`, { headers })).json()) as {
      state: string;
      versions: { content: Record<string, unknown>; issuedAt?: string }[];
    };
    expect(alert.state).toBe('shown');
    expect(alert.versions[0]!.issuedAt).toBeUndefined();
    expect(alert.versions[0]!.content).toMatchObject({
      topic: 'earthquake',
      severity: 'Severe',
      kind: 'actual',
      texts: { ja: { headline: expect.stringContaining('震度５弱') } },
    });
  });

  it('a tsunami advisory for 伊豆・小笠原諸島 concerns nobody in a town without a coast', async () => {
    const notice = await handIn('20231009064018_06274659_VTSE41.xml');
    expect(notice).toMatchObject({ state: 'parsed', alertIds: [] });
    expect(notice.note.ja).toMatch(/伊豆|小笠原/);
  });
});

when('the same earthquake with the hub’s clock set to that day', () => {
  it('goes out, because it is news', async () => {
    const town = await startTestHub({ HUB_CLOCK_START: '2011-03-11T05:56:00Z' });
    try {
      const headers = {
        Authorization: `Bearer ${await town.key('city', 'intake', 'read')}`,
        'Content-Type': 'application/xml',
      };
      const answer = await fetch(`${town.url}/intake/jma-xml`, {
        method: 'POST',
        headers,
        body: readFileSync(join(FIXTURES, '32-39_11_05_240613_VXSE53.xml')),
      });
      const { noticeId } = (await answer.json()) as { noticeId: string };
      const [alertId] = await eventually(async () => {
        const notice = (await (await fetch(`${town.url}/api/notices/${noticeId}`, { headers })).json()) as Notice;
        return notice.alertIds.length > 0 && notice.alertIds;
      });
      expect(await (await fetch(`${town.url}/api/alerts/${alertId}`, { headers })).json()).toMatchObject({
        state: 'issued',
      });
    } finally {
      await town.close();
    }
  }, 30_000);
});
