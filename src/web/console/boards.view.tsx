import type { VNode } from 'preact';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { areaName } from '../../domain/area.js';
import type { BoardState } from '../../reach/boards.service.js';
import { Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { Says, Words, type Both } from '../layout/words.js';

interface BoardsData {
  record: AlertRecord;
  states: readonly BoardState[];
  now: Date;
}

const LABELS: Record<BoardState['state'], { ja: string; en: string }> = {
  open: { ja: 'まだ', en: 'open' },
  posted: { ja: '掲示済み', en: 'posted' },
  old: { ja: '古い紙のまま', en: 'old sheet' },
  'taken-down': { ja: 'はがした', en: 'taken down' },
};

/** A list to print: the boards that still want somebody, first; with a box to tick. */
export function boardsPage(frame: StaffFrame, { record, states, now }: BoardsData): string {
  const open = states.filter(({ state }) => needsSomebody(state));
  const done = states.filter(({ state }) => !needsSomebody(state));
  const version = newestOf(record);
  return staffPage(
    frame,
    {
      heading: `掲示板：${version.content.texts.ja.headline}`,
      headingEn: 'Notice boards',
      kind: version.content.kind,
      reloadWithoutScript: 30,
    },
    <>
      <p>
        番号 {record.shortId}　<Moment at={now} zone={frame.profile.timeZone} />
        　まだ {open.length}　済み {done.length}
        <span class="en" lang="en">
          {open.length} open, {done.length} done
        </span>
      </p>
      {states.length === 0 && (
        <Says ja="まだ発信していないか、掲示板のない地区です。" en="Not issued yet, or no board in its areas." />
      )}
      {open.length > 0 && (
        <Boards frame={frame} states={open} caption={{ ja: 'これから貼る掲示板', en: 'Still open' }} />
      )}
      {done.length > 0 && <Boards frame={frame} states={done} caption={{ ja: '済んだ掲示板', en: 'Done' }} />}
      <p class="more">
        <a href={`/console/alerts/${record.id}`}>
          <Words ja="この情報に戻る" en="Back to the alert" />
        </a>
      </p>
    </>,
  );
}

function Boards(props: { frame: StaffFrame; states: readonly BoardState[]; caption: Both }): VNode {
  const { profile } = props.frame;
  return (
    <Table
      caption={props.caption}
      head={[
        { ja: '掲示板', en: 'Board' },
        { ja: 'シート', en: 'Sheet', numeric: true },
        { ja: '町', en: 'Town' },
        { ja: '状態', en: 'State' },
        { ja: '印', en: 'Tick' },
      ]}
      empty={{ ja: 'ありません。', en: 'None.' }}
      rows={props.states.map(({ board, sheet, state, at }) => ({
        key: board.code,
        cells: [
          <span data-board={board.code} data-state={state}>
            {board.name}（{board.kana}）
          </span>,
          sheet,
          areaName(profile, board.area, 'ja'),
          <>
            {LABELS[state].ja} {at !== undefined && <Moment at={at} zone={profile.timeZone} />}
          </>,
          needsSomebody(state) ? '□' : '✓',
        ],
      }))}
    />
  );
}

function needsSomebody(state: BoardState['state']): boolean {
  return state === 'open' || state === 'old';
}
