import type { VNode } from 'preact';
import type { AlertRecord } from '../../alerts/alert-record.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { Choices, TextArea, TextField } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Says, Words } from '../layout/words.js';
import { AlertList } from './alert-list.js';
import type { Wording } from './compose-form.js';
import { HURRY, type OfficeKind, type OfficeValues } from './office-form.js';

export interface OfficeList {
  office: OfficeKind;
  records: readonly AlertRecord[];
  /** How far each got, by alert id. */
  reached: ReadonlyMap<string, string>;
}

/** An office's own notices; nobody else's. */
export function officeListPage(frame: StaffFrame, { office, records, reached }: OfficeList): string {
  return staffPage(
    frame,
    { heading: office.list.ja, headingEn: office.list.en },
    <>
      <p class="actions">
        <a class="button primary" href={`${office.base}/new`}>
          <Words {...office.title} />
        </a>
        <a class="button" href={office.more.href}>
          <Words ja={office.more.ja} en={office.more.en} />
        </a>
      </p>
      <AlertList
        records={records}
        profile={frame.profile}
        base="/console/alerts"
        caption={{ ja: '新しい順', en: 'Newest first' }}
        reached={reached}
      />
    </>,
  );
}

export interface OfficeFormData {
  office: OfficeKind;
  groups: readonly { value: string; ja: string }[];
  values: OfficeValues;
  problems: readonly Problem[];
  idempotencyKey: string;
}

/** One short form, then the same preview as the crisis office has. */
export function officeFormPage(frame: StaffFrame, data: OfficeFormData): string {
  const { office, values, problems } = data;
  return staffPage(
    frame,
    { heading: office.title.ja, headingEn: office.title.en, scripts: ['compose.js'] },
    <>
      <ErrorSummary problems={problems} />
      <Says
        tone="lead"
        ja="ここではまだ送られません。次の画面で文面と人数を確かめてから発信します。"
        en="Nothing is sent yet: check the wording and the numbers on the next page."
      />
      <form method="post" action={`${office.base}/new`} noValidate data-compose>
        <Csrf token={frame.csrf} />
        <input type="hidden" name="idempotencyKey" value={data.idempotencyKey} />
        <ChoiceFields {...data} />
        <WordingFields prefix="" lang="ja" wording={values.ja} problems={problems} />
        <details open={values.en.headline !== ''}>
          <summary>
            英語の文面 <span lang="en">English text</span>
          </summary>
          <WordingFields prefix="translations.en." lang="en" wording={values.en} problems={problems} />
        </details>
        <div class="actions">
          <button type="submit" class="primary">
            <Words ja="下書きを作って、文面を確かめる" en="Make the draft and preview it" />
          </button>
        </div>
      </form>
    </>,
  );
}

function ChoiceFields({ office, groups, values, problems }: OfficeFormData): VNode {
  return (
    <>
      <Choices
        type="radio"
        name="kind"
        label={{ ja: '本番か訓練か', en: 'Live or drill' }}
        required
        choices={[
          { value: 'actual', ja: '本番 LIVE', en: 'For real', look: 'kind-actual' },
          { value: 'drill', ja: '訓練', en: 'Drill: only those who joined drills', look: 'kind-drill' },
        ]}
        chosen={[values.kind]}
        problems={problems}
      />
      <Choices
        type="radio"
        name="category"
        label={{ ja: '種類', en: 'Category' }}
        required
        columns
        choices={office.categories}
        chosen={[values.category]}
        problems={problems}
      />
      <Choices
        type="checkbox"
        name="groups"
        label={office.groups}
        required
        columns
        choices={groups}
        chosen={values.groups}
        problems={problems}
      >
        <p data-toggle-all="groups" />
      </Choices>
      {office.hurries.length > 1 && (
        <Choices
          type="radio"
          name="hurry"
          label={{ ja: '急ぎの程度', en: 'How urgent' }}
          required
          choices={Object.entries(HURRY)
            .filter(([value]) => office.hurries.includes(value))
            .map(([value, each]) => ({ value, ja: each.ja, en: each.en }))}
          chosen={[values.hurry]}
          problems={problems}
        />
      )}
    </>
  );
}

interface WordingProps {
  prefix: string;
  lang: string;
  wording: Wording;
  problems: readonly Problem[];
}

function WordingFields({ prefix, lang, wording, problems }: WordingProps): VNode {
  const suffix = lang === 'ja' ? '' : '（English）';
  return (
    <>
      <TextField
        name={`${prefix}headline`}
        label={{ ja: `件名${suffix}`, en: 'Subject' }}
        value={wording.headline}
        maxLength={200}
        required={prefix === ''}
        lang={lang}
        problems={problems}
      />
      <TextArea
        name={`${prefix}instruction`}
        label={{ ja: `お願いすること${suffix}`, en: 'What to do' }}
        value={wording.instruction}
        rows={2}
        maxLength={4000}
        lang={lang}
        problems={problems}
      />
      <TextArea
        name={`${prefix}body`}
        label={{ ja: `本文${suffix}`, en: 'Details' }}
        value={wording.body}
        rows={6}
        maxLength={4000}
        lang={lang}
        problems={problems}
      />
    </>
  );
}
