import { describe, expect, it } from '@jest/globals';
import { contentHash } from '../../../alerts/content-hash.js';
import type { VersionContent } from '../../../domain/alert.js';
import { markLines } from '../../../domain/marking.js';
import { loadProfile } from '../../../platform/config/profile.js';
import { Vault } from '../../../platform/vault.js';
import type { AttemptRow, Facts, VersionRow } from '../facts.js';
import { History } from '../history.js';
import type { Message } from '../messages.js';
import { planEpisode } from '../plan.js';
import { nothingAcknowledgedIsLost, nothingIsRecordedTwice } from './kept.js';
import { bothLogsAgree, everyoneHasOneLastWord, nobodySeesItTwice, nothingStaysOpen } from './ledger.js';
import { endingsReachAllWhoWereTold, nothingLeavesTooLate, versionsNeverGoBack } from './order.js';
import { nobodySeesAnother, nothingPersonalIsWritten } from './privacy.js';
import { drillsStayDrills, everyChangeIsAudited, nothingGoesOutUnapproved } from './rules.js';
import type { Scene, Violation } from './violation.js';

const ALERT = '00000000-0000-4000-8000-00000000000a';
const [FIRST, SECOND] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const WAY = '00000000-0000-4000-8000-0000000000ff';
const AT = new Date('2026-11-21T00:00:00Z');
const later = (ms: number): Date => new Date(AT.getTime() + ms);

const CONTENT: VersionContent = {
  kind: 'actual',
  messageType: 'Alert',
  organisation: 'city',
  topic: 'evacuation',
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Likely',
  areas: ['13229'],
  groups: [],
  texts: { ja: { headline: '避難指示', place: '', instruction: '', body: '' } },
  reportedAt: AT.toISOString(),
  expiresAt: later(600_000).toISOString(),
  credit: '市',
};

function version(id: string, number: number, change: Partial<VersionContent> = {}): VersionRow {
  const content = { ...CONTENT, ...change };
  return {
    id,
    alert_id: ALERT,
    number,
    content,
    content_hash: contentHash(content),
    author_id: 'a',
    approver_id: 'b',
    issued_at: later(number * 1_000),
  };
}

function attempt(version_id: string, change: Partial<AttemptRow> = {}): AttemptRow {
  const row = { version_id, way_id: WAY, channel: 'email', round: 0, outcome: 'sent', reason: 'accepted' };
  return { ...row, final: true, at: later(3_000), ...change };
}

function message(versionId: string, change: Partial<Message> = {}): Message {
  const text = '避難指示';
  const at = later(versionId === FIRST ? 1_200 : 2_200);
  return {
    channel: 'email',
    versionId,
    wayId: WAY,
    at,
    title: text,
    text,
    envelope: ['x@x.jp'],
    readable: 'x@x.jp',
    ...change,
  };
}

const dispatch = (version_id: string) => ({
  id: version_id,
  version_id,
  channel: 'email',
  way_ids: [WAY],
  round: 0,
  done_at: AT,
});

const event = (version_number: number, move: string) => ({
  alert_id: ALERT,
  actor_id: 'b',
  move,
  version_number,
  detail: '訂正のため',
});

/** An alert, its cancellation, and one reader who got both. */
function town(change: Partial<Facts> = {}): Scene {
  const facts: Facts = {
    alerts: [{ id: ALERT, state: 'cancelled', identity_key: 'actual:console:1', notice_id: null }],
    versions: [version(FIRST, 1), version(SECOND, 2, { messageType: 'Cancel' })],
    dispatches: [dispatch(FIRST), dispatch(SECOND)],
    attempts: [attempt(FIRST), attempt(SECOND)],
    events: [event(1, 'issue'), event(2, 'cancel')],
    audited: [
      { object: ALERT, action: 'alert.issue', version: 1 },
      { object: ALERT, action: 'alert.cancel', version: 2 },
    ],
    notices: [],
    ways: new Map([
      [WAY, { id: WAY, channel: 'email', sealed: Buffer.alloc(0), state: 'active', drills: true, changed_at: AT }],
    ]),
    knownWays: new Set([WAY]),
    messages: [message(FIRST), message(SECOND)],
    ...change,
  };
  const history = new History();
  const plan = { ...planEpisode(1, 1, 'redis'), faults: [] };
  const vault = new Vault(Buffer.alloc(32, 1));
  return {
    plan,
    history,
    facts,
    profile: loadProfile('nishitokyo'),
    vault,
    crowding: 0.5,
    ask: () => Promise.resolve([]),
  };
}

async function all(scene: Scene): Promise<string[]> {
  const found: Violation[] = [
    ...nothingAcknowledgedIsLost(scene),
    ...(await everyoneHasOneLastWord(scene)),
    ...nothingStaysOpen(scene),
    ...bothLogsAgree(scene),
    ...nothingIsRecordedTwice(scene),
    ...nobodySeesItTwice(scene),
    ...nothingLeavesTooLate(scene),
    ...nothingGoesOutUnapproved(scene),
    ...versionsNeverGoBack(scene),
    ...drillsStayDrills(scene),
    ...(await everyChangeIsAudited(scene)),
    ...nobodySeesAnother(scene),
    ...endingsReachAllWhoWereTold(scene),
  ];
  return found.map(({ invariant }) => invariant);
}

describe('the checker', () => {
  it('finds nothing where everything went well', async () => {
    expect(await all(town())).toEqual([]);
  });

  it.each<[string, string, (scene: Scene) => void]>([
    [
      'I1',
      'an acknowledged draft that is gone',
      ({ history }) => history.promise({ kind: 'draft', alertId: 'x', contentHash: 'x', headline: 'x' }),
    ],
    [
      'I1',
      'an acknowledged telegram that was never read',
      ({ history }) => history.promise({ kind: 'notice', noticeId: 'x' }),
    ],
    [
      'I1',
      'a cancellation that was acknowledged and is not there',
      ({ history, facts }) => {
        for (const alert of facts.alerts) alert.state = 'issued';
        history.promise({ kind: 'cancelled', alertId: ALERT });
      },
    ],
    ['I1', 'somebody who left and is still there', ({ history }) => history.promise({ kind: 'left', wayId: WAY })],
    [
      'I2',
      'an address without a last word',
      ({ facts }) => {
        facts.dispatches.push({ ...dispatch(FIRST), way_ids: ['00000000-0000-4000-8000-0000000000fe'] });
      },
    ],
    ['I2', 'an address in two dispatches', ({ facts }) => void facts.dispatches.push(dispatch(FIRST))],
    [
      'I2',
      'a last word that nobody was owed',
      ({ facts }) => void facts.attempts.push(attempt(FIRST, { way_id: 'x' })),
    ],
    ['I3', 'a dispatch that is open', ({ facts }) => facts.dispatches.forEach((row) => (row.done_at = null))],
    [
      'I4',
      'a message that no version says',
      ({ facts }) => facts.messages.forEach((each) => (each.versionId = undefined)),
    ],
    [
      'I4',
      'a message that the ledger calls cancelled',
      ({ facts }) => {
        facts.attempts = [attempt(FIRST, { outcome: 'expired', reason: 'cancelled' }), attempt(SECOND)];
      },
    ],
    ['I4', 'a message that only the ledger knows', ({ facts }) => void facts.messages.splice(0, 1)],
    [
      'I5',
      'two alerts from one telegram',
      ({ facts }) => {
        facts.alerts.push({ id: 'x', state: 'issued', identity_key: 'actual:console:1', notice_id: null });
      },
    ],
    ['I5', 'a mail that came twice without a doubt', ({ facts }) => void facts.messages.push(message(SECOND))],
    [
      'I5',
      'a LINE message that came twice',
      ({ facts }) => {
        facts.messages.push(message(SECOND, { channel: 'line' }), message(SECOND, { channel: 'line' }));
      },
    ],
    [
      'I5',
      'a notification that shows twice',
      ({ facts }) => {
        facts.messages = ['t', 'u'].map((tag) => message(FIRST, { channel: 'web-push', tag }));
      },
    ],
    [
      'I6',
      'a message after its cancellation',
      ({ facts }) => {
        facts.messages = [message(FIRST, { at: later(20_000) })];
      },
    ],
    [
      'I6',
      'a message after its reader left',
      ({ facts }) => {
        for (const way of facts.ways.values()) Object.assign(way, { state: 'left', changed_at: later(-10_000) });
      },
    ],
    [
      'I6',
      'a message after it expired',
      ({ facts }) => {
        facts.versions = [version(FIRST, 1, { expiresAt: later(-9_000).toISOString() })];
      },
    ],
    [
      'I7',
      'an alert that went out by its author alone',
      ({ facts }) => {
        facts.versions = [{ ...version(FIRST, 1), approver_id: null }];
        facts.events = [{ ...event(1, 'issue'), actor_id: 'a', detail: '' }];
      },
    ],
    [
      'I8',
      'an old version long after the new one',
      ({ facts }) => {
        facts.messages = [message(SECOND), message(FIRST, { at: later(30_000) })];
      },
    ],
    [
      'I9',
      'a drill without its mark',
      ({ facts }) => {
        facts.versions = [version(FIRST, 1, { kind: 'drill' })];
      },
    ],
    [
      'I9',
      'a drill to somebody who has not joined',
      ({ facts }) => {
        facts.versions = [version(FIRST, 1, { kind: 'drill' })];
        const text = markLines('drill', 'ja', ['避難指示']).join('\n');
        facts.messages = [message(FIRST, { channel: 'line', text })];
        for (const way of facts.ways.values()) way.drills = false;
      },
    ],
    [
      'I9',
      'what is real, marked as a drill',
      ({ facts }) => {
        facts.messages = [message(FIRST, { readable: markLines('drill', 'ja', ['避難指示']).join('\n') })];
      },
    ],
    ['I10', 'a move that the audit trail does not know', ({ facts }) => void facts.audited.pop()],
    ['I10', 'a version that nobody issued', ({ facts }) => void facts.events.splice(0, 1)],
    [
      'I11',
      'a mail that shows another address',
      ({ facts }) => {
        facts.messages = [message(FIRST, { readable: 'x@x.jp y@y.jp' })];
      },
    ],
    [
      'I11',
      'a mail with two recipients',
      ({ facts }) => {
        facts.messages = [message(FIRST, { envelope: ['x@x.jp', 'y@y.jp'] })];
      },
    ],
    ['I13', 'a cancellation that misses somebody who was told', ({ facts }) => void facts.dispatches.pop()],
  ])('%s finds %s', async (invariant, _what, spoil) => {
    const scene = town();
    spoil(scene);
    expect(await all(scene)).toContain(invariant);
  });

  it('I2 finds a resident whom the fan-out forgot', async () => {
    const scene = { ...town(), ask: <T>() => Promise.resolve([{ id: 'forgotten' }] as T[]) };
    scene.facts.knownWays = new Set(['forgotten']);
    const found = await everyoneHasOneLastWord(scene);
    expect(found.map(({ text }) => text)).toEqual([expect.stringContaining('left out')]);
  });

  it('I2 does not call a household forgotten whose telephone is rung later, by its chain', async () => {
    const asked: unknown[][] = [];
    const ask = <T>(_sql: string, parameters?: unknown[]) => {
      asked.push(parameters ?? []);
      return Promise.resolve([] as T[]);
    };
    await everyoneHasOneLastWord({ ...town(), ask });
    const names = asked.flatMap((parameters) => parameters.at(-1) as string[]);
    expect(names).toContain('email');
    expect(names).not.toContain('phone');
  });

  it.each([
    ['an address in a log', { logs: 'sent to resident12@large.example', queue: [], problems: [] }],
    ['a LINE id in the queue', { logs: '', queue: [`{"to":"U${'a'.repeat(32)}"}`], problems: [] }],
    ['a name in a problem', { logs: '', queue: [], problems: ['佐藤 花子 様'] }],
  ])('I12 finds %s', (_what, writings) => {
    expect(nothingPersonalIsWritten(writings).map(({ invariant }) => invariant)).toEqual(['I12']);
    expect(nothingPersonalIsWritten({ logs: 'fanned out', queue: ['{"id":"x"}'], problems: ['404'] })).toEqual([]);
  });
});
