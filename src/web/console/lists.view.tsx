import type { VNode } from 'preact';
import { issuedOf, type AlertRecord } from '../../alerts/alert-record.js';
import { areaName } from '../../domain/area.js';
import { LISTS, type List } from '../../domain/chain.js';
import type { LineNow } from '../../reach/lines.service.js';
import type { Sheet } from '../../reach/list-sheet.js';
import { Notice } from '../layout/banner.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { TextField } from '../layout/form-field.js';
import { Moment } from '../layout/moment.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { figure, Section, Words } from '../layout/words.js';
import { doneWords, LIST_WORDS } from '../layout/list-words.js';
import { ListLines } from './list-lines.js';
import { Readers } from './list-readers.js';

export interface ListsData {
  record: AlertRecord;
  sheet: Sheet;
  counts: Record<List, number>;
  /** What is read aloud. */
  text: string;
  problems: readonly Problem[];
  typed: Record<string, string | string[]>;
  /** The line whose button was pressed a moment ago: a mistake can be mended at once. */
  pressed?: LineNow;
}

/** Where the office rings, faxes and visits from: one list at a time, one click for each line. */
export function listsPage(frame: StaffFrame, data: ListsData): string {
  const { record, sheet, counts, problems } = data;
  const content = issuedOf(record)?.content;
  return staffPage(
    frame,
    {
      heading: `${LIST_WORDS[sheet.list].ja}：${content?.texts.ja.headline ?? ''}`,
      headingEn: LIST_WORDS[sheet.list].en,
      ...(content === undefined ? {} : { kind: content.kind }),
    },
    <>
      <ErrorSummary problems={problems} />
      <Pressed frame={frame} data={data} />
      <nav aria-label="一覧を選ぶ Choose a list">
        <ul class="tabs">
          {LISTS.map((list) => (
            <li>
              <a
                href={`/console/alerts/${record.id}/lists?list=${list}`}
                aria-current={list === sheet.list ? 'page' : undefined}
              >
                {LIST_WORDS[list].ja}（{figure(counts[list])}） <span lang="en">{LIST_WORDS[list].en}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="hint">
        番号 {record.shortId}・第{sheet.versionNumber}報・残り {figure(sheet.total)} 行・
        <Moment at={sheet.at} zone={frame.profile.timeZone} /> 現在 <span lang="en">{sheet.total} lines are open</span>
      </p>
      <Pieces frame={frame} data={data} />
      {sheet.list === 'visit' && <Readers frame={frame} {...data} />}
      <Section id="read" ja="読み上げる文" en="Read this aloud">
        <pre class="preview">{data.text}</pre>
      </Section>
      <Section id="lines" ja="残っている行" en="Open lines">
        <ListLines frame={frame} record={record} sheet={sheet} />
      </Section>
      <ByTown frame={frame} sheet={sheet} />
    </>,
  );
}

function Pressed({ frame, data: { record, sheet, pressed } }: { frame: StaffFrame; data: ListsData }): VNode | null {
  if (pressed?.done === undefined || !pressed.mayTakeBack) return null;
  const { ja, en } = doneWords(pressed.done.kind);
  return (
    <Notice tone="success" title={{ ja: `${pressed.number}行：${ja}`, en: `Line ${pressed.number}: ${en}` }}>
      <form method="post" action={`/console/alerts/${record.id}/lists/lines/${pressed.id}`}>
        <Csrf token={frame.csrf} />
        <input type="hidden" name="list" value={sheet.list} />
        {sheet.part !== undefined && <input type="hidden" name="part" value={sheet.part} />}
        {sheet.reader !== 'office' && <input type="hidden" name="reader" value={sheet.reader.code} />}
        <button type="submit" name="result" value="back" class="quiet">
          <Words ja="押し間違えた（取り消す）" en="Pressed by mistake: take it back" />
        </button>
      </form>
    </Notice>
  );
}

/** Before it leaves and after it is over nobody is rung. */
export function noListsPage(frame: StaffFrame, record: AlertRecord): string {
  return staffPage(
    frame,
    { heading: '電話・FAX・訪問の一覧', headingEn: 'Lists for calls, faxes and visits' },
    <>
      <Notice
        tone="info"
        title={{
          ja: 'この情報の一覧はありません。発信前か、すでに終わったか、電話や訪問をしない種類の情報です。',
          en: 'No lists: not yet sent, over, or a kind nobody is rung for.',
        }}
      />
      <p>
        <a href={`/console/alerts/${record.id}`}>
          情報へ戻る <span lang="en">Back to the alert</span>
        </a>
      </p>
    </>,
  );
}

function queryOf(sheet: Sheet, change: { part?: number; after?: number } = {}): string {
  const query = new URLSearchParams({ list: sheet.list });
  const part = change.part ?? sheet.part;
  if (part !== undefined) query.set('part', String(part));
  if (sheet.reader !== 'office') query.set('reader', sheet.reader.code);
  if (change.after !== undefined) query.set('after', String(change.after));
  return query.toString();
}

/** Split among callers, print, download. */
function Pieces({ frame, data }: { frame: StaffFrame; data: ListsData }): VNode {
  const { record, sheet } = data;
  const base = `/console/alerts/${record.id}/lists`;
  return (
    <Section id="pieces" ja="分ける・印刷する" en="Split and print">
      {sheet.byPart.length > 0 && (
        <ul class="tabs">
          {sheet.byPart.map(({ part, n }) => (
            <li>
              <a href={`${base}?${queryOf(sheet, { part })}`} aria-current={part === sheet.part ? 'page' : undefined}>
                担当{part}（残り{figure(n)}） <span lang="en">Part {part}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`${base}/split`} class="inline-form">
        <Csrf token={frame.csrf} />
        <input type="hidden" name="list" value={sheet.list} />
        <TextField
          name="parts"
          label={{ ja: '何人で分けますか', en: 'How many callers' }}
          hint={{
            ja: '残っている行だけを分け直します。印刷した用紙がある人には新しい用紙を渡してください。',
            en: 'Only open lines are dealt out anew.',
          }}
          value={sheet.parts > 0 ? String(sheet.parts) : ''}
          maxLength={2}
          problems={data.problems}
        />
        <button type="submit">
          <Words ja="分ける" en="Split" />
        </button>
      </form>
      <p class="actions">
        <a class="button" href={`${base}/print?${queryOf(sheet)}`}>
          <Words ja="印刷用に開く" en="Open for printing" />
        </a>
        <a class="button" href={`${base}/csv?${queryOf(sheet)}`}>
          <Words ja="CSVをダウンロード" en="Download as CSV" />
        </a>
        {sheet.next !== undefined && (
          <a class="button" href={`${base}?${queryOf(sheet, { after: sheet.next })}`}>
            <Words ja="次の行を見る" en="Next lines" />
          </a>
        )}
      </p>
    </Section>
  );
}

function ByTown({ frame, sheet }: { frame: StaffFrame; sheet: Sheet }): VNode | null {
  if (sheet.byTown.length === 0) return null;
  return (
    <Section id="towns" ja="町ごとの残り" en="Open lines by town">
      <dl class="tiles">
        {sheet.byTown.map(({ area, n }) => (
          <div>
            <dt>{areaName(frame.profile, area, 'ja')}</dt>
            <dd>{figure(n)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
