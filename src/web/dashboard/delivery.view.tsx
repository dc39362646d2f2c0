import { REASONS } from '../../domain/outcome.js';
import type { DeliveryHistory } from '../../ledger/progress.js';
import { OUTCOME_LABELS, Tag } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Section, Words } from '../layout/words.js';

const BECAUSE = {
  area: { ja: '選んだ地区が対象に入っているため', en: 'The chosen area is concerned.' },
  group: { ja: '対象の学級や館の登録者のため', en: 'Member of a class or library concerned.' },
  earlier: { ja: '前の発表を受け取っているため', en: 'Received an earlier report.' },
  chain: { ja: 'ほかの方法で届かなかったため', en: 'Nothing else had reached them' },
};

/** Everything that happened to one message for one address, in plain words. */
export function deliveryPage(frame: StaffFrame, history: DeliveryHistory, channelLabel: string): string {
  return staffPage(
    frame,
    { heading: `配信の経過 ${history.address}`, headingEn: 'History of one delivery' },
    <>
      <dl class="facts">
        <dt>送り先 Channel</dt>
        <dd>{channelLabel}</dd>
        <dt>対象になった理由 Why</dt>
        <dd>
          <Words {...BECAUSE[history.because]} />
        </dd>
      </dl>
      <Section id="attempts" ja="試みた記録" en="Tries">
        {history.attempts.length === 0 ? (
          <p class="empty">
            <Words ja="まだ送っていません。" en="Not tried yet." />
          </p>
        ) : (
          <ol class="timeline">
            {history.attempts.map((attempt) => (
              <li>
                <Moment at={attempt.at} zone={frame.profile.timeZone} seconds />{' '}
                <Tag label={OUTCOME_LABELS[attempt.outcome]} look={`outcome-${attempt.outcome}`} />{' '}
                <Words {...REASONS[attempt.reason].label} />
                {attempt.detail !== undefined && <span class="note">{attempt.detail}</span>}
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>,
  );
}
