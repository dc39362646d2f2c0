import type { School } from '../../domain/profile.js';

const EVERYBODY = new Set(['all', '全校', '全学級', '全学年', '全員']);

/** Class ids of what a person wrote (`3-1`, `３年１組`, `3年`, `全校`); absent when it is no class of this school. */
export function classesOf(written: string, { classes }: School): string[] | undefined {
  const word = written.normalize('NFKC').trim().toLowerCase();
  if (EVERYBODY.has(word)) return ['all'];
  const plain = word.replace(/^(\d+)(?:年|の)(\d+)組?$/u, '$1-$2');
  const found = classes.filter(({ id, name }) => id === plain || name.normalize('NFKC') === word);
  if (found.length > 0) return found.map(({ id }) => id);
  const [, grade] = /^(\d+)年生?$/u.exec(word) ?? [];
  const whole = classes.filter(({ id }) => grade !== undefined && id.startsWith(`${grade}-`));
  return whole.length > 0 ? whole.map(({ id }) => id) : undefined;
}
