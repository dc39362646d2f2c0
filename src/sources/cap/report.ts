import type { ParseProblem, Remark, SourcePolicy } from '../source.js';
import { ruleOf, type RuleName } from './rules.js';

const STAGES: readonly Remark['stage'][] = ['security', 'namespace', 'schema', 'semantics', 'geometry', 'signature'];
/** Of one rule so many places are named: 18 misplaced polygons are one mistake. */
const PLACES_PER_RULE = 5;

/** What was found in one document, gathered while it is read. */
export class Report {
  private readonly remarks: Remark[] = [];

  constructor(private readonly mode: SourcePolicy['mode']) {}

  /** Writes a rule down; `detail` is put into its words. */
  add(rule: RuleName, line?: number, detail = ''): void {
    const { stage, how, ja, en } = ruleOf(rule);
    const outcome = how === 'note' ? 'noted' : how === 'refuse' || this.mode === 'strict' ? 'refused' : 'repaired';
    const words = { ja: ja.replace('{}', shown(detail)), en: en.replace('{}', shown(detail)) };
    const known = this.remarks.filter((remark) => remark.rule === rule);
    if (known.length >= PLACES_PER_RULE || known.some((remark) => remark.line === line && remark.ja === words.ja))
      return;
    this.remarks.push({ stage, rule, ...words, ...(line === undefined ? {} : { line }), outcome });
  }

  /** A document that could not be read at all. */
  addProblem({ code, ja, en, line }: ParseProblem): void {
    this.remarks.push({
      stage: 'security',
      rule: code,
      ja,
      en,
      ...(line === undefined ? {} : { line }),
      outcome: 'refused',
    });
  }

  get isRefused(): boolean {
    return this.remarks.some(({ outcome }) => outcome === 'refused');
  }

  /** In the order in which a document is read: the first that stops is the one to mend. */
  get lines(): Remark[] {
    return STAGES.flatMap((stage) => this.remarks.filter((remark) => remark.stage === stage));
  }

  /** The first refusal, as a person is shown it. */
  get problem(): ParseProblem | undefined {
    const first = this.lines.find(({ outcome }) => outcome === 'refused');
    if (first === undefined) return undefined;
    const { rule, ja, en, line } = first;
    return { code: rule, ja, en, ...(line === undefined ? {} : { line }) };
  }

  /** Takes over what a part of the document (an alert inside a wrapper) was found to be. */
  take(part: Report): void {
    this.remarks.push(...part.remarks);
  }
}

/** Names and values come from the document: short, and nothing that turns a line around. */
function shown(detail: string): string {
  return detail.replace(/[^\p{L}\p{N} .:/#+-]/gu, '?').slice(0, 80);
}
