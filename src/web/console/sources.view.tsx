import type { VNode } from 'preact';
import type { FeedsStatus, FeedStatus, HostTraffic } from '../../intake/feeds/feed-status.service.js';
import type { NoticeCount, NoticeState } from '../../intake/notice-record.js';
import { Notice } from '../layout/banner.js';
import { Tag } from '../layout/badge.js';
import { durationText, Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { figure, Says, Section, Words, type Both } from '../layout/words.js';

export interface SourcesData extends FeedsStatus {
  sources: readonly { name: string; label: Both }[];
  /** Of the last 24 hours. */
  counts: readonly NoticeCount[];
  now: Date;
}

/** Where alerts come from, and whether each place still speaks. */
export function sourcesPage(frame: StaffFrame, data: SourcesData): string {
  return staffPage(
    frame,
    { heading: '情報源の状態', headingEn: 'State of the sources' },
    <>
      <Says
        tone="lead"
        ja="情報を取りに行く先（フィード）と、届いた知らせの数です。取得できない・静かであることは、「何も発表されていない」という意味ではありません。"
        en="The feeds that are fetched, and what came in. A feed that fails or is silent does not mean that nothing is in force."
      />
      <Section id="feeds" ja="フィード" en="Feeds">
        {data.feeds.length === 0 && <Off />}
        {data.feeds.length > 0 && <Feeds frame={frame} data={data} />}
      </Section>
      {data.troubled.length > 0 && <Troubled frame={frame} data={data} />}
      {data.hosts.length > 0 && (
        <Section id="traffic" ja="今日の取得量" en="Fetched today">
          <Traffic hosts={data.hosts} />
        </Section>
      )}
      <Section id="notices" ja="この24時間に届いた知らせ" en="Notices of the last 24 hours">
        <Counts sources={data.sources} counts={data.counts} />
      </Section>
    </>,
  );
}

function Off(): VNode {
  return (
    <Notice
      tone="info"
      title={{
        ja: 'フィードの取得は止まっています（設定 JMA_FEEDS=off）。',
        en: 'No feed is fetched (JMA_FEEDS=off).',
      }}
    >
      <p>
        気象庁の公開フィードを使うには、設定 <code>JMA_FEEDS=on</code> で起動し直します。今は <code>/intake/…</code>
        に届いたものだけを扱います。
      </p>
    </Notice>
  );
}

function Feeds({ frame, data }: { frame: StaffFrame; data: SourcesData }): VNode {
  return (
    <Table
      caption={{ ja: 'フィードごとの状態', en: 'State of each feed' }}
      head={[
        { ja: 'フィード', en: 'Feed' },
        { ja: '状態', en: 'State' },
        { ja: '最後に取得', en: 'Last answer' },
        { ja: '最後の新着', en: 'Last news' },
        { ja: '時計の差', en: 'Clock', numeric: true },
        { ja: '取得待ち', en: 'Waiting', numeric: true },
        { ja: '取得済み', en: 'Fetched (24 h)', numeric: true },
        { ja: '失敗', en: 'Given up (24 h)', numeric: true },
      ]}
      empty={{ ja: 'フィードはありません。', en: 'No feeds.' }}
      rows={data.feeds.map((feed) => ({
        key: feed.plan.name,
        cells: [
          <Words ja={feed.plan.label.ja} en={`${feed.plan.label.en} (${feed.plan.name})`} />,
          <State feed={feed} />,
          <Since at={feed.record?.succeededAt} frame={frame} now={data.now} />,
          <Since at={feed.record?.newsAt} frame={frame} now={data.now} />,
          <Skew seconds={feed.record?.skewSeconds} />,
          figure(feed.entries.waiting),
          figure(feed.entries.fetched),
          figure(feed.entries.failed),
        ],
      }))}
    />
  );
}

/** One word for the worst of it, and under it the reason. */
function State({ feed }: { feed: FeedStatus }): VNode {
  const { label, look } = stateOf(feed);
  const problem = feed.record?.problem;
  return (
    <div>
      <Tag label={label} look={look} />
      {problem !== undefined && (
        <p class="small">
          <Words ja={problem.ja} en={problem.en} />
        </p>
      )}
    </div>
  );
}

function stateOf({ record, isUnreachable, isSilent, hasWrongClock, plan }: FeedStatus): { label: Both; look: string } {
  if (record?.polledAt === undefined) return { label: { ja: 'これから', en: 'Not asked yet' }, look: '' };
  if (record.isPaused) return { label: { ja: '明日まで休止', en: 'Paused until tomorrow' }, look: 'outcome-retry' };
  if (isUnreachable) return { label: { ja: '取得できない', en: 'Unreachable' }, look: 'outcome-failed' };
  if (record.failures > 0) return { label: { ja: '取り直し中', en: 'Trying again' }, look: 'outcome-retry' };
  if (isSilent) {
    const hours = Math.round(plan.silentAfterMinutes / 6) / 10;
    return { label: { ja: `${hours}時間以上静か`, en: `Silent for over ${hours} h` }, look: 'outcome-retry' };
  }
  if (hasWrongClock) return { label: { ja: '時計がずれている', en: 'Wrong clock' }, look: 'outcome-retry' };
  return { label: { ja: '正常', en: 'Well' }, look: 'outcome-sent' };
}

function Since({ at, frame, now }: { at: Date | undefined; frame: StaffFrame; now: Date }): VNode {
  if (at === undefined) return <>まだありません</>;
  const ago = durationText(Math.max(1_000, now.getTime() - at.getTime()));
  return (
    <div>
      {ago.ja}前
      <span class="en">
        <Moment at={at} zone={frame.profile.timeZone} seconds />
      </span>
    </div>
  );
}

function Skew({ seconds }: { seconds: number | undefined }): VNode {
  if (seconds === undefined) return <>―</>;
  return <>{seconds > 0 ? `+${figure(seconds)}` : figure(seconds)} 秒</>;
}

/** Documents that a feed named and that could not be had: what somebody may have to look up at the publisher. */
function Troubled({ frame, data }: { frame: StaffFrame; data: SourcesData }): VNode {
  const labels = new Map(data.feeds.map(({ plan }) => [plan.name, plan.label.ja]));
  return (
    <Section id="troubled" ja="取得できていない電文" en="Documents not fetched">
      <Table
        caption={{ ja: '新しい順', en: 'Newest first' }}
        head={[
          { ja: '発表時刻', en: 'Published' },
          { ja: 'フィード', en: 'Feed' },
          { ja: '状態', en: 'State' },
          { ja: '理由', en: 'Reason' },
          { ja: '電文', en: 'Document' },
        ]}
        empty={{ ja: 'ありません。', en: 'None.' }}
        rows={data.troubled.map((entry) => ({
          key: entry.url,
          cells: [
            <Moment at={entry.updatedAt} zone={frame.profile.timeZone} seconds />,
            labels.get(entry.feed) ?? entry.feed,
            entry.state === 'failed' ? (
              <Tag label={{ ja: 'あきらめた', en: 'Given up' }} look="outcome-failed" />
            ) : (
              <Tag label={{ ja: `取り直し中（${entry.attempts}回）`, en: 'Trying again' }} look="outcome-retry" />
            ),
            <div>
              <Words ja={entry.problem.ja} en={entry.problem.en} />
            </div>,
            <code class="address">{entry.url.split('/').at(-1)}</code>,
          ],
        }))}
      />
    </Section>
  );
}

function Traffic({ hosts }: { hosts: readonly HostTraffic[] }): VNode {
  return (
    <Table
      caption={{ ja: '相手ごとの今日の量', en: 'Today, by publisher' }}
      head={[
        { ja: '相手', en: 'Host' },
        { ja: '取得量', en: 'Megabytes', numeric: true },
        { ja: '上限', en: 'Allowed', numeric: true },
        { ja: '割合', en: 'Used', numeric: true },
        { ja: '回数', en: 'Requests', numeric: true },
      ]}
      empty={{ ja: 'まだありません。', en: 'Nothing yet.' }}
      rows={hosts.map(({ host, bytes, requests, allowedBytes }) => ({
        key: host,
        cells: [
          <code class="address">{host}</code>,
          `${(bytes / 1_000_000).toFixed(1)} MB`,
          `${figure(allowedBytes / 1_000_000)} MB`,
          `${Math.floor((100 * bytes) / allowedBytes)} %`,
          figure(requests),
        ],
      }))}
    />
  );
}

function Counts({ sources, counts }: Pick<SourcesData, 'sources' | 'counts'>): VNode {
  const count = (source: string, state: NoticeState): string =>
    figure(counts.find((each) => each.source === source && each.state === state)?.count ?? 0);
  return (
    <Table
      caption={{ ja: '情報源ごとの数', en: 'By source' }}
      head={[
        { ja: '情報源', en: 'Source' },
        { ja: '読取り済み', en: 'Parsed', numeric: true },
        { ja: '読取り待ち', en: 'To be parsed', numeric: true },
        { ja: '要確認', en: 'Needs a person', numeric: true },
      ]}
      empty={{ ja: '情報源はありません。', en: 'No sources.' }}
      rows={sources.map(({ name, label }) => ({
        key: name,
        cells: [
          <Words ja={label.ja} en={label.en} />,
          count(name, 'parsed'),
          count(name, 'received'),
          <a href="/console/notices?state=quarantined">{count(name, 'quarantined')}</a>,
        ],
      }))}
    />
  );
}
