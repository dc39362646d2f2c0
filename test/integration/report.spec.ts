import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertRecord } from '../../src/alerts/alert-record.js';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import { isRefusal } from '../../src/domain/lifecycle.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReportFacts } from '../../src/reach/report/report-facts.service.js';
import { ReportService } from '../../src/reach/report/report.service.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { startTestSinks } from '../support/sinks.js';

const NAME = '秘密名前';
const TELEPHONE = '042-400-0001';
const CONSENT = { version: '1', wording: 'はい', how: 'test' };
const HEADLINE = '=柳沢に避難指示を出しました';
const OFFICER = { id: 'a', name: '担当者氏名', role: 'crisis', organisation: 'city' } as const;

const withPoppler = spawnSync('pdftotext', ['-v']).error === undefined ? it : it.skip;
const bare = (text: string): string => text.replaceAll(/\s/g, '');

describe('the after-action report', () => {
  let sinks: Sinks;
  let town: TestHub;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'todoke-report-'));
    sinks = await startTestSinks();
    town = await startTestHub(sinks.environment);
    sinks.smtp.answers.set('gone@mail1.example', { rcpt: '550 5.1.1 no such user' });
    for (const [address, drills] of [
      ['here@mail1.example', true],
      ['gone@mail1.example', false],
    ] as const) {
      const ways = [
        { channel: 'email', address },
        { channel: 'phone', address: drills ? TELEPHONE : '042-400-0002' },
      ];
      const member = { name: NAME, kana: 'ひ', language: 'ja' as const, needsSupport: false, ways };
      const home = { reference: address, area: '13229.yagisawa.3', address: '秘密の番地', members: [member] };
      await town.get(ResidentsService).add([home], { topics: ['evacuation'], groups: [], drills }, CONSENT);
    }
  }, 60_000);

  afterAll(async () => {
    await town.close();
    await sinks.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function issue(kind: 'actual' | 'drill'): Promise<AlertRecord> {
    const texts = { ja: { headline: HEADLINE, place: '', instruction: '高い所へ。', body: '川が\nあふれます。' } };
    const draft = rainDraft(
      { kind, topic: 'evacuation', severity: 'Extreme', areas: ['13229.yagisawa'], texts },
      { key: `test:${kind}`, material: kind },
    );
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    const { alertId } = await town.get(RegisterService).record(draft, { noticeId: notice!.id, lifeHours: 6 });
    return settled(alertId!);
  }

  function settled(alertId: string): Promise<AlertRecord> {
    return eventually(async () => {
      const record = (await town.get(AlertsService).get(alertId))!;
      const isDone = await town.get(ProgressService).isSettled(record);
      await town.get(ReachService).follow();
      return isDone && record;
    }, 30_000);
  }

  function textOf(pdf: Uint8Array): string {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, pdf);
    return spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).stdout;
  }

  it('tells what happened, what failed and why, and names nobody', async () => {
    const record = await issue('actual');
    const report = await town.get(ReportFacts).gather(record);
    const [version] = report.versions;
    expect(report.isOver).toBe(false);
    expect(version?.failures).toContainEqual({
      channel: 'email',
      outcome: 'suspended',
      reason: 'address-gone',
      addresses: 1,
    });
    expect(version?.reach).toMatchObject({ households: 2, reached: 1, unreached: 1 });
    expect(report.timeline.map(({ what }) => what)).toContainEqual(expect.stringContaining('最初の引渡し'));
    const csv = Buffer.from(await town.get(ReportService).file(record, 'csv')).toString('utf8');
    expect(csv.startsWith('\uFEFF区分,報,対象,項目,値,時刻\r\n')).toBe(true);
    expect(csv).toContain(`'${HEADLINE}`);
    expect(csv).not.toMatch(/,[=@]/);
    for (const secret of [NAME, '秘密の番地', TELEPHONE, 'mail1.example', OFFICER.name])
      expect(csv).not.toContain(secret);
    expect(existsSync(join(town.dataDir, 'reports'))).toBe(false);
  }, 60_000);

  withPoppler(
    'is a tagged PDF that holds every text as it was sent (needs pdftotext)',
    async () => {
      const [record] = await town.get(AlertsService).list({ states: ['issued'] });
      const report = await town.get(ReportFacts).gather(record!);
      const pdf = await town.get(ReportService).file(record!, 'pdf');
      const text = textOf(pdf);
      const found = bare(text);
      const texts = report.versions.flatMap(({ wording }) => wording);
      expect(texts.map(({ channel }) => channel)).toContain('email');
      for (const wording of texts) for (const line of wording.text.split('\n')) expect(found).toContain(bare(line));
      for (const secret of [NAME, TELEPHONE, 'mail1.example']) expect(text).not.toContain(secret);
      const info = spawnSync('pdfinfo', [join(folder, 'report.pdf')], { encoding: 'utf8' }).stdout;
      expect(info).toMatch(/Tagged:\s+yes/);
    },
    60_000,
  );

  it('is written by itself once the alert is withdrawn and all is quiet, and made anew when something comes in', async () => {
    const [before] = await town.get(AlertsService).list({ states: ['issued'] });
    const moved = await town.get(AlertsService).move(OFFICER, before!.id, 'cancel', { reason: '誤報でした。' });
    if (isRefusal(moved)) throw new Error(moved.en);
    const record = await settled(moved.id);
    const reports = town.get(ReportService);
    await reports.writeDue();
    expect(await reports.keptAt(record)).toBeUndefined();
    await reports.writeDue(new Date(Date.now() + 120_000));
    const kept = await reports.keptAt(record);
    expect(kept?.getTime()).toBeGreaterThan(0);
    const csv = Buffer.from(await reports.file(record, 'csv')).toString('utf8');
    expect(csv).toContain('取消');
    expect(await reports.keptAt(record)).toEqual(kept);
    await town.database.query(
      "INSERT INTO receipt (kind, version_id, external_id, at) VALUES ('shown', $1, 'late', clock_timestamp())",
      [record.versions.at(-1)!.id],
    );
    expect(Buffer.from(await reports.file(record, 'csv')).toString('utf8')).toContain('画面に出しました');
    expect((await reports.keptAt(record))?.getTime()).toBeGreaterThan(kept!.getTime());
  }, 60_000);

  it('finds a drill that leaked, and none where it did not', async () => {
    const record = await issue('drill');
    const reports = town.get(ReportService);
    const facts = town.get(ReportFacts);
    expect((await facts.gather(record)).leaks).toEqual({ attempts: 0, receipts: 0, unclear: 0 });
    const versionId = record.versions.at(-1)!.id;
    await town.database.query(
      `INSERT INTO attempt (version_id, way_id, dispatch_id, channel, round, outcome, reason, final, at)
       SELECT $1, id, gen_random_uuid(), 'phone', 0, 'sent', 'accepted', true, clock_timestamp() FROM way WHERE channel = 'phone' AND NOT drills`,
      [versionId],
    );
    expect((await facts.gather(record)).leaks).toEqual({ attempts: 1, receipts: 0, unclear: 0 });
    const csv = Buffer.from(await reports.file(record, 'csv')).toString('utf8');
    expect(csv).toContain('【訓練】');
    expect(csv).toContain('訓練の漏れ,,,参加していない宛先への試行,1,');
  }, 60_000);
});
