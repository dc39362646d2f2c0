import type { VNode } from 'preact';
import type { RuleTable } from '../../alerts/rule-table.js';
import type { IssueRule } from '../../domain/profile.js';
import { SUBJECTS } from '../../domain/subject.js';
import { sources } from '../../sources/index.js';
import { Notice } from '../layout/banner.js';
import { Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { Says, Section, Words, type Both } from '../layout/words.js';

export const DECISIONS: Record<IssueRule['decide'], Both> = {
  issue: { ja: '自動で発信', en: 'goes out by itself' },
  approve: { ja: '職員が判断', en: 'a person decides' },
  show: { ja: '掲載のみ', en: 'shown only' },
};

const STATES: Record<RuleTable['state'], Both> = {
  proposed: { ja: '案', en: 'proposed' },
  active: { ja: '有効', en: 'in force' },
  retired: { ja: '過去の表', en: 'retired' },
};

/** What goes out by itself now, and the tables that are being prepared. */
export function rulesPage(
  frame: StaffFrame,
  { rules, tables }: { rules: readonly IssueRule[]; tables: readonly RuleTable[] },
): string {
  return staffPage(
    frame,
    { heading: '発信の規則', headingEn: 'What goes out by itself' },
    <>
      <Says
        tone="lead"
        ja="届いた情報を自動で発信するか、職員が判断するか、掲載だけにするかを決める表です。上から順に見て、最初に当てはまる行に従います。どの行にも当てはまらない情報は、職員が判断します。"
        en="The first line that fits decides. What fits no line waits for a person."
      />
      <Section id="in-force" ja="いまの表" en="In force">
        <RulesTable rules={rules} />
        <p class="actions">
          <a class="button" href="/console/rules/new">
            <Words ja="この表をもとに案を作る" en="Prepare a new table" />
          </a>
        </p>
      </Section>
      <Section id="tables" ja="案と過去の表" en="Proposals and earlier tables">
        <Table
          caption={{ ja: '新しい順', en: 'Newest first' }}
          head={[
            { ja: '番号', en: 'Number' },
            { ja: '状態', en: 'State' },
            { ja: '作成', en: 'Written' },
            { ja: '結果の確認', en: 'Effect looked at' },
          ]}
          empty={{
            ja: 'まだありません。いまの表は市の設定ファイルのものです。',
            en: 'None yet: the table of the city profile is in force.',
          }}
          rows={tables.map((table) => ({
            key: String(table.number),
            cells: [
              <a href={`/console/rules/${table.number}`}>表 {table.number}</a>,
              <Words {...STATES[table.state]} />,
              <>
                <Moment at={table.createdAt} zone={frame.profile.timeZone} /> {table.author}
              </>,
              table.lookedAt === undefined ? (
                <Words ja="まだ" en="not yet" />
              ) : (
                <>
                  <Moment at={table.lookedAt} zone={frame.profile.timeZone} /> {table.lookedAtBy}
                </>
              ),
            ],
          }))}
        />
      </Section>
    </>,
  );
}

/** A table of rules in words. */
export function RulesTable({ rules }: { rules: readonly IssueRule[] }): VNode {
  return (
    <Table
      caption={{ ja: '上から順に見ます', en: 'From the top' }}
      head={[
        { ja: '規則', en: 'Rule' },
        { ja: '情報源', en: 'Source' },
        { ja: '条件', en: 'When' },
        { ja: '扱い', en: 'Then' },
      ]}
      empty={{ ja: '規則がありません。', en: 'No rules.' }}
      rows={rules.map((rule, index) => ({
        key: String(index),
        cells: [
          `${index + 1}. ${rule.name}`,
          sources.find((source) => source.name === rule.source)?.label.ja ?? rule.source,
          conditionOf(rule),
          DECISIONS[rule.decide].ja,
        ],
      }))}
    />
  );
}

function conditionOf(rule: IssueRule): string {
  const subjects = rule.subjects?.map(subjectName).join('・');
  const parts = [
    rule.system === undefined ? '' : `電文 ${kindName(rule)}`,
    subjects ?? '',
    rule.minLevel === undefined ? '' : `レベル${rule.minLevel}以上`,
    rule.severities === undefined ? '' : `重大度 ${rule.severities.join('・')}`,
    rule.hours === undefined ? '' : `${rule.hours.from}時〜${rule.hours.to}時`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'すべて' : parts.join('、');
}

/** The publisher's own name of the kind, where the code is not what people say. */
function kindName({ source, system = '' }: IssueRule): string {
  const kinds = sources.find((each) => each.name === source)?.kinds ?? [];
  const title = kinds.find((kind) => kind.code === system)?.title;
  return title === undefined || title === system ? system : `${system}（${title}）`;
}

function subjectName(word: string): string {
  return Object.entries(SUBJECTS).find(([subject]) => subject === word)?.[1].ja ?? word;
}

/** Said once a table has come into force. */
export function ActivatedNotice(): VNode {
  return <Notice tone="success" title={{ ja: 'この表が有効になりました。', en: 'This table is in force now.' }} />;
}
