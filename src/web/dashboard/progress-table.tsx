import type { VNode } from 'preact';
import type { ChannelProgress, Progress } from '../../ledger/progress.js';
import { OUTCOME_LABELS } from '../layout/badge.js';
import { inListOrder } from '../layout/channel-order.js';
import { durationText, Moment } from '../layout/moment.js';
import { figure, Words, type Both } from '../layout/words.js';
import { Bar, type BarPart } from './bar.js';

export const COUNTED = ['owed', 'open', 'sent', 'sandbox', 'failed', 'suspended', 'expired', 'unknown'] as const;
export type Counted = (typeof COUNTED)[number];

interface ProgressProps {
  progress: Progress;
  channels: readonly { name: string; label: { ja: string; en: string } }[];
  zone: string;
}

/** The figures of every channel. dashboard.js rewrites the cells by their `data-` names; without it they stand. */
export function ProgressTable({ progress, channels, zone }: ProgressProps): VNode {
  const counted = inListOrder(channels, progress.channels);
  // Right after issuing the audience is still being counted: the rows stand ready, so that the page need not reload.
  const rows = counted.length > 0 ? counted : channels.map(({ name }): [string, ChannelProgress] => [name, EMPTY]);
  const total = rows.reduce((sum, [, each]) => add(sum, each), EMPTY);
  return (
    <div data-progress={progress.alertId}>
      <Summary progress={progress} total={total} zone={zone} />
      <table class="cards progress">
        <caption>
          <Words ja="送り先ごとの状況" en="By channel" />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Words ja="送り先" en="Channel" />
            </th>
            {COUNTED.map((name) => (
              <th scope="col" class="number">
                <Words {...OUTCOME_LABELS[name]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, each]) => (
            <ChannelRow name={name} label={labelOf(channels, name)} figures={each} />
          ))}
          <ChannelRow name="all" label="合計 Total" figures={total} />
        </tbody>
      </table>
    </div>
  );
}

function labelOf(channels: ProgressProps['channels'], name: string): string {
  return channels.find((channel) => channel.name === name)?.label.ja ?? name;
}

const EMPTY: ChannelProgress = {
  owed: 0,
  open: 0,
  sent: 0,
  sandbox: 0,
  failed: 0,
  suspended: 0,
  expired: 0,
  unknown: 0,
  perSecond: 0,
};

function add(a: ChannelProgress, b: ChannelProgress): ChannelProgress {
  const sum = COUNTED.map((name) => [name, a[name] + b[name]] as const);
  return { ...EMPTY, ...Object.fromEntries(sum) };
}

function partsOf(figures: ChannelProgress): BarPart[] {
  const order = [...COUNTED.filter((name) => name !== 'owed' && name !== 'open'), 'open' as const];
  return order.map((name) => ({ look: name, value: figures[name] }));
}

function ChannelRow({ name, label, figures }: { name: string; label: string; figures: ChannelProgress }): VNode {
  const done = figures.sent + figures.sandbox;
  return (
    <tr data-channel={name} class={name === 'all' ? 'total' : undefined}>
      <th scope="row" data-label="送り先">
        {label}
        <Bar
          parts={partsOf(figures)}
          total={figures.owed}
          label={`${label}: ${figure(done)} / ${figure(figures.owed)} 引渡し済み`}
        />
      </th>
      {COUNTED.map((counted) => (
        <td class="number" data-label={OUTCOME_LABELS[counted].ja} data-figure={counted}>
          {figure(figures[counted])}
        </td>
      ))}
    </tr>
  );
}

/** Of all channels together: they run side by side, so their own rates do not add up. */
function rateOf({ firstHandOffAt, lastHandOffAt }: Progress, total: ChannelProgress): number {
  const handed = total.sent + total.sandbox;
  if (firstHandOffAt === undefined || lastHandOffAt === undefined) return 0;
  return Math.round(handed / Math.max((Date.parse(lastHandOffAt) - Date.parse(firstHandOffAt)) / 1000, 1));
}

/** "Complete" alone would hide those whom nothing has reached. */
function ending(total: ChannelProgress): [string, string] {
  const lost = total.failed + total.suspended + total.expired;
  const notes: [number, string, string][] = [
    [lost, '引き渡せなかった宛先', 'could not be'],
    [total.unknown, '届いたか不明の宛先', 'not known'],
  ];
  const said = notes.filter(([count]) => count > 0);
  return [
    ['完了', ...said.map(([count, ja]) => `${ja} ${figure(count)}件`)].join('。'),
    ['finished', ...said.map(([count, , en]) => `${figure(count)} ${en}`)].join(', '),
  ];
}

/** How far it is, in one sentence; dashboard.js says the same. */
function soFar(total: ChannelProgress): Both {
  if (total.owed === 0) {
    return {
      ja: '宛先はまだ0件です。発信の直後は、数え終わるまでお待ちください。',
      en: 'No addresses so far. Right after issuing they are still being counted.',
    };
  }
  const done = total.sent + total.sandbox;
  const [rest, left] = total.open > 0 ? [`残り ${figure(total.open)}件`, `${figure(total.open)} to go`] : ending(total);
  return {
    ja: `${figure(total.owed)}件中 ${figure(done)}件を引き渡しました（${rest}）`,
    en: `${figure(done)} of ${figure(total.owed)} handed over, ${left}`,
  };
}

interface SummaryProps {
  progress: Progress;
  total: ChannelProgress;
  zone: string;
}

function Summary({ progress, total, zone }: SummaryProps): VNode {
  const { issuedAt, firstHandOffAt, lastHandOffAt } = progress;
  const since = (to: string | undefined) =>
    issuedAt === undefined || to === undefined ? '—' : durationText(Date.parse(to) - Date.parse(issuedAt)).ja;
  return (
    <>
      <p class="live" aria-live="polite" data-live>
        <Words {...soFar(total)} />
      </p>
      <dl class="tiles">
        <div>
          <dt>発信 Issued</dt>
          <dd>{issuedAt === undefined ? '—' : <Moment at={issuedAt} zone={zone} seconds />}</dd>
        </div>
        <div>
          <dt>最初の引渡しまで First</dt>
          <dd data-since="first">{since(firstHandOffAt)}</dd>
        </div>
        <div>
          <dt>最後の引渡しまで Last</dt>
          <dd data-since="last">{since(lastHandOffAt)}</dd>
        </div>
        <div>
          <dt>毎秒 Per second</dt>
          <dd data-rate>{figure(rateOf(progress, total))}</dd>
        </div>
      </dl>
    </>
  );
}
