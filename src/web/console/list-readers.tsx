import type { VNode } from 'preact';
import type { AlertRecord } from '../../alerts/alert-record.js';
import type { Sheet } from '../../reach/list-sheet.js';
import { Notice } from '../layout/banner.js';
import { SelectField, TextField } from '../layout/form-field.js';
import { Moment } from '../layout/moment.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, type StaffFrame } from '../layout/staff-shell.js';
import { Says, Section, Words } from '../layout/words.js';

interface ReadersProps {
  frame: StaffFrame;
  record: AlertRecord;
  sheet: Sheet;
  problems: readonly Problem[];
  typed: Record<string, string | string[]>;
}

/** Who will carry the paper, and what the law lets them see. */
export function Readers(props: ReadersProps): VNode {
  const { frame, record, sheet } = props;
  return (
    <Section id="readers" ja="だれが持って行く用紙か" en="Who will carry the sheet">
      <form method="get" action={`/console/alerts/${record.id}/lists`}>
        <input type="hidden" name="list" value="visit" />
        <SelectField
          name="reader"
          label={{ ja: '読む人', en: 'Reader' }}
          hint={{
            ja: '市の外の支援者の用紙には、本人が同意した方か、緊急の開示の間だけ、氏名と住所が載ります。',
            en: 'Outside the office, names appear only with consent or in a declared emergency.',
          }}
          value={sheet.reader === 'office' ? 'office' : sheet.reader.code}
          options={[
            { value: 'office', label: '市の職員 / City staff' },
            ...frame.profile.supporters.map(({ code, kind, name }) => ({ value: code, label: `${kind}：${name}` })),
          ]}
          problems={[]}
        />
        <button type="submit">
          <Words ja="この人の用紙にする" en="Show their sheet" />
        </button>
      </form>
      {sheet.emergency === undefined ? <Declare {...props} /> : <Declared {...props} emergency={sheet.emergency} />}
    </Section>
  );
}

function Declare({ frame, record, problems, typed }: ReadersProps): VNode {
  const said = (name: string): string => [typed[name] ?? ''].flat()[0] ?? '';
  return (
    <details open={problems.some(({ field }) => field === 'officer' || field === 'reason')}>
      <summary>
        同意のない方の氏名も支援者に開示する（緊急時） <span lang="en">Open all names in an emergency</span>
      </summary>
      <Says
        ja="災害対策基本法第49条の11第3項：生命を守るため特に必要なときに限ります。この情報が終わると自動で閉じます。氏名・理由・時刻を記録し、用紙に印字します。"
        en="Only where life must be protected. Closes with the alert; recorded, and printed on every sheet."
      />
      <form method="post" action={`/console/alerts/${record.id}/lists/disclosure`} noValidate>
        <Csrf token={frame.csrf} />
        <TextField
          name="officer"
          label={{ ja: '決めた職員の氏名と職', en: 'Officer who decided' }}
          value={said('officer')}
          maxLength={100}
          required
          problems={problems}
        />
        <TextField
          name="reason"
          label={{ ja: '理由', en: 'Reason' }}
          value={said('reason')}
          maxLength={500}
          required
          problems={problems}
        />
        <button type="submit" class="danger">
          <Words ja="開示する" en="Open the names" />
        </button>
      </form>
    </details>
  );
}

function Declared(props: ReadersProps & { emergency: NonNullable<Sheet['emergency']> }): VNode {
  const { frame, record, emergency } = props;
  return (
    <Notice
      tone="warning"
      title={{ ja: '緊急の開示中です。支援者の用紙に全員の氏名が載ります。', en: 'Names are open to helpers.' }}
    >
      <p>
        {emergency.officer}：{emergency.reason}（<Moment at={emergency.openedAt} zone={frame.profile.timeZone} />）
      </p>
      <form method="post" action={`/console/alerts/${record.id}/lists/disclosure/close`}>
        <Csrf token={frame.csrf} />
        <button type="submit">
          <Words ja="開示をやめる" en="Close" />
        </button>
      </form>
    </Notice>
  );
}
