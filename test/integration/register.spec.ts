import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { AuditService } from '../../src/accounts/audit.service.js';
import type { VersionContent } from '../../src/domain/alert.js';
import { AlarmsService } from '../../src/monitor/alarms.service.js';
import { rainDraft } from '../support/drafts.js';
import { startTestHub, type TestHub } from '../support/hub.js';

let town: TestHub;
const from = { noticeId: undefined as unknown as string, lifeHours: 6 };
const soon = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

beforeAll(async () => {
  town = await startTestHub({ HUB_ROLE: 'web' });
}, 30_000);
afterAll(() => town.close());

function record(
  key: string,
  material: string,
  change: Partial<VersionContent> = {},
): ReturnType<RegisterService['record']> {
  return town.get(RegisterService).record(rainDraft(change, { key, material }), from);
}

describe('the register', () => {
  it('issues a level-4 telegram by the rule of the profile and says so', async () => {
    const { effect, alertId } = await record('a', '43');
    const alert = await town.get(AlertsService).get(alertId!);
    expect(effect).toBe('new');
    expect(alert).toMatchObject({ state: 'issued', shortId: expect.stringMatching(/^\d{5}$/) });
    expect(alert!.versions[0]!.content.texts.ja.place).toBe('西東京市全域');
    expect(alert!.events.at(-1)).toMatchObject({ move: 'issue', detail: '気象・土砂：レベル３以上は自動' });
  });

  it('takes the same state again for no news, and a change for an update of the same alert', async () => {
    const first = await record('b', '03', { level: 3, severity: 'Moderate' });
    expect(await record('b', '03', { reportedAt: soon(1) })).toMatchObject({
      effect: 'duplicate',
      alertId: first.alertId,
    });
    const second = await record('b', '43', { reportedAt: soon(2) });
    expect(second).toMatchObject({ effect: 'update', alertId: first.alertId });
    expect(second.issuedVersionId).toBeDefined();
  });

  it('sends the downgrade of what it had issued, although the rule alone would only show it', async () => {
    await record('c', '43');
    const down = await record('c', '10', { level: 2, severity: 'Moderate', reportedAt: soon(2) });
    expect(down).toMatchObject({ effect: 'update', issuedVersionId: expect.any(String) });
  });

  it('does not let an older telegram overtake a newer one', async () => {
    await record('d', '43', { reportedAt: soon(0) });
    expect(await record('d', '03', { reportedAt: soon(-600) })).toMatchObject({ effect: 'out-of-date' });
  });

  it('keeps a withdrawal that came before its original, and never sends the original', async () => {
    const at = soon(0);
    expect(await record('e', 'x', { messageType: 'Cancel', reportedAt: at })).toMatchObject({ effect: 'tombstone' });
    expect(await record('e', '43', { reportedAt: soon(-60) })).toMatchObject({ effect: 'out-of-date' });
  });

  it('ends an alert by its all-clear and starts a new one the next time', async () => {
    const first = await record('f', '43');
    expect(await record('f', '00', { messageType: 'AllClear', reportedAt: soon(1) })).toMatchObject({
      effect: 'all-clear',
      issuedVersionId: expect.any(String),
    });
    expect((await town.get(AlertsService).get(first.alertId!))!.state).toBe('ended');
    const again = await record('f', '43', { reportedAt: soon(2) });
    expect(again.effect).toBe('new');
    expect(again.alertId).not.toBe(first.alertId);
  });

  it('stores and shows a stale telegram without sending it', async () => {
    const old = await record('g', '43', { reportedAt: soon(-7 * 3600), expiresAt: soon(3600) });
    expect(old.issuedVersionId).toBeUndefined();
    expect((await town.get(AlertsService).get(old.alertId!))!.state).toBe('shown');
  });

  it('keeps drill and live apart: a drill cancels nothing real', async () => {
    const real = await record('h', '43');
    expect(await record('h', 'x', { kind: 'drill', messageType: 'Cancel', reportedAt: soon(1) })).toMatchObject({
      effect: 'tombstone',
    });
    expect((await town.get(AlertsService).get(real.alertId!))!.state).toBe('issued');
  });

  it('makes one alert of the same telegram arriving five times at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => record('i', '43')));
    expect(new Set(all.map((each) => each.alertId)).size).toBe(1);
    expect(all.filter((each) => each.effect === 'new')).toHaveLength(1);
  });

  it('never changes or deletes an issued version, whoever asks the database', async () => {
    const { issuedVersionId } = await record('j', '43');
    await expect(
      town.database.query("UPDATE version SET content = '{}' WHERE id = $1", [issuedVersionId]),
    ).rejects.toThrow(/never changes/);
    await expect(town.database.query('DELETE FROM version WHERE id = $1', [issuedVersionId])).rejects.toThrow(
      /never deleted/,
    );
    await expect(town.database.query('DELETE FROM audit')).rejects.toThrow(/append-only/);
  });

  it('chains the audit trail, and finds the line that somebody edited', async () => {
    const audit = town.get(AuditService);
    expect((await audit.verify()).firstBad).toBeUndefined();
    await town.database.query('ALTER TABLE audit DISABLE TRIGGER audit_append_only');
    await town.database.query("UPDATE audit SET actor_name = 'somebody else' WHERE id = 3");
    expect((await audit.verify()).firstBad).toBe(3);
  });

  it('asks a person after three messages of one event, raises an alarm, and lets the held version be released', async () => {
    const identity = { thread: 'downpour-of-this-test', subject: 'rain' };
    const say = (material: string, at: number) =>
      town
        .get(RegisterService)
        .record(rainDraft({ reportedAt: soon(at) }, { key: 'breaker', material, ...identity }), from);
    const first = await say('43', 0);
    await say('43a', 1);
    await say('43b', 2);
    const fourth = await say('43c', 3);
    expect(fourth.effect).toBe('update');
    expect(fourth.issuedVersionId).toBeUndefined();
    const held = (await town.get(AlertsService).get(first.alertId!))!;
    expect(held).toMatchObject({ state: 'issued' });
    expect(held.versions.map((version) => version.issuedAt !== undefined)).toEqual([true, true, true, false]);
    const alarms = await town.get(AlarmsService).now();
    expect(alarms.find(({ id }) => id === 'unreleased')?.ja).toContain(held.shortId);
    const officer = { id: 'o', name: '担当', role: 'crisis', organisation: 'city' } as const;
    const released = await town
      .get(AlertsService)
      .move(officer, held.id, 'correct', { contentHash: held.versions.at(-1)!.contentHash });
    expect(released).toMatchObject({ state: 'issued' });
    expect((await town.get(AlarmsService).now()).some(({ id }) => id === 'unreleased')).toBe(false);
  });

  it('shows what a second source says of the same and sends it to nobody, and both name each other', async () => {
    const about = { thread: 'two-sources', subject: 'landslide' };
    const first = await town.get(RegisterService).record(rainDraft({}, { key: 'src-1', ...about }), from);
    const second = await town
      .get(RegisterService)
      .record(rainDraft({}, { key: 'src-2', source: 'cap', ...about }), from);
    expect(second.issuedVersionId).toBeUndefined();
    expect((await town.get(AlertsService).thread(first.alertId!)).map(({ id }) => id)).toEqual([second.alertId]);
  });

  it('finds the alert that an Update refers to, whichever of the two came first', async () => {
    const say = (change: Partial<VersionContent>, identity: Parameters<typeof rainDraft>[1]) =>
      town
        .get(RegisterService)
        .record(rainDraft(change, { event: { system: 'CAP', code: 'x', name: 'x' }, ...identity }), from);
    const update = await say(
      { reportedAt: soon(5), messageType: 'Update' },
      { key: 'u', message: 'U', refersTo: ['A'] },
    );
    const original = await say({ reportedAt: soon(1) }, { key: 'a', message: 'A' });
    expect(original).toMatchObject({ effect: 'out-of-date', alertId: update.alertId });
    const cancel = await say(
      { reportedAt: soon(6), messageType: 'Cancel' },
      { key: 'c', message: 'C', refersTo: ['U'] },
    );
    expect(cancel).toMatchObject({ effect: 'cancel', alertId: update.alertId });
  });
});
