import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { sheetPath, sheetSeal } from '../../src/domain/alert-url.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { BoardsService } from '../../src/reach/boards.service.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';

const BOARD = 'board-yagisawa';

describe('the sheet of a notice board', () => {
  let town: TestHub;
  let alertId = '';
  let shortId = '';

  beforeAll(async () => {
    town = await startTestHub();
    await record({ areas: ['13229.yagisawa'] }, 'first');
  }, 60_000);
  afterAll(() => town.close());

  async function record(change: Parameters<typeof rainDraft>[0], material: string): Promise<void> {
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    const recorded = await town
      .get(RegisterService)
      .record(rainDraft(change, { key: 'test:sheet', material }), { noticeId: notice!.id, lifeHours: 6 });
    alertId = recorded.alertId!;
    const found = await eventually(async () => {
      const now = (await town.get(AlertsService).get(alertId))!;
      return (await town.get(ProgressService).isSettled(now)) && now;
    }, 30_000);
    shortId = found.shortId;
  }

  const pathOf = (report: number, board = BOARD): string => {
    const sheet = { shortId, report, board };
    return sheetPath({ ...sheet, code: town.hub.opened.platform.vault.code('sheet', sheetSeal(sheet)) });
  };
  const get = async (path: string): Promise<{ status: number; html: string }> => {
    const answer = await fetch(`${town.url}${path}`);
    return { status: answer.status, html: await answer.text() };
  };
  const tap = (path: string, what: string): Promise<Response> =>
    fetch(`${town.url}${path}/${what}`, { method: 'POST', redirect: 'manual' });
  const stateOf = async (board: string): Promise<string | undefined> => {
    const states = await town.get(BoardsService).states((await town.get(AlertsService).get(alertId))!);
    return states.find((each) => each.board.code === board)?.state;
  };

  it('prints the code that its link carries', async () => {
    const text = await town.database.query<{ preview: string }>(
      "SELECT preview FROM rendition WHERE channel = 'bulletin' AND place = $1",
      [BOARD],
    );
    const code = pathOf(1).split('/').at(-1)!;
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(text[0]!.preview).toContain(code);
  });

  it('is told to be posted with one tap and without an account, and a second tap changes nothing', async () => {
    expect(await stateOf(BOARD)).toBe('open');
    const page = await get(pathOf(1));
    expect([page.status, page.html.includes('掲示しました')]).toEqual([200, true]);
    for (let taps = 0; taps < 2; taps += 1) expect((await tap(pathOf(1), 'posted')).status).toBe(303);
    expect(await stateOf(BOARD)).toBe('posted');
    expect((await get(pathOf(1))).html).toContain('掲示済みです');
    const receipts = await town.database.query("SELECT 1 FROM receipt WHERE kind = 'posted'");
    expect(receipts).toHaveLength(1);
  });

  it('refuses a code that nobody printed, and another board’s', async () => {
    const wrong = pathOf(1).replace(/[^/]{6}$/, 'AAAAAA');
    expect((await get(wrong)).status).toBe(404);
    expect((await get(pathOf(1).replace(BOARD, 'board-hoya'))).status).toBe(404);
    expect((await tap(wrong, 'posted')).status).toBe(404);
    expect(await stateOf('board-hoya')).toBeUndefined();
  });

  it('tells to take it down and offers the new one when it is superseded', async () => {
    await record({ level: 5, severity: 'Extreme', areas: ['13229.yagisawa'] }, 'second');
    expect(await stateOf(BOARD)).toBe('old');
    const page = await get(pathOf(1));
    expect(page.html).toContain('はがしてください');
    expect(page.html).toContain(pathOf(2));
    await tap(pathOf(1), 'posted');
    expect(await stateOf(BOARD)).toBe('old');
    const pdf = await fetch(`${town.url}${pathOf(2)}/sheet.pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await tap(pathOf(1), 'taken-down');
    await tap(pathOf(2), 'posted');
    expect(await stateOf(BOARD)).toBe('posted');
  }, 60_000);
});
