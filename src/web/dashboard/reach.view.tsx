import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { newestOf, reportNumber, type AlertRecord } from '../../alerts/alert-record.js';
import type { CityProfile } from '../../domain/profile.js';
import { RECEIPTS } from '../../domain/receipt.js';
import type { PlaceFigure, ReachFigures } from '../../reach/figures.js';
import { Notice } from '../layout/banner.js';
import { Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { figure, Section, Words, type Both } from '../layout/words.js';
import { ClassTable, HowTable, LIST_LABELS, PlaceTable, TownTable, type Labelled } from './reach-tables.js';
import { TownMap } from './town-map.js';

export interface ReachData {
  record: AlertRecord;
  /** Absent right after issuing: the households are still being looked up. */
  figures?: ReachFigures;
  channels: readonly Labelled[];
  /** A school: its own families, and nothing of the town. */
  isSchool: boolean;
  /** Calls for help that nobody has answered, with those of people who belong to no household. */
  asking: number;
  /** Whether this person may open the printed lists and the report. */
  mayWork: boolean;
}

/** Where the town is dark: one page for the crisis office, live. */
export function reachPage(frame: StaffFrame, data: ReachData): string {
  const { record } = data;
  const { content } = newestOf(record);
  return staffPage(
    frame,
    {
      heading: `届いていない所：${content.texts.ja.headline}`,
      headingEn: 'Where the town is dark',
      kind: content.kind,
      scripts: ['reach.js'],
      reloadWithoutScript: 15,
    },
    <>
      <p class="page-links">
        <a href={`/dashboard/alerts/${record.id}`}>
          送り先ごとの状況 <span lang="en">By channel</span>
        </a>
        <a href={`/console/alerts/${record.id}`}>
          文面と操作 <span lang="en">Wording and actions</span>
        </a>
        {data.mayWork && (
          <a href={`/dashboard/alerts/${record.id}/report.pdf`}>
            報告書 PDF <span lang="en">Report</span>
          </a>
        )}
        {data.mayWork && <a href={`/dashboard/alerts/${record.id}/report.csv`}>報告書 CSV</a>}
      </p>
      <p class="unseen" role="status" data-said />
      <div data-live-reach={`/dashboard/alerts/${record.id}/reach/live`}>
        <ReachParts data={data} profile={frame.profile} />
      </div>
    </>,
  );
}

/** What is live on the page, as it stands between two looks: the stream sends it whole, and the browser swaps what differs. */
export function reachParts(data: ReachData, profile: CityProfile): { html: string; said: string } {
  return { html: renderToString(<ReachParts data={data} profile={profile} />), said: saidOf(data.figures) };
}

function saidOf(figures: ReachFigures | undefined): string {
  if (figures === undefined) return '';
  const { households, reached, unreached, needsHelp } = figures;
  const help = needsHelp > 0 ? `、助けが必要 ${figure(needsHelp)}世帯` : '';
  return `${figure(households)}世帯のうち ${figure(reached)}世帯に届き、${figure(unreached)}世帯にまだ届いていません${help}`;
}

function ReachParts({ data, profile }: { data: ReachData; profile: CityProfile }): VNode {
  const { figures } = data;
  if (figures === undefined) return <NotYet />;
  return (
    <>
      <Asking data={data} />
      <Numbers data={data} figures={figures} profile={profile} />
      {!data.isSchool && <Towns figures={figures} profile={profile} />}
      {(figures.classes.length > 0 || data.isSchool) && (
        <Section id="classes" ja="学級" en="Classes">
          <div data-live-part="classes" id="class-table">
            <ClassTable classes={figures.classes} />
          </div>
        </Section>
      )}
      <div class="side-by-side">
        <Section id="how" ja="届いた方法" en="How">
          <div data-live-part="how" id="how-table">
            <HowTable figures={figures} channels={data.channels} />
          </div>
        </Section>
        {!data.isSchool && <Lists data={data} figures={figures} />}
        <Answers figures={figures} />
      </div>
      {!data.isSchool && <Places data={data} figures={figures} profile={profile} />}
    </>
  );
}

/** Before all figures: somebody waits. */
function Asking({ data }: { data: ReachData }): VNode {
  const { asking, mayWork, record } = data;
  return (
    <div data-live-part="asking" id="asking">
      {asking > 0 && mayWork && (
        <Notice
          tone="danger"
          title={{
            ja: `助けを求めていて、まだ対応していない人：${figure(asking)}件`,
            en: `${figure(asking)} asked for help and wait.`,
          }}
        >
          <p>
            <a class="button" href={`/console/alerts/${record.id}/help`}>
              <Words ja="だれかを見て、対応を記録する" en="See who, and record what was done" />
            </a>
          </p>
        </Notice>
      )}
    </div>
  );
}

function NotYet(): VNode {
  return (
    <p class="empty" data-live-part="none" id="none">
      <Words
        ja="まだ世帯の数がありません。発信の直後は数秒お待ちください。たよりと、発信していない情報では数えません。"
        en="No household figures yet: wait a few seconds after issuing. Newsletters and drafts are not counted."
      />
    </p>
  );
}

interface PartProps {
  data: ReachData;
  figures: ReachFigures;
}

function Numbers({ data, figures, profile }: PartProps & { profile: CityProfile }): VNode {
  const share = figures.households === 0 ? 0 : Math.floor((figures.reached / figures.households) * 100);
  return (
    <div data-live-part="numbers" id="numbers">
      <dl class="tiles big">
        <Big label={{ ja: '世帯', en: 'Households' }} value={figures.households} />
        <Big label={{ ja: '届いた', en: 'Reached' }} value={figures.reached} note={`${share}%`} />
        <Big
          label={{ ja: 'まだ届いていない', en: 'Not yet' }}
          value={figures.unreached}
          note={`試行中 ${figure(figures.trying)}・一覧に ${figure(figures.onList)}`}
          attention={figures.unreached > 0}
        />
        <Big
          label={{ ja: '助けが必要', en: 'Need help' }}
          value={figures.needsHelp}
          attention={figures.needsHelp > 0}
          {...(data.mayWork && figures.needsHelp > 0 ? { href: `/console/alerts/${data.record.id}/help` } : {})}
        />
        <Big label={{ ja: '返事あり', en: 'Answered' }} value={figures.acknowledged} />
      </dl>
      <p class="hint">
        第{reportOf(data.record, figures.versionNumber)}報・
        <Moment at={figures.openedAt} zone={profile.timeZone} /> から
        {figures.closedAt !== undefined && (
          <>
            ・<Moment at={figures.closedAt} zone={profile.timeZone} /> に終了{' '}
            <span lang="en">(closed: nobody is rung or visited any more)</span>
          </>
        )}
      </p>
    </div>
  );
}

function Big(props: { label: Both; value: number; note?: string; attention?: boolean; href?: string }): VNode {
  const number = figure(props.value);
  return (
    <div class={props.attention === true ? 'attention' : undefined}>
      <dt>
        <Words {...props.label} />
      </dt>
      <dd>
        {props.href === undefined ? number : <a href={props.href}>{number}</a>}
        {props.note !== undefined && <span class="note">{props.note}</span>}
      </dd>
    </div>
  );
}

function Towns({ figures, profile }: { figures: ReachFigures; profile: CityProfile }): VNode {
  const counts = new Map(figures.towns.map((town) => [town.area, town]));
  return (
    <Section id="towns" ja="町の略図（まだ届いていない世帯の数）" en="Map: households not reached">
      <div data-live-part="map" id="map">
        <TownMap towns={profile.towns} counts={counts} city={profile.code} />
      </div>
      <div data-live-part="towns" id="town-table">
        <TownTable towns={figures.towns} />
      </div>
    </Section>
  );
}

function Lists({ data, figures }: PartProps): VNode {
  return (
    <Section id="lists" ja="電話・FAX・訪問の一覧" en="Lists">
      <div data-live-part="lists" id="list-table">
        <Table
          caption={{ ja: 'いま一覧にある世帯', en: 'Households on a list now' }}
          head={[
            { ja: '一覧', en: 'List' },
            { ja: '世帯', en: 'Households', numeric: true },
            { ja: 'うち未到達', en: 'Not reached', numeric: true },
          ]}
          empty={{ ja: '', en: '' }}
          rows={figures.lists.map(({ list, households, unreached }) => ({
            key: list,
            cells: [<Words {...LIST_LABELS[list]} />, figure(households), figure(unreached)],
          }))}
        />
        {data.mayWork && (
          <p>
            <a class="button" href={`/console/alerts/${data.record.id}/lists`}>
              <Words ja="一覧を開く・印刷する" en="Open and print the lists" />
            </a>
          </p>
        )}
      </div>
    </Section>
  );
}

function Answers({ figures }: { figures: ReachFigures }): VNode {
  return (
    <Section id="answers" ja="返事" en="Answers">
      <div data-live-part="answers" id="answer-table">
        <Table
          caption={{ ja: '住民の返事（世帯）', en: 'What residents answered' }}
          head={[
            { ja: '返事', en: 'Answer' },
            { ja: '世帯', en: 'Households', numeric: true },
          ]}
          empty={{ ja: 'まだ返事はありません。', en: 'No answers yet.' }}
          rows={figures.answers.map(({ answer, households }) => ({
            key: answer,
            cells: [<Words {...RECEIPTS[answer].label} />, figure(households)],
          }))}
        />
      </div>
    </Section>
  );
}

/** Residents and sheets count what was issued, not drafts. */
function reportOf(record: AlertRecord, versionNumber: number): number {
  const version = record.versions.find(({ number }) => number === versionNumber);
  return version === undefined ? versionNumber : reportNumber(record, version);
}

const isBoard = ({ channel }: PlaceFigure): boolean => channel === 'bulletin';
const isDone = ({ state }: PlaceFigure): boolean => state !== 'open';

function Places(props: PartProps & { profile: CityProfile }): VNode {
  const places = props.figures.places.map((place) =>
    place.olderPosted === undefined ? place : { ...place, olderPosted: reportOf(props.data.record, place.olderPosted) },
  );
  const boards = places.filter(isBoard);
  const stations = places.filter((place) => !isBoard(place));
  const posted = boards.filter(({ state }) => state === 'posted').length;
  return (
    <>
      <Section id="boards" ja="掲示板" en="Notice boards">
        <div data-live-part="boards" id="board-table">
          <p>
            掲示済み <strong>{figure(posted)}</strong> / {figure(boards.length)}{' '}
            <span lang="en">posted of {figure(boards.length)}</span>
          </p>
          <PlaceTable places={boards} caption={{ ja: '掲示板', en: 'Boards' }} profile={props.profile} />
        </div>
      </Section>
      <Section id="stations" ja="放送・表示" en="Stations and screens">
        <div data-live-part="stations" id="station-table">
          <p>
            確認済み <strong>{figure(stations.filter(isDone).length)}</strong> / {figure(stations.length)}{' '}
            <span lang="en">confirmed of {figure(stations.length)}</span>
          </p>
          <PlaceTable places={stations} caption={{ ja: '放送局', en: 'Stations' }} profile={props.profile} />
        </div>
      </Section>
    </>
  );
}
