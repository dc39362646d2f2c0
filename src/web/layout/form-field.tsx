import type { ComponentChildren, VNode } from 'preact';
import { problemAt, type Problem } from './problem.js';
import { Words, type Both } from './words.js';

/** What every field shows: its name in words, help, and what is wrong with it. */
interface Common {
  name: string;
  label: Both;
  hint?: Both;
  problems: readonly Problem[];
  required?: boolean;
}

function describedBy(field: Common): string | undefined {
  const ids = [
    field.hint === undefined ? '' : `${field.name}-hint`,
    problemAt(field.problems, field.name) === undefined ? '' : `${field.name}-error`,
  ].filter((id) => id !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The attributes an input needs so that a screen reader hears hint and error with it. */
function wiring(field: Common) {
  const wrong = problemAt(field.problems, field.name) !== undefined;
  return {
    id: field.name,
    name: field.name,
    'aria-describedby': describedBy(field),
    'aria-invalid': wrong ? (true as const) : undefined,
    required: field.required === true,
  };
}

function Required({ on }: { on: boolean | undefined }): VNode {
  return on === true ? <span class="required">必須 Required</span> : <span class="optional">任意 Optional</span>;
}

function HintAndError({ field }: { field: Common }): VNode {
  const wrong = problemAt(field.problems, field.name);
  return (
    <>
      {field.hint && (
        <p class="hint" id={`${field.name}-hint`}>
          <Words {...field.hint} />
        </p>
      )}
      {wrong && (
        <p class="error" id={`${field.name}-error`}>
          <Words ja={wrong.ja} en={wrong.en} />
        </p>
      )}
    </>
  );
}

function Frame({ field, children }: { field: Common; children: ComponentChildren }): VNode {
  return (
    <div class={problemAt(field.problems, field.name) ? 'field wrong' : 'field'}>
      <label for={field.name}>
        {field.label.ja} <Required on={field.required} />
        <span class="en" lang="en">
          {field.label.en}
        </span>
      </label>
      <HintAndError field={field} />
      {children}
    </div>
  );
}

interface TextProps extends Common {
  value: string;
  type?: 'text' | 'email' | 'password';
  autocomplete?: 'off' | 'email' | 'name' | 'username' | 'current-password' | 'new-password';
  maxLength?: number;
  minLength?: number;
  lang?: string;
}

/** One line of text. */
export function TextField(props: TextProps): VNode {
  const shared = {
    ...wiring(props),
    value: props.value,
    autocomplete: props.autocomplete ?? 'off',
    maxLength: props.maxLength,
    minLength: props.minLength,
    lang: props.lang,
  };
  return (
    <Frame field={props}>
      {props.type === 'password' && <input type="password" {...shared} />}
      {props.type === 'email' && <input type="email" {...shared} />}
      {(props.type ?? 'text') === 'text' && <input type="text" {...shared} />}
    </Frame>
  );
}

/** Several lines of text; `data-count` lets compose.js show the length while typing. */
export function TextArea(props: Common & { value: string; rows: number; maxLength: number; lang?: string }): VNode {
  return (
    <Frame field={props}>
      <textarea {...wiring(props)} rows={props.rows} maxLength={props.maxLength} lang={props.lang} data-count>
        {props.value}
      </textarea>
    </Frame>
  );
}

export interface Option {
  value: string;
  label: string;
}

/** One of a list. */
export function SelectField(props: Common & { value: string; options: readonly Option[]; empty?: string }): VNode {
  return (
    <Frame field={props}>
      <select {...wiring(props)}>
        {props.empty !== undefined && (
          <option value="" selected={props.value === ''}>
            {props.empty}
          </option>
        )}
        {props.options.map((option) => (
          <option value={option.value} selected={props.value === option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export interface Choice {
  value: string;
  ja: string;
  en?: string;
  note?: string;
  /** Extra class on the row, e.g. how a live and a drill choice differ at a glance. */
  look?: string;
}

interface ChoicesProps extends Common {
  type: 'radio' | 'checkbox';
  choices: readonly Choice[];
  chosen: readonly string[];
  columns?: boolean;
  /** Where two groups share one name: what the ids of this one begin with. */
  id?: string;
  children?: ComponentChildren;
}

/** Radios or check boxes under one legend. The first carries the group's id: the error summary leads to it. */
export function Choices(props: ChoicesProps): VNode {
  const wrong = problemAt(props.problems, props.name) !== undefined;
  const base = props.id ?? props.name;
  return (
    <fieldset class={wrong ? 'field wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend>
        {props.label.ja} <Required on={props.required} />
        <span class="en" lang="en">
          {props.label.en}
        </span>
      </legend>
      <HintAndError field={props} />
      <div class={props.columns === true ? 'choices columns' : 'choices'}>
        {props.choices.map((choice, index) => (
          <ChoiceRow {...props} choice={choice} id={index === 0 ? base : `${base}-${choice.value}`} />
        ))}
      </div>
      {props.children}
    </fieldset>
  );
}

function ChoiceRow(props: ChoicesProps & { choice: Choice; id: string }): VNode {
  const { choice, id } = props;
  return (
    <div class={`choice ${choice.look ?? ''}`.trim()}>
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={choice.value}
        checked={props.chosen.includes(choice.value)}
        required={props.type === 'radio' && props.required === true}
      />
      <label for={id}>
        {choice.ja}
        {choice.note !== undefined && <span class="note">{choice.note}</span>}
        {choice.en !== undefined && (
          <span class="en" lang="en">
            {choice.en}
          </span>
        )}
      </label>
    </div>
  );
}

/** One box that stands alone, e.g. a consent. */
export function Tick(props: { name: string; label: Both; checked: boolean; problems: readonly Problem[] }): VNode {
  const wrong = problemAt(props.problems, props.name);
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      {wrong && (
        <p class="error" id={`${props.name}-error`}>
          <Words ja={wrong.ja} en={wrong.en} />
        </p>
      )}
      <div class="choice">
        <input
          type="checkbox"
          id={props.name}
          name={props.name}
          value="yes"
          checked={props.checked}
          aria-describedby={wrong ? `${props.name}-error` : undefined}
          aria-invalid={wrong ? true : undefined}
        />
        <label for={props.name}>
          <Words {...props.label} />
        </label>
      </div>
    </div>
  );
}
