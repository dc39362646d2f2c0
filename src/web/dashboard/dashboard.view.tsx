import type { VNode } from 'preact';
import type { AlertRecord } from '../../alerts/alert-record.js';
import { AlertList } from '../console/alert-list.js';
import { Notice } from '../layout/banner.js';
import { durationText } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { figure, partName, Section } from '../layout/words.js';

export interface DashboardData {
  records: readonly AlertRecord[];
  status: {
    ok: boolean;
    parts: readonly { name: string; ok: boolean; detail: string }[];
    oldestOwedSeconds: number;
  };
  quarantined: number;
}

/** Is everything moving, and what went out lately. */
export function dashboardPage(frame: StaffFrame, { records, status, quarantined }: DashboardData): string {
  const oldest = durationText(status.oldestOwedSeconds * 1000);
  return staffPage(
    frame,
    { heading: '状況', headingEn: 'Dashboard', reloadWithoutScript: 30 },
    <>
      <Notice
        tone={status.ok ? 'success' : 'danger'}
        title={
          status.ok
            ? { ja: '正常に動いています。', en: 'Everything is working.' }
            : { ja: '異常があります。下の表を確かめてください。', en: 'Something is wrong: see the table.' }
        }
      />
      <dl class="tiles">
        <div class={status.oldestOwedSeconds > 60 ? 'attention' : undefined}>
          <dt>最も長い送信待ち Oldest owed</dt>
          <dd>{oldest.ja}</dd>
        </div>
        <div class={quarantined > 0 ? 'attention' : undefined}>
          <dt>読み取れなかった受信 Quarantined</dt>
          <dd>
            <a href="/console/notices?state=quarantined">{figure(quarantined)}件</a>
          </dd>
        </div>
      </dl>
      <Parts parts={status.parts} />
      <Section id="recent" ja="最近の情報" en="Recent alerts">
        <AlertList
          records={records}
          profile={frame.profile}
          base="/dashboard/alerts"
          caption={{ ja: '届いた状況を見る', en: 'See how far each got' }}
        />
      </Section>
    </>,
  );
}

function Parts({ parts }: { parts: DashboardData['status']['parts'] }): VNode {
  return (
    <Section id="parts" ja="各部の状態" en="Parts">
      <ul class="parts">
        {parts.map((part) => (
          <li class={part.ok ? 'ok' : 'wrong'}>
            <strong>{part.ok ? '正常 OK' : '異常 Problem'}</strong> {partName(part.name).ja}{' '}
            <span class="note">{part.detail}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
