import type { VNode } from 'preact';
import type { List } from '../../domain/chain.js';
import type { CityProfile } from '../../domain/profile.js';
import { RECEIPTS } from '../../domain/receipt.js';
import type { HouseholdCount, PlaceFigure, PlaceState, ReachFigures, TownCount } from '../../reach/figures.js';
import { Tag } from '../layout/badge.js';
import { momentText } from '../layout/moment.js';
import { Table } from '../layout/table.js';
import { figure, Words, type Both } from '../layout/words.js';
import { Bar } from './bar.js';

export interface Labelled {
  name: string;
  label: Both;
}

export const LIST_LABELS: Record<List, Both> = {
  call: { ja: '電話の一覧', en: 'To be rung' },
  fax: { ja: 'FAXの一覧', en: 'To be faxed' },
  visit: { ja: '訪問の一覧', en: 'To be visited' },
};

const PLACE_STATES: Record<PlaceState, Both> = {
  posted: { ja: '掲示済み', en: 'Posted' },
  'taken-down': { ja: 'はがした', en: 'Taken down' },
  'on-air': { ja: '放送済み', en: 'On air' },
  shown: { ja: '表示中', en: 'Shown' },
  open: { ja: '未確認', en: 'Open' },
};

const COUNT_HEAD = [
  { ja: '世帯', en: 'Households', numeric: true },
  { ja: '届いた', en: 'Reached', numeric: true },
  { ja: 'まだ', en: 'Not yet', numeric: true },
  { ja: '一覧にある', en: 'On a list', numeric: true },
  { ja: '助けが必要', en: 'Need help', numeric: true },
];

const cellsOf = (count: HouseholdCount): string[] =>
  [count.households, count.reached, count.unreached, count.onList, count.needsHelp].map(figure);

function CountBar({ count, name }: { count: HouseholdCount; name: string }): VNode {
  const parts = [
    { look: 'sent', value: count.reached },
    { look: 'open', value: count.trying },
    { look: 'failed', value: count.onList },
  ];
  const label = `${name}: ${figure(count.households)}世帯のうち ${figure(count.unreached)}世帯にまだ届いていません`;
  return <Bar parts={parts} total={count.households} label={label} />;
}

/** Darkest first. Each town unfolds into its 丁目. */
export function TownTable({ towns }: { towns: readonly TownCount[] }): VNode {
  const darkest = towns.toSorted((a, b) => b.unreached - a.unreached || a.area.localeCompare(b.area));
  return (
    <Table
      caption={{ ja: '町ごと（届いていない世帯の多い順）', en: 'By town, the darkest first' }}
      head={[{ ja: '町', en: 'Town' }, ...COUNT_HEAD]}
      empty={{ ja: '対象の世帯はありません。', en: 'No households concerned.' }}
      rows={darkest.map((town) => ({
        key: town.area,
        cells: [
          <>
            {town.name}
            <CountBar count={town} name={town.name} />
            <Districts town={town} />
          </>,
          ...cellsOf(town),
        ],
      }))}
    />
  );
}

function Districts({ town }: { town: TownCount }): VNode | null {
  if (town.districts.length === 0) return null;
  return (
    <details class="districts" id={`districts-${town.area.replaceAll('.', '-')}`}>
      <summary>
        丁目ごと <span lang="en">By 丁目</span>
      </summary>
      <ul>
        {town.districts.map((each) => (
          <li>
            {each.name}: まだ {figure(each.unreached)} / {figure(each.households)}世帯
            {each.onList > 0 && `（一覧に ${figure(each.onList)}）`}
            {each.needsHelp > 0 && `（助けが必要 ${figure(each.needsHelp)}）`}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function ClassTable({ classes }: { classes: ReachFigures['classes'] }): VNode {
  return (
    <Table
      caption={{ ja: '学級ごと（家庭）', en: 'By school class (families)' }}
      head={[{ ja: '学級', en: 'Class' }, ...COUNT_HEAD]}
      empty={{ ja: '対象の学級はありません。', en: 'No class concerned.' }}
      rows={classes.map((each) => ({
        key: each.group,
        cells: [
          <>
            {each.name}
            <CountBar count={each} name={each.name} />
          </>,
          ...cellsOf(each),
        ],
      }))}
    />
  );
}

/** What did it: the name of a channel, or what somebody confirmed. */
export function howLabel(how: string, channels: readonly Labelled[]): Both {
  const channel = channels.find(({ name }) => name === how);
  if (channel !== undefined) return channel.label;
  return how in RECEIPTS ? RECEIPTS[how as keyof typeof RECEIPTS].label : { ja: how, en: how };
}

export function HowTable({ figures, channels }: { figures: ReachFigures; channels: readonly Labelled[] }): VNode {
  return (
    <Table
      caption={{ ja: '何で届いたか', en: 'By what' }}
      head={[
        { ja: '方法', en: 'Way' },
        { ja: '世帯', en: 'Households', numeric: true },
      ]}
      empty={{ ja: 'まだ届いた世帯はありません。', en: 'None reached yet.' }}
      rows={figures.byHow.map(({ how, households }) => {
        const label = howLabel(how, channels);
        return {
          key: how,
          cells: [
            <>
              <Words {...label} />
              <Bar
                parts={[{ look: 'sent', value: households }]}
                total={figures.households}
                label={`${label.ja}: ${figure(households)} / ${figure(figures.households)} 世帯`}
              />
            </>,
            figure(households),
          ],
        };
      })}
    />
  );
}

/** Boards or stations, each with what was heard from it; the state is told in words, with the time, and in colour. */
export function PlaceTable(props: { places: readonly PlaceFigure[]; caption: Both; profile: CityProfile }): VNode {
  return (
    <ul class="places" aria-label={`${props.caption.ja} ${props.caption.en}`}>
      {props.places.map((place) => (
        <li
          class={`place place-${place.state}`}
          data-state={place.state}
          {...(place.channel === 'bulletin' ? { 'data-board': place.code } : { 'data-station': place.code })}
        >
          <span class="place-name">{place.name}</span> <Tag label={PLACE_STATES[place.state]} look="place-tag" />{' '}
          {place.at !== undefined && (
            <time dateTime={place.at}>{momentText(new Date(place.at), props.profile.timeZone)}</time>
          )}
          {place.olderPosted !== undefined && place.state !== 'posted' && (
            <strong class="older">第{place.olderPosted}報が掲示されたままです</strong>
          )}
        </li>
      ))}
    </ul>
  );
}
