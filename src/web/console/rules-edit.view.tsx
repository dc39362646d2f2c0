import type { VNode } from 'preact';
import { SEVERITIES } from '../../domain/alert.js';
import { SUBJECTS } from '../../domain/subject.js';
import { sources } from '../../sources/index.js';
import { ErrorSummary } from '../layout/error-summary.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Says, Words } from '../layout/words.js';
import type { RuleLine } from './rules-form.js';
import { DECISIONS } from './rules.view.js';

/** The form for a new table: one fieldset a line, usable without a script. */
export function rulesEditPage(
  frame: StaffFrame,
  { lines, problems }: { lines: readonly RuleLine[]; problems: readonly Problem[] },
): string {
  return staffPage(
    frame,
    { heading: '規則の案を作る', headingEn: 'Prepare a new table of rules' },
    <>
      <ErrorSummary problems={problems} />
      <Says
        tone="lead"
        ja="順番の数字を変えると並べ替えられます。名前を空にした行は消えます。保存しても、試して結果を確認するまでは有効になりません。"
        en="Change the numbers to change the order; a line without a name is left out. Nothing comes into force before it was tried."
      />
      <form method="post" action="/console/rules" noValidate>
        <Csrf token={frame.csrf} />
        {lines.map((line, index) => (
          <LineFields line={line} index={index} />
        ))}
        <datalist id="subject-words">
          {Object.entries(SUBJECTS).map(([word, { ja }]) => (
            <option value={word}>{ja}</option>
          ))}
        </datalist>
        <button type="submit" class="primary">
          <Words ja="案を保存して試す" en="Keep it and try it" />
        </button>
      </form>
    </>,
  );
}

function LineFields({ line, index }: { line: RuleLine; index: number }): VNode {
  const id = (field: string): string => `${field}-${index}`;
  return (
    <fieldset class="field rule-line">
      <legend>
        {line.name === '' ? `新しい行 ${index + 1}` : line.name} <span lang="en">line {index + 1}</span>
      </legend>
      <div class="rule-fields">
        <Input id={id('order')} ja="順番" en="Order" value={String((index + 1) * 10)} numeric />
        <Input id={id('name')} ja="名前" en="Name" value={line.name} />
        <Select
          id={id('source')}
          ja="情報源"
          en="Source"
          value={line.source}
          options={sources.map(({ name, label }) => ({ value: name, label: label.ja }))}
        />
        <Input id={id('system')} ja="電文の種類（空＝すべて）" en="Type" value={line.system} />
        <Input id={id('subjects')} ja="事象（空＝すべて）" en="Subjects" value={line.subjects} list="subject-words" />
        <Select
          id={id('minLevel')}
          ja="警戒レベル"
          en="From level"
          value={line.minLevel}
          options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: `${value}以上` }))}
        />
        <Input id={id('from')} ja="何時から" en="From hour" value={line.from} numeric />
        <Input id={id('to')} ja="何時まで" en="To hour" value={line.to} numeric />
        <Select
          id={id('decide')}
          ja="扱い"
          en="Then"
          value={line.decide}
          options={Object.entries(DECISIONS).map(([value, { ja }]) => ({ value, label: ja }))}
        />
      </div>
      <fieldset class="field">
        <legend>
          重大度（空＝すべて） <span lang="en">Severities</span>
        </legend>
        <div class="choices columns">
          {SEVERITIES.map((severity) => (
            <div class="choice">
              <input
                type="checkbox"
                id={`${id('severities')}-${severity}`}
                name={id('severities')}
                value={severity}
                checked={line.severities.includes(severity)}
              />
              <label for={`${id('severities')}-${severity}`}>{severity}</label>
            </div>
          ))}
        </div>
      </fieldset>
    </fieldset>
  );
}

interface Labelled {
  id: string;
  ja: string;
  en: string;
  value: string;
}

function Input({ id, ja, en, value, numeric, list }: Labelled & { numeric?: boolean; list?: string }): VNode {
  return (
    <div class="field">
      <label for={id}>
        <Words ja={ja} en={en} />
      </label>
      <input
        id={id}
        name={id}
        value={value}
        inputMode={numeric === true ? 'numeric' : undefined}
        list={list}
        autocomplete="off"
      />
    </div>
  );
}

function Select({
  id,
  ja,
  en,
  value,
  options,
}: Labelled & { options: readonly { value: string; label: string }[] }): VNode {
  return (
    <div class="field">
      <label for={id}>
        <Words ja={ja} en={en} />
      </label>
      <select id={id} name={id}>
        <option value="" selected={value === ''}>
          —
        </option>
        {options.map((option) => (
          <option value={option.value} selected={value === option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
