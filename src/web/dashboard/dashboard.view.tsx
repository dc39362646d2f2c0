import type { VNode } from 'preact';
import type { AlertRecord } from '../../alerts/alert-record.js';
import type { Alarm } from '../../monitor/alarm.js';
import { AlertList } from '../console/alert-list.js';
import { Notice } from '../layout/banner.js';
import { durationText } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { figure, partName, Section, Words } from '../layout/words.js';

export interface DashboardData {
  records: readonly AlertRecord[];
  status: {
    ok: boolean;
    parts: readonly { name: string; ok: boolean; detail: string }[];
    oldestOwedSeconds: number;
    alarms: readonly Alarm[];
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
      <Overall ok={status.ok} alarms={status.alarms} />
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
        <p>
          <a href="/dashboard/reports">
            報告書の一覧 <span lang="en">After-action reports</span>
          </a>
        </p>
      </Section>
    </>,
  );
}

/** What to do comes first: each alarm is a sentence with the next step in it. */
function Overall({ ok, alarms }: Pick<DashboardData['status'], 'ok' | 'alarms'>): VNode {
  if (!ok) {
    const title = { ja: '異常があります。下の表を確かめてください。', en: 'Something is wrong: see the table.' };
    return <Notice tone="danger" title={title} />;
  }
  if (alarms.length === 0) {
    return <Notice tone="success" title={{ ja: '正常に動いています。', en: 'Everything is working.' }} />;
  }
  const title = { ja: `対応が必要なことが ${alarms.length} 件あります。`, en: `${alarms.length} to act on.` };
  return (
    <Notice tone="danger" title={title}>
      <ul>
        {alarms.map(({ ja, en, href }) => (
          <li>
            <Words ja={ja} en={en} />
            {href !== undefined && (
              <>
                {' '}
                <a href={href}>
                  <Words ja="開く" en="Open" />
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
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
