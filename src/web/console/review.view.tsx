import type { VNode } from 'preact';
import { may } from '../../accounts/actor.js';
import { newestOf } from '../../alerts/alert-record.js';
import { ProgressTable } from '../dashboard/progress-table.js';
import { Notice } from '../layout/banner.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Section } from '../layout/words.js';
import { FollowUp } from './follow-up.js';
import type { ReviewData } from './review.js';
import { IssuedActions, PendingActions } from './review-actions.js';
import { Audience, Findings, Previews, ReviewFacts, Thread, Timeline } from './review-parts.js';
import { pendingOf } from './review.js';

const NOT_SENT = {
  ja: 'この文面はまだ送られていません。点検、届く先、文面を確かめてから発信します。',
  en: 'This text has not been sent: look at the check, the audience and the wording first.',
};

/** One alert as staff see it: what it says on every channel, whom it reaches, and the next step. */
export function reviewPage(frame: StaffFrame, data: ReviewData): string {
  const { record } = data;
  const version = newestOf(record);
  const pending = pendingOf(record);
  const actions = {
    record,
    profile: frame.profile,
    actor: frame.actor,
    csrf: frame.csrf,
    total: data.audience.total,
    blocked: data.findings.some((finding) => finding.severity === 'error'),
    problems: data.problems,
  };
  return staffPage(
    frame,
    {
      heading: version.content.texts.ja.headline,
      headingEn: pending === undefined ? 'Alert' : 'Preview',
      kind: version.content.kind,
      // No timed reload here: it would take away a half-written reason for withdrawing (WCAG 2.2 §2.2.1).
      scripts: ['dashboard.js'],
    },
    <>
      <ErrorSummary problems={data.problems} />
      {pending !== undefined && <Notice tone="info" title={NOT_SENT} />}
      <ReviewFacts record={record} profile={frame.profile} />
      {data.progress && <Sent data={data} frame={frame} />}
      {pending !== undefined && (
        <Section id="check" ja="文面の点検" en="Wording check">
          <Findings findings={data.findings} />
        </Section>
      )}
      <IssuedActions {...actions} />
      {pending !== undefined && <Audience audience={data.audience} channels={data.channels} />}
      {pending !== undefined && data.followUp.length > 0 && (
        <FollowUp forecast={data.followUp} now={data.now} zone={frame.profile.timeZone} />
      )}
      <Previews previews={data.previews} alertId={record.id} />
      <p>
        <a href={`/console/alerts/${record.id}/bulletins`}>
          紙に印刷する（掲示板・ポスター・手紙・手渡し） <span lang="en">Print on paper</span>
        </a>
      </p>
      <PendingActions {...actions} />
      <Timeline record={record} profile={frame.profile} />
      <Thread thread={data.thread} zone={frame.profile.timeZone} />
    </>,
  );
}

function Sent({ data, frame }: { data: ReviewData; frame: StaffFrame }): VNode | null {
  if (data.progress === undefined) return null;
  return (
    <Section id="progress" ja="届いた状況" en="Progress">
      <ProgressTable progress={data.progress} channels={data.channels} zone={frame.profile.timeZone} />
      <p>
        <a href={`/dashboard/alerts/${data.record.id}`}>
          くわしい状況を見る <span lang="en">See the details</span>
        </a>{' '}
        <a href={`/dashboard/alerts/${data.record.id}/reach`}>
          届いていない所を見る <span lang="en">Where the town is dark</span>
        </a>
      </p>
      {may(frame.actor, 'lists') && (
        <p>
          <a href={`/console/alerts/${data.record.id}/lists`}>
            電話・FAX・訪問の一覧 <span lang="en">Lists for calls, faxes and visits</span>
          </a>
        </p>
      )}
    </Section>
  );
}
