import type { VNode } from 'preact';
import { may } from '../../accounts/actor.js';
import type { AlertRecord } from '../../alerts/alert-record.js';
import type { Alarm } from '../../monitor/alarm.js';
import { Notice } from '../layout/banner.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Section, Words } from '../layout/words.js';
import { AlertList } from './alert-list.js';
import { pendingOf } from './review.js';

export interface ConsoleData {
  records: readonly AlertRecord[];
  quarantined: number;
  /** Those who asked for help and wait. */
  asking: readonly Alarm[];
}

/** Where the crisis office begins: what waits for a person comes first. */
export function consolePage(frame: StaffFrame, { records, quarantined, asking }: ConsoleData): string {
  const waiting = records.filter((record) => pendingOf(record) !== undefined);
  return staffPage(
    frame,
    { heading: '発信', headingEn: 'Crisis office console' },
    <>
      <Asking asking={asking} />
      {may(frame.actor, 'write') && (
        <p class="actions">
          <a class="button primary" href="/console/alerts/new">
            <Words ja="新しい情報を書く" en="Write a new alert" />
          </a>
        </p>
      )}
      {quarantined > 0 && (
        <Notice
          tone="warning"
          title={{
            ja: `読み取れなかった受信が${quarantined}件あります。`,
            en: `${quarantined} notices need a person.`,
          }}
        >
          <p>
            <a href="/console/notices?state=quarantined">
              確かめる <span lang="en">Look at them</span>
            </a>
          </p>
        </Notice>
      )}
      <Section id="waiting" ja="発信を待つ情報" en="Waiting to go out">
        <AlertList
          records={waiting}
          profile={frame.profile}
          base="/console/alerts"
          caption={{ ja: '下書き・承認待ち・承認済み', en: 'Drafts, waiting, approved' }}
        />
      </Section>
      <Section id="recent" ja="最近の情報" en="Recent">
        <AlertList
          records={records.filter((record) => !waiting.includes(record))}
          profile={frame.profile}
          base="/console/alerts"
          caption={{ ja: '新しい順', en: 'Newest first' }}
        />
      </Section>
      <Section id="media" ja="放送と画面" en="Radio and screens">
        <ul>
          <li>
            <a href="/signage">
              街の画面（全画面で開く） <span lang="en">Signage</span>
            </a>
          </li>
        </ul>
      </Section>
    </>,
  );
}

/** Before everything else: somebody waits. */
function Asking({ asking }: Pick<ConsoleData, 'asking'>): VNode {
  return (
    <>
      {asking.map((alarm) => (
        <Notice tone="danger" title={alarm}>
          <p>
            <a class="button" href={alarm.href}>
              <Words ja="一覧を開く" en="Open the list" />
            </a>
          </p>
        </Notice>
      ))}
    </>
  );
}
