import type { VNode } from 'preact';
import type { NoticeRecord, NoticeState } from '../../intake/notice-record.js';
import type { Remark } from '../../sources/source.js';
import { Notice } from '../layout/banner.js';
import { Tag } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { figure, Section, Words } from '../layout/words.js';

const STATES: Record<NoticeState, { ja: string; en: string }> = {
  received: { ja: '受信', en: 'received' },
  parsed: { ja: '読取り済み', en: 'parsed' },
  quarantined: { ja: '要確認', en: 'needs a person' },
};

/** What came in, newest first. */
export function noticesPage(frame: StaffFrame, notices: readonly NoticeRecord[], state?: NoticeState): string {
  const filters = [
    { href: '/console/notices', label: 'すべて All', on: state === undefined },
    { href: '/console/notices?state=quarantined', label: '要確認 Needs a person', on: state === 'quarantined' },
  ];
  return staffPage(
    frame,
    { heading: '受信', headingEn: 'Notices that came in' },
    <>
      <nav aria-label="絞り込み Filter">
        <ul class="tabs">
          {filters.map((filter) => (
            <li>
              <a href={filter.href} aria-current={filter.on ? 'page' : undefined}>
                {filter.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Table
        caption={{ ja: '新しい順', en: 'Newest first' }}
        head={[
          { ja: '受信時刻', en: 'Received' },
          { ja: '情報源', en: 'Source' },
          { ja: '状態', en: 'State' },
          { ja: '結果', en: 'Result' },
          { ja: '大きさ', en: 'Bytes', numeric: true },
        ]}
        empty={{ ja: '受信はありません。', en: 'Nothing came in.' }}
        rows={notices.map((notice) => ({
          key: notice.id,
          cells: [
            <a href={`/console/notices/${notice.id}`}>
              <Moment at={notice.receivedAt} zone={frame.profile.timeZone} seconds />
            </a>,
            notice.source,
            <Tag label={STATES[notice.state]} look={`notice-${notice.state}`} />,
            notice.problem?.ja ?? notice.note?.ja ?? '',
            figure(notice.bytes),
          ],
        }))}
      />
    </>,
  );
}

/** One notice: what went wrong in words, what became of it, and its bytes as they came. */
export function noticePage(frame: StaffFrame, notice: NoticeRecord, raw: string): string {
  return staffPage(
    frame,
    { heading: `受信 ${notice.source}`, headingEn: 'One notice' },
    <>
      {notice.problem && (
        <Notice tone="danger" title={notice.problem}>
          <p>
            {notice.problem.code}
            {notice.problem.line !== undefined && `（${notice.problem.line}行目 line ${notice.problem.line}）`}
          </p>
        </Notice>
      )}
      {notice.note && <Notice tone="info" title={notice.note} />}
      <dl class="facts">
        <dt>受信時刻 Received</dt>
        <dd>
          <Moment at={notice.receivedAt} zone={frame.profile.timeZone} seconds />
        </dd>
        <dt>状態 State</dt>
        <dd>
          <Tag label={STATES[notice.state]} look={`notice-${notice.state}`} />
        </dd>
        <dt>形式 Type</dt>
        <dd>
          {notice.mediaType}、{figure(notice.bytes)} bytes
        </dd>
      </dl>
      <Became alertIds={notice.alertIds} />
      <Report report={notice.report ?? []} />
      <Section id="raw" ja="届いたままの内容" en="As it came">
        <pre class="preview" tabIndex={0}>
          {raw}
        </pre>
      </Section>
    </>,
  );
}

function Became({ alertIds }: { alertIds: readonly string[] }): VNode | null {
  if (alertIds.length === 0) return null;
  return (
    <Section id="became" ja="この受信から作られた情報" en="Alerts made of it">
      <ul>
        {alertIds.map((id, index) => (
          <li>
            <a href={`/console/alerts/${id}`}>
              <Words ja={`情報 ${index + 1} を開く`} en={`Open alert ${index + 1}`} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const OUTCOMES: Record<Remark['outcome'], { ja: string; en: string }> = {
  refused: { ja: '受け付けない', en: 'refused' },
  repaired: { ja: '直して受け付けた', en: 'repaired' },
  noted: { ja: 'そのまま受け付けた', en: 'noted' },
};

/** What was found while reading: the first that was refused is the one to have mended at its sender. */
function Report({ report }: { report: readonly Remark[] }): VNode | null {
  if (report.length === 0) return null;
  return (
    <Section id="report" ja="読み取りの報告" en="Report on the document">
      <Table
        caption={{ ja: '読んだ順', en: 'In the order of reading' }}
        head={[
          { ja: '規則', en: 'Rule' },
          { ja: '見つかったこと', en: 'Finding' },
          { ja: '行', en: 'Line', numeric: true },
          { ja: '扱い', en: 'Outcome' },
        ]}
        empty={{ ja: 'ありません。', en: 'Nothing.' }}
        rows={report.map((remark, index) => ({
          key: String(index),
          cells: [
            remark.rule,
            <Words ja={remark.ja} en={remark.en} />,
            remark.line === undefined ? '' : figure(remark.line),
            <Words {...OUTCOMES[remark.outcome]} />,
          ],
        }))}
      />
    </Section>
  );
}
