import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Actor } from '../../src/accounts/actor.js';
import { AuditService } from '../../src/accounts/audit.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { RulesService } from '../../src/alerts/rules.service.js';
import { isRefusal } from '../../src/domain/lifecycle.js';
import type { IssueRule } from '../../src/domain/profile.js';
import { SimulatorService } from '../../src/intake/simulator.service.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';

let town: TestHub;
const officer: Actor = { id: 'o1', name: '担当', role: 'crisis', organisation: 'city' };
const teacher: Actor = { id: 't1', name: '先生', role: 'school', organisation: 'tanashi-es' };
const SILENT: IssueRule[] = [{ name: 'すべて掲載のみ', source: 'jma-xml', decide: 'show' }];
const SAMPLE = resolve(import.meta.dirname, '../../src/sources/jma-xml/samples/VPWW55-level4.xml');
const record = (key: string) =>
  town.get(RegisterService).record(rainDraft({ reportedAt: '2026-06-22T06:05:00Z' }, { key }), {
    noticeId: undefined,
    lifeHours: 6,
  });

beforeAll(async () => {
  town = await startTestHub({ HUB_CLOCK_START: '2026-06-22T06:06:00Z' });
}, 30_000);
afterAll(() => town.close());

describe('the table of rules', () => {
  it('is the one of the profile until the office puts another into force', async () => {
    const rules = await town.get(RulesService).inForce();
    expect(rules.map((rule) => rule.name)).toContain('気象・土砂：レベル３以上は自動');
  });

  it('cannot come into force before somebody has looked at what it would have sent', async () => {
    const rules = town.get(RulesService);
    const made = await rules.propose(officer, SILENT);
    if (isRefusal(made)) throw new Error(made.en);
    expect(await rules.activate(officer, made.number)).toMatchObject({ code: 'not-looked-at' });
    expect(await rules.lookedAt(officer, made.number, 'another hash')).toMatchObject({ code: 'table-changed' });
    expect(await rules.inForce()).not.toEqual(SILENT);
  });

  it('decides from the moment it is in force, and the table before it is kept', async () => {
    const rules = town.get(RulesService);
    expect((await record('before')).issuedVersionId).toBeDefined();
    const made = await rules.propose(officer, SILENT);
    if (isRefusal(made)) throw new Error(made.en);
    await rules.lookedAt(officer, made.number, made.hash);
    expect(await rules.activate(officer, made.number)).toMatchObject({ state: 'active' });
    expect((await record('after')).issuedVersionId).toBeUndefined();
    const back = await rules.propose(officer, town.hub.opened.platform.config.profile.rules);
    if (isRefusal(back)) throw new Error(back.en);
    await rules.lookedAt(officer, back.number, back.hash);
    await rules.activate(officer, back.number);
    expect((await rules.get(made.number))?.state).toBe('retired');
    expect((await town.get(AuditService).verify()).firstBad).toBeUndefined();
  });

  it('is no business of a school, and a table that cannot be read is refused with the line', async () => {
    const rules = town.get(RulesService);
    expect(await rules.propose(teacher, SILENT)).toMatchObject({ code: 'not-allowed' });
    expect(await rules.propose(officer, [{ ...SILENT[0], decide: 'perhaps' }])).toMatchObject({
      code: 'rules-unreadable',
      ja: expect.stringContaining('0.decide'),
    });
  });

  it('is tried on what really came in: what would change is marked', async () => {
    const headers = {
      Authorization: `Bearer ${await town.key('city', 'intake', 'read')}`,
      'Content-Type': 'application/xml',
    };
    const answer = await fetch(`${town.url}/intake/jma-xml`, { method: 'POST', headers, body: readFileSync(SAMPLE) });
    expect(answer.status).toBe(202);
    const simulator = town.get(SimulatorService);
    const kept = await eventually(async () => {
      const found = await simulator.kept();
      return found.length > 0 && found;
    });
    const trial = await simulator.try(kept, SILENT);
    expect(trial).toMatchObject({ notices: 1, compared: [{ differs: true }] });
    expect(trial.compared[0]?.now.sent).toBeDefined();
    expect(trial.compared[0]?.tried.sent).toBeUndefined();
  });
});
