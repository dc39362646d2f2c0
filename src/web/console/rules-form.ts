import { z } from 'zod';
import { SEVERITIES, type Severity } from '../../domain/alert.js';
import type { IssueRule } from '../../domain/profile.js';
import { many, text } from '../layout/form.js';

/** One line of the form: everything as typed. */
export interface RuleLine {
  name: string;
  source: string;
  system: string;
  subjects: string;
  minLevel: string;
  severities: string[];
  from: string;
  to: string;
  decide: string;
}

export const EMPTY_LINE: RuleLine = {
  name: '',
  source: '',
  system: '',
  subjects: '',
  minLevel: '',
  severities: [],
  from: '',
  to: '',
  decide: 'approve',
};

/** Blank lines under a table, for new rules. */
const SPARE = 3;
const MOST_LINES = 60;

export function linesOf(rules: readonly IssueRule[]): RuleLine[] {
  const filled = rules.map((rule) => ({
    name: rule.name,
    source: rule.source,
    system: rule.system ?? '',
    subjects: (rule.subjects ?? []).join(' '),
    minLevel: rule.minLevel === undefined ? '' : String(rule.minLevel),
    severities: rule.severities ?? [],
    from: rule.hours === undefined ? '' : String(rule.hours.from),
    to: rule.hours === undefined ? '' : String(rule.hours.to),
    decide: rule.decide,
  }));
  return [...filled, ...Array.from({ length: SPARE }, () => EMPTY_LINE)];
}

/** The lines that were sent, in the order of their numbers; a line without a name is left out. */
export function rulesFrom(body: unknown): { lines: RuleLine[]; rules: unknown[] } {
  const lines = Array.from({ length: MOST_LINES }, (_, index) => lineAt(body, index)).filter(
    (line) => line !== undefined,
  );
  const ordered = lines.toSorted((a, b) => a.order - b.order).map(({ line }) => line);
  return { lines: ordered, rules: ordered.filter((line) => line.name !== '').map(ruleOf) };
}

function lineAt(body: unknown, index: number): { order: number; line: RuleLine } | undefined {
  if (typeof body !== 'object' || body === null || !(`name-${index}` in body)) return undefined;
  const given = body as Record<string, unknown>;
  const word = (field: string): string => text(200).catch('').parse(given[`${field}-${index}`]);
  const severities = many.catch([]).parse(given[`severities-${index}`]);
  const order = Number(word('order'));
  return {
    order: Number.isFinite(order) ? order : index,
    line: {
      name: word('name'),
      source: word('source'),
      system: word('system'),
      subjects: word('subjects'),
      minLevel: word('minLevel'),
      severities,
      from: word('from'),
      to: word('to'),
      decide: word('decide'),
    },
  };
}

const number = z.coerce.number();

/** A rule as the schema of the profile reads it; what is not filled in is not there. */
function ruleOf(line: RuleLine): unknown {
  const hours =
    line.from === '' && line.to === ''
      ? {}
      : { hours: { from: number.catch(-1).parse(line.from), to: number.catch(-1).parse(line.to) } };
  const severities = line.severities.filter((each): each is Severity =>
    (SEVERITIES as readonly string[]).includes(each),
  );
  return {
    name: line.name,
    source: line.source,
    ...(line.system === '' ? {} : { system: line.system }),
    ...(line.subjects === '' ? {} : { subjects: line.subjects.split(/[\s、,]+/u) }),
    ...(line.minLevel === '' ? {} : { minLevel: Number(line.minLevel) }),
    ...(severities.length === 0 ? {} : { severities }),
    ...hours,
    decide: line.decide,
  };
}
