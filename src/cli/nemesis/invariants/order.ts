import { grouped, pairOf, type Facts, type VersionRow } from '../facts.js';
import { holdsBackMs } from '../faults.js';
import type { Message } from '../messages.js';
import { broken, type Scene, type Violation } from './violation.js';

/** What had passed the last gate may still leave: the rest of a window, which takes a moment where nothing is wrong. */
const WINDOW_MS = 3_000;

/**
 * On a machine that others use too it takes so many times longer. A frozen process, a database that is away or a way
 * that holds bytes back adds the time for which it did.
 */
function toleranceMs({ plan, crowding }: Scene): number {
  return plan.faults.reduce((sum, { what }) => sum + holdsBackMs(what), Math.round(WINDOW_MS * Math.max(1, crowding)));
}

interface Late {
  afterMs: number;
  message: Message;
}

function later(message: Message, moment: Date | string | null | undefined): Late[] {
  if (moment === null || moment === undefined) return [];
  const afterMs = message.at.getTime() - new Date(moment).getTime();
  return afterMs > 0 ? [{ afterMs, message }] : [];
}

/** Messages that left after their version had expired, was followed by another, or their reader had left. */
function lateMessages(facts: Facts): { why: string; late: Late[] }[] {
  const versions = new Map(facts.versions.map((version) => [version.id, version]));
  const all = facts.messages.flatMap((message) => {
    const version = versions.get(message.versionId ?? '');
    return version === undefined ? [] : [{ message, version }];
  });
  const left = ({ wayId = '' }: Message): Date | undefined => {
    const way = facts.ways.get(wayId);
    return way?.state === 'left' ? way.changed_at : undefined;
  };
  return [
    {
      why: 'after it had expired',
      late: all.flatMap(({ message, version }) => later(message, version.content.expiresAt)),
    },
    {
      why: 'after a newer version or its cancellation was issued',
      late: all.flatMap(({ message, version }) => later(message, nextIssued(facts, version)?.issued_at)),
    },
    { why: 'after its reader had left', late: all.flatMap(({ message }) => later(message, left(message))) },
  ];
}

function nextIssued(facts: Facts, version: VersionRow): VersionRow | undefined {
  return facts.versions.find(
    (each) => each.alert_id === version.alert_id && each.number > version.number && each.issued_at !== null,
  );
}

/** I6: nothing is handed over after its expiry, its cancellation or its reader's leaving was committed. */
export function nothingLeavesTooLate(scene: Scene): Violation[] {
  const tolerated = toleranceMs(scene);
  return lateMessages(scene.facts).flatMap(({ why, late }) => {
    const rows = late
      .filter(({ afterMs }) => afterMs > tolerated)
      .map(({ afterMs, message }) => brief(afterMs, message));
    return broken('I6', `handed over ${why}, later than the ${tolerated} ms that a window may take`, rows);
  });
}

function brief(afterMs: number, { channel, versionId, wayId, at }: Message): unknown {
  return { afterMs, channel, versionId, wayId, at: at.toISOString() };
}

/** The latest that a message left after it should not have: a figure for the report. */
export function latestMs(facts: Facts): number {
  return Math.max(0, ...lateMessages(facts).flatMap(({ late }) => late.map(({ afterMs }) => afterMs)));
}

/** I8: nobody reads an older version after a newer one, but for what was on its way when the newer one was issued. */
export function versionsNeverGoBack(scene: Scene): Violation[] {
  const { facts } = scene;
  const tolerated = toleranceMs(scene);
  const rows = backwards(facts).filter(({ afterMs }) => afterMs > tolerated);
  return broken('I8', `an older version came after a newer one, later than ${tolerated} ms`, rows);
}

/** Each message that came after a newer version of its alert, and how long after the newer one was issued. */
export function backwards(facts: Facts): { afterMs: number; wayId: string; from: number; to: number }[] {
  const versions = new Map(facts.versions.map((version) => [version.id, version]));
  const told = facts.messages.flatMap((message) => {
    const version = versions.get(message.versionId ?? '');
    return version === undefined ? [] : [{ message, version }];
  });
  const readers = grouped(told, ({ message, version }) => `${version.alert_id} ${message.wayId ?? ''}`);
  return [...readers.values()].flatMap((seen) => {
    const inOrder = seen.sort((a, b) => a.message.at.getTime() - b.message.at.getTime());
    let newest: VersionRow | undefined;
    return inOrder.flatMap(({ message, version }) => {
      if (newest === undefined || version.number >= newest.number) newest = version;
      else {
        const afterMs = message.at.getTime() - (newest.issued_at?.getTime() ?? 0);
        return [{ afterMs, wayId: message.wayId ?? '', from: newest.number, to: version.number }];
      }
      return [];
    });
  });
}

/** I13: a cancellation or all-clear goes at least to all who got, or may have got, what it ends. */
export function endingsReachAllWhoWereTold({ facts }: Scene): Violation[] {
  const endings = facts.versions.filter(
    ({ issued_at: issued, content }) => issued !== null && ['Cancel', 'AllClear'].includes(content.messageType),
  );
  const doubtful = facts.attempts.filter(
    ({ outcome, reason }) => ['sent', 'unknown'].includes(outcome) || reason === 'in-doubt-again',
  );
  const missed = endings.flatMap((ending) => {
    const earlier = new Set(
      facts.versions
        .filter((each) => each.alert_id === ending.alert_id && each.number < ending.number)
        .map(({ id }) => id),
    );
    const told = new Set([
      ...facts.messages.filter(({ versionId }) => earlier.has(versionId ?? '')).map(({ wayId }) => wayId ?? ''),
      ...doubtful.filter(({ version_id: id }) => earlier.has(id)).map(({ way_id: id }) => id),
    ]);
    const named = new Set(facts.dispatches.filter((row) => row.version_id === ending.id).flatMap((row) => row.way_ids));
    return [...told]
      .filter((id) => !named.has(id) && facts.ways.get(id)?.state !== 'left')
      .map((way_id) => pairOf({ version_id: ending.id, way_id }));
  });
  return broken('I13', 'somebody was told and not told that it is over', missed);
}
