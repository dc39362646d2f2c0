import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Role } from '../../src/accounts/actor.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReachWorker } from '../../src/reach/reach.worker.js';
import { PASSWORD, startTestHub, type TestHub } from '../support/hub.js';
import { order, settle, standing } from '../support/last-mile.js';
import { startTestSinks } from '../support/sinks.js';

/** A member of staff with a session, as a browser without JavaScript would act. */
interface Clerk {
  get(path: string): Promise<Response>;
  post(path: string, fields: Record<string, string>): Promise<Response>;
}

describe('the lists of an evacuation order', () => {
  let sinks: Sinks;
  let town: TestHub;
  let crisis: Clerk;
  let names: Map<string, string>;
  let alertId = '';
  let versionId = '';

  beforeAll(async () => {
    sinks = await startTestSinks();
    town = await startTestHub(sinks.environment);
    await town.get(ReachWorker).stop();
    const visit = [{ channel: 'visit', address: '' }];
    names = await settle(town, [
      { name: '電話 一子', ways: [{ channel: 'phone', address: '042-400-0001' }] },
      { name: '電話 二郎', ways: [{ channel: 'phone', address: '042-400-0002' }] },
      { name: '=cmd|calc 三郎', ways: [{ channel: 'phone', address: '+81-42-400-0003' }] },
      { name: 'ファクス 四子', ways: [{ channel: 'fax', address: '042-400-0004' }] },
      { name: '同意 五郎', ways: visit, needsSupport: true, disclosure: true },
      { name: '不同意 六子', ways: visit, needsSupport: true },
    ]);
    crisis = await signedIn('crisis');
    ({ alertId, versionId } = await order(town));
    await follow();
  }, 60_000);

  afterAll(async () => {
    await town.close();
    await sinks.stop();
  });

  const follow = (minutes = 0): Promise<void> => town.get(ReachService).follow(new Date(Date.now() + minutes * 60_000));
  const lists = (rest: string): string => `/console/alerts/${alertId}/lists${rest}`;

  async function signedIn(role: Role): Promise<Clerk> {
    const accounts = town.get(AccountsService);
    const { email } = await town.staff(role);
    const signed = await accounts.signIn({ email, password: PASSWORD, remote: '192.0.2.1' });
    if (!('token' in signed)) throw new Error('not signed in');
    const { csrf = '' } = (await accounts.sessionOf(signed.token)) ?? {};
    const headers = { Cookie: `todoke_session=${signed.token}`, Accept: 'text/html' };
    return {
      get: (path) => fetch(town.url + path, { headers, redirect: 'manual' }),
      post: (path, fields) =>
        fetch(town.url + path, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ csrf, ...fields }),
          redirect: 'manual',
        }),
    };
  }

  async function csv(query: string): Promise<Record<string, string>[]> {
    const answer = await crisis.get(lists(`/csv?${query}`));
    return parse(Buffer.from(await answer.arrayBuffer()), { bom: true, columns: true });
  }

  /** The link of the line of a person, as the QR code has it. */
  async function linkOf(name: string, list: string): Promise<string> {
    const line = (await csv(`list=${list}`)).find((row) => row['氏名・名称'] === name);
    return line!['記録用のリンク']!;
  }

  const press = (link: string, result: string): Promise<Response> =>
    fetch(link, { method: 'POST', body: new URLSearchParams({ result }), redirect: 'manual' });

  it('name facilities of the area first, then people, on one list each', async () => {
    const call = await csv('list=call');
    expect(call.map((row) => row['種別'])).toEqual(['施設', '世帯', '世帯', '世帯']);
    expect(call[0]).toMatchObject({ '氏名・名称': expect.stringContaining('見本老人ホーム'), 報: '第1報' });
    expect(new Set(call.map((row) => row['氏名・名称'])).size).toBe(4);
    expect((await csv('list=fax')).map((row) => row['番号'])).toEqual(['042-400-0004']);
    expect((await csv('list=visit')).map((row) => row['要支援'])).toEqual(['要支援', '要支援']);
  });

  it('are no formulas to a spreadsheet, and begin with a mark of their encoding', async () => {
    const answer = await crisis.get(lists('/csv?list=call'));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(bytes.toString('utf8')).toContain("'=cmd|calc 三郎");
    expect(bytes.toString('utf8')).toContain("'+81-42-400-0003");
  });

  it('are split among callers; a line keeps its part, and only open lines are dealt out again', async () => {
    expect((await crisis.post(lists('/split'), { list: 'call', parts: 'zwei' })).status).toBe(422);
    expect((await crisis.post(lists('/split'), { list: 'call', parts: '2' })).status).toBe(303);
    const parts = (await csv('list=call')).map((row) => row['担当']);
    expect(new Set(parts)).toEqual(new Set(['1', '2']));
    expect(await csv('list=call&part=1')).toHaveLength(parts.filter((part) => part === '1').length);
    const paper = await (await crisis.get(lists('/print?list=call&part=1'))).text();
    expect(paper).toContain('担当 1 / 2');
    expect(paper).toContain('読み上げる文');
    expect(paper).toContain('<svg');
  });

  it('lose a line with one press, in the office or by its QR code, and count it once', async () => {
    const link = await linkOf('電話 一子', 'call');
    expect(link).toMatch(/\/r\/[\w-]{44}$/);
    const page = await (await fetch(link)).text();
    expect(page).not.toContain('一子');
    expect(page).not.toContain('042-400-0001');
    expect((await press(link, 'told')).status).toBe(303);
    expect((await csv('list=call')).map((row) => row['氏名・名称'])).not.toContain('電話 一子');
    const again = await press(link, 'told');
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('すでに届いています');
    const office = await (await crisis.get(lists('?list=call'))).text();
    const lines = [...office.matchAll(/lists\/lines\/([0-9a-f-]{36})/g)].map(([, id]) => id);
    expect(lines).toHaveLength(3);
    await crisis.post(lists(`/lines/${lines[0]}`), { list: 'call', result: 'told' });
    expect(await csv('list=call')).toHaveLength(2);
    await follow();
    expect(await standing(town, versionId, names)).toMatchObject({
      '電話 一子': { how: 'called', list: null, is_open: false },
    });
    const receipts = await town.database.query("SELECT 1 FROM receipt WHERE kind = 'called' AND household_id = $1", [
      names.get('電話 一子'),
    ]);
    expect(receipts).toHaveLength(1);
  });

  it('take back what was pressed by mistake: the line stands again, nobody counts as told, and it can be pressed anew', async () => {
    const link = await linkOf('電話 二郎', 'call');
    await press(link, 'told');
    await follow();
    expect(await standing(town, versionId, names)).toMatchObject({ '電話 二郎': { how: 'called', is_open: false } });
    expect(await (await fetch(link)).text()).toContain('押し間違えた');
    expect((await press(link, 'back')).status).toBe(303);
    const open = { '電話 二郎': { how: null, list: 'call', is_open: true } };
    expect(await standing(town, versionId, names)).toMatchObject(open);
    await follow();
    expect(await standing(town, versionId, names)).toMatchObject(open);
    expect((await csv('list=call')).map((row) => row['氏名・名称'])).toContain('電話 二郎');
    // Nothing is pressed on it now.
    expect((await press(link, 'back')).status).toBe(409);

    const office = await (await crisis.get(lists('?list=call'))).text();
    const line = /lists\/lines\/([0-9a-f-]{36})/.exec(office.slice(office.indexOf('電話 二郎')))?.[1] ?? '';
    const pressed = await crisis.post(lists(`/lines/${line}`), { list: 'call', result: 'told' });
    const after = await (await crisis.get(pressed.headers.get('location') ?? '')).text();
    expect(after).toMatch(/行：電話で伝えました/u);
    await crisis.post(lists(`/lines/${line}`), { list: 'call', result: 'back' });
    expect((await csv('list=call')).map((row) => row['氏名・名称'])).toContain('電話 二郎');
    const kinds = await town.database.query<{ kind: string }>(
      'SELECT kind FROM receipt WHERE household_id = $1 ORDER BY id',
      [names.get('電話 二郎')],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['called', 'taken-back', 'called', 'taken-back']);
  });

  it('send whoever was not reached on to the visits at once, and say so to old paper', async () => {
    const link = await linkOf('電話 二郎', 'call');
    expect((await press(link, 'absent')).status).toBe(303);
    await follow();
    expect(await standing(town, versionId, names)).toMatchObject({ '電話 二郎': { list: 'visit', is_open: true } });
    expect((await csv('list=call')).map((row) => row['氏名・名称'])).not.toContain('電話 二郎');
    expect(await (await fetch(link)).text()).toContain('訪問の一覧に移っています');
    const visit = await linkOf('電話 二郎', 'visit');
    await press(visit, 'absent');
    // Nothing comes after a visit: they stay, and the next visitor sees when somebody was there.
    const line = (await csv('list=visit')).find((row) => row['氏名・名称'] === '電話 二郎');
    expect(line!['これまで']).toContain('訪問して不在でした');
    await press(visit, 'told');
    await follow();
    expect(await standing(town, versionId, names)).toMatchObject({ '電話 二郎': { how: 'visited', is_open: false } });
  });

  it('show a helper outside the office only who consented, and no more without a gate', async () => {
    const paper = await (await crisis.get(lists('/print?list=visit&reader=supporter-mihon-1'))).text();
    expect(paper).toContain('同意 五郎');
    expect(paper).not.toContain('六子');
    expect(paper).toContain('氏名は市役所のみ');
    expect(paper).toContain('見本地区民生委員');
    expect((paper.match(/要支援/g) ?? []).length).toBe(1);
    // Another helper's area: nobody of this one.
    const elsewhere = await (await crisis.get(lists('/print?list=visit&reader=supporter-mihon-2'))).text();
    expect(elsewhere).not.toContain('五郎');
    expect((await crisis.get(lists('/print?list=visit&reader=nobody'))).status).toBe(404);
  });

  it('open all names in a declared emergency with officer and reason, and close them again', async () => {
    expect((await crisis.post(lists('/disclosure'), { officer: '', reason: '' })).status).toBe(422);
    const declared = { officer: '危機管理監 見本', reason: '堤防が切れるおそれがあるため' };
    expect((await crisis.post(lists('/disclosure'), declared)).status).toBe(303);
    const open = await (await crisis.get(lists('/print?list=visit&reader=supporter-mihon-1'))).text();
    expect(open).toContain('六子');
    expect(open).toContain('危機管理監 見本');
    expect(open).toContain('堤防が切れるおそれがあるため');
    await crisis.post(lists('/disclosure/close'), {});
    const closed = await (await crisis.get(lists('/print?list=visit&reader=supporter-mihon-1'))).text();
    expect(closed).not.toContain('六子');
  });

  it('leave each look in the audit trail, without a name', async () => {
    const rows = await town.database.query<{ action: string; detail: { lines: number; gate?: string } }>(
      "SELECT action, detail FROM audit WHERE action LIKE 'list.%' OR action LIKE 'disclosure.%' ORDER BY id",
    );
    const actions = new Set(rows.map(({ action }) => action));
    expect(actions).toEqual(
      new Set(['list.csv', 'list.view', 'list.print', 'list.split', 'disclosure.opened', 'disclosure.closed']),
    );
    expect(rows.map(({ detail }) => detail.gate).filter(Boolean)).toEqual(
      expect.arrayContaining(['consent', 'emergency']),
    );
    for (const name of ['一子', '五郎', '042-400']) expect(JSON.stringify(rows)).not.toContain(name);
  });

  it('are for the crisis office only', async () => {
    expect((await (await signedIn('operator')).get(lists('?list=call'))).status).toBe(403);
    expect((await fetch(town.url + lists('/csv?list=call'), { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(`${town.url}/r/${'A'.repeat(44)}`)).status).toBe(404);
  });

  it('tell paper of an older report to stop, and take no tick from it', async () => {
    const old = await linkOf('同意 五郎', 'visit');
    const first = versionId;
    ({ versionId } = await order(town));
    expect(versionId).not.toBe(first);
    await follow();
    const page = await fetch(old);
    expect(await page.text()).toContain('この用紙は古くなりました');
    expect((await press(old, 'told')).status).toBe(409);
    expect((await csv('list=visit'))[0]).toMatchObject({ 報: '第2報' });
  }, 30_000);

  it('are gone when the alert has ended', async () => {
    await town.database.query("UPDATE alert SET state = 'ended' WHERE id = $1", [alertId]);
    const page = await crisis.get(lists('?list=call'));
    expect(await page.text()).toContain('この情報の一覧はありません');
    expect((await crisis.get(lists('/csv?list=call'))).status).toBe(422);
    expect((await crisis.post(lists('/disclosure'), { officer: '見本', reason: '理由の見本' })).status).toBe(422);
  });
});
