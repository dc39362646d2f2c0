import type { VNode } from 'preact';
import type { RuleTable } from '../../alerts/rule-table.js';
import { laneOf } from '../../domain/alert.js';
import { placeText } from '../../domain/area.js';
import { EFFECT_LABELS } from '../../domain/merge.js';
import { TOPIC_FACTS } from '../../domain/topic.js';
import type { Compared, Trial } from '../../intake/simulator.service.js';
import { Notice } from '../layout/banner.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { Moment } from '../layout/moment.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { figure, Says, Section, Words } from '../layout/words.js';
import { ActivatedNotice, RulesTable } from './rules.view.js';

export interface TrialData {
  table: RuleTable;
  trial: Trial;
  /** People each message would have reached, by channel, in the order of `trial.compared`. */
  reached: readonly (Readonly<Record<string, number>> | undefined)[];
  channels: readonly { name: string; label: { ja: string; en: string } }[];
  activated: boolean;
  problems: readonly Problem[];
}

/** What a table would have sent, beside what the one in force sends; then the two buttons. */
export function rulesTrialPage(frame: StaffFrame, data: TrialData): string {
  const { table, trial } = data;
  const differing = trial.compared.filter((each) => each.differs).length;
  return staffPage(
    frame,
    { heading: `規則の表 ${table.number} を試す`, headingEn: 'Try a table of rules' },
    <>
      <ErrorSummary problems={data.problems} />
      {data.activated && <ActivatedNotice />}
      <Section id="trial" ja="この30日に届いた情報で試した結果" en="Tried on what came in during 30 days">
        {trial.notices === 0 ? (
          <Notice
            tone="warning"
            title={{
              ja: '試す情報がまだ届いていません。電文のファイルで試すには npm run hub -- rules simulate を使ってください。',
              en: 'Nothing has come in yet. Try it on files with npm run hub -- rules simulate.',
            }}
          />
        ) : (
          <Says
            ja={`受信 ${figure(trial.notices)} 件。いまの表と扱いが変わるものは ${figure(differing)} 件です。`}
            en={`${trial.notices} notices; ${differing} would be treated differently.`}
          />
        )}
        <Steps data={data} frame={frame} />
      </Section>
      <Decide table={table} csrf={frame.csrf} />
      <Section id="rules" ja="この表" en="This table">
        <RulesTable rules={table.rules} />
      </Section>
    </>,
  );
}

function Steps({ data, frame }: { data: TrialData; frame: StaffFrame }): VNode {
  return (
    <Table
      caption={{ ja: '発表の順', en: 'In the order of the reports' }}
      head={[
        { ja: '時刻', en: 'Time' },
        { ja: '情報', en: 'Alert' },
        { ja: 'いまの表', en: 'Now' },
        { ja: 'この表', en: 'With this table' },
        { ja: '届く先', en: 'Who and how' },
      ]}
      empty={{ ja: 'ありません。', en: 'Nothing.' }}
      rows={data.trial.compared.map((step, index) => ({
        key: String(index),
        cells: [
          <Moment at={step.tried.at} zone={frame.profile.timeZone} />,
          `${step.tried.headline}（${EFFECT_LABELS[step.tried.effect].ja}）`,
          outcome(step.now.sent !== undefined, step.now.rule),
          <strong class={step.differs ? 'differs' : undefined}>
            {outcome(step.tried.sent !== undefined, step.tried.rule)}
          </strong>,
          <Who step={step} reached={data.reached[index]} channels={data.channels} frame={frame} />,
        ],
      }))}
    />
  );
}

function outcome(isSent: boolean, rule: string): string {
  return `${isSent ? '送る' : '送らない'}${rule === '' ? '' : `（${rule}）`}`;
}

function Who(props: {
  step: Compared;
  reached: Readonly<Record<string, number>> | undefined;
  channels: TrialData['channels'];
  frame: StaffFrame;
}): VNode | null {
  const { sent } = props.step.tried;
  if (sent === undefined) return null;
  const ways = props.channels
    .map(({ name, label }) => ({ label: label.ja, count: props.reached?.[name] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${figure(count)}`);
  return (
    <>
      {placeText(props.frame.profile, sent.areas, 'ja')}、{TOPIC_FACTS[sent.topic].label.ja}
      {sent.groups.length > 0 && `、${sent.groups.join('・')}`}
      {`（${LANE_WORDS[laneOf(sent)]}：${ways.length === 0 ? '登録なし' : ways.join('、')}）`}
    </>
  );
}

const LANE_WORDS = { emergency: 'ただちに', warning: '優先', notice: '通常' } as const;

/** First "I have looked", then "in force": never the other way round. */
function Decide({ table, csrf }: { table: RuleTable; csrf: string }): VNode | null {
  if (table.state !== 'proposed') return null;
  const looked = table.lookedAt !== undefined;
  return (
    <Section id="decide" ja="有効にする" en="Put it into force">
      <form method="post" action={`/console/rules/${table.number}/${looked ? 'activate' : 'look'}`}>
        <Csrf token={csrf} />
        <input type="hidden" name="hash" value={table.hash} />
        <button type="submit" class={looked ? 'primary' : undefined}>
          {looked ? (
            <Words ja="この表を有効にする" en="Put this table into force" />
          ) : (
            <Words ja="上の結果を確認しました" en="I have looked at the result above" />
          )}
        </button>
      </form>
    </Section>
  );
}
