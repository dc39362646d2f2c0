import { contentHash } from '../../../alerts/content-hash.js';
import { withPlaces } from '../../../alerts/places.js';
import { MESSAGE_TYPES } from '../../../domain/alert.js';
import { findSource } from '../../../sources/index.js';
import type { Facts, NoticeRow, VersionRow } from '../facts.js';
import { grouped } from '../facts.js';
import { broken, type Scene, type Violation } from './violation.js';

/** I1: every acknowledged alert exists, and says what was acknowledged. */
export function nothingAcknowledgedIsLost(scene: Scene): Violation[] {
  return [...lostNotices(scene), ...lostDrafts(scene), ...lostMoves(scene), ...lostChoices(scene)];
}

function lostNotices({ history, facts, profile }: Scene): Violation[] {
  const byId = new Map(facts.notices.map((notice) => [notice.id, notice]));
  const promised = history.promises('notice');
  const unread = promised.filter(({ noticeId }) => byId.get(noticeId)?.state !== 'parsed');
  const quakes = grouped(
    promised.flatMap(({ noticeId, quake }) => (quake === undefined ? [] : [{ noticeId, ...quake }])),
    ({ eventId }) => eventId,
  );
  const wrong = [...quakes.values()].flatMap((telegrams) => {
    const newest = telegrams.reduce((a, b) => (b.order > a.order ? b : a));
    const notice = byId.get(newest.noticeId);
    return notice === undefined || isToldRight(facts, newest, readingOf(notice, profile)) ? [] : [newest];
  });
  return [
    ...broken('I1', 'an acknowledged notice was not read', unread),
    ...broken('I1', 'the newest acknowledged telegram is not what its alert says', wrong),
  ];
}

/** The alert's newest version is this telegram's, or that of a later one whose acknowledgement was lost. */
function isToldRight(facts: Facts, telegram: { eventId: string; form: string }, reading: Reading): boolean {
  const alert = facts.alerts.find(({ identity_key: key }) => key.endsWith(telegram.eventId));
  const versions = facts.versions.filter((version) => version.alert_id === alert?.id);
  const newest = versions.at(-1);
  if (newest === undefined || !versions.every(isOwnHash)) return false;
  const isWithdrawn = telegram.form !== 'withdraw' || alert?.state === 'cancelled';
  const isOvertaken = Date.parse(newest.content.reportedAt) > reading.reportedAt;
  return isOvertaken || (isWithdrawn && reading.hashes.has(newest.content_hash));
}

interface Reading {
  hashes: ReadonlySet<string>;
  reportedAt: number;
}

function isOwnHash(version: VersionRow): boolean {
  return contentHash(version.content) === version.content_hash;
}

/** What the register may have made of a telegram: its content under any of the kinds of message. */
function readingOf(notice: NoticeRow, profile: Scene['profile']): Reading {
  const parsed = findSource('jma-xml')?.parse(notice.bytes, {
    profile,
    receivedAt: notice.received_at,
    organisation: 'city',
  });
  if (parsed?.kind !== 'drafts') throw new Error('the nemesis’s own telegram cannot be read');
  const contents = parsed.drafts.map(({ content }) => withPlaces(content, profile));
  return {
    hashes: new Set(
      contents.flatMap((content) => MESSAGE_TYPES.map((messageType) => contentHash({ ...content, messageType }))),
    ),
    reportedAt: Math.max(...contents.map(({ reportedAt }) => Date.parse(reportedAt))),
  };
}

function lostDrafts({ history, facts }: Scene): Violation[] {
  const lost = history.promises('draft').filter(({ alertId, contentHash: hash, headline }) => {
    const first = facts.versions.find((version) => version.alert_id === alertId && version.number === 1);
    return first?.content_hash !== hash || first.content.texts.ja.headline !== headline || !isOwnHash(first);
  });
  return broken('I1', 'an acknowledged draft is not there as it was acknowledged', lost);
}

function lostMoves({ history, facts }: Scene): Violation[] {
  const unissued = history
    .promises('issued')
    .filter(
      ({ alertId, contentHash: hash }) =>
        !facts.versions.some(
          (version) => version.alert_id === alertId && version.content_hash === hash && version.issued_at !== null,
        ),
    );
  const alive = history.promises('cancelled').filter(({ alertId }) => {
    const state = facts.alerts.find(({ id }) => id === alertId)?.state;
    return state !== 'cancelled';
  });
  return [
    ...broken('I1', 'an acknowledged issue did not happen', unissued),
    ...broken('I1', 'an acknowledged cancellation did not happen', alive),
  ];
}

function lostChoices({ history, facts, vault }: Scene): Violation[] {
  const unsubscribed = history.promises('subscribed').filter(({ token }) => {
    const wayId = vault.readToken('leave', token) ?? vault.readToken('confirm', token) ?? '';
    const state = facts.ways.get(wayId)?.state;
    return state !== 'active' && state !== 'suspended';
  });
  const stayed = history.promises('left').filter(({ wayId }) => facts.ways.get(wayId)?.state !== 'left');
  return [
    ...broken('I1', 'an acknowledged subscription is not there', unsubscribed),
    ...broken('I1', 'who left is still subscribed', stayed),
  ];
}

/** I5, first half: one alert for one happening and for one key, however often it was handed in. */
export function nothingIsRecordedTwice({ facts, history }: Scene): Violation[] {
  const keys = [...grouped(facts.alerts, ({ identity_key: key }) => key)].filter(([, alerts]) => alerts.length > 1);
  const headlines = new Set(history.promises('draft').map(({ headline }) => headline));
  const firsts = facts.versions.filter(
    ({ number, content }) => number === 1 && headlines.has(content.texts.ja.headline),
  );
  const drafts = [...grouped(firsts, ({ content }) => content.texts.ja.headline)].filter(([, rows]) => rows.length > 1);
  return [
    ...broken(
      'I5',
      'two alerts from one telegram',
      keys.map(([key]) => key),
    ),
    ...broken(
      'I5',
      'two alerts from one Idempotency-Key',
      drafts.map(([headline]) => headline),
    ),
  ];
}
