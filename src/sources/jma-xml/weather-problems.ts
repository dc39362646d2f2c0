import { problem, type ParseResult } from '../source.js';
import { shown } from './telegram.js';

export function blockMissing(line: number): ParseResult {
  return problem(
    'block-missing',
    '電文に市町村ごとの警報・注意報がありません。気象庁の発表を直接確認してください。',
    'The telegram has no block for municipalities. Check with JMA directly.',
    line,
  );
}

export function townMissing(line: number): ParseResult {
  return problem(
    'town-missing',
    'この府県の電文ですが、設定された市町村コードが載っていません。区域の変更がないか、設定を確認してください。',
    'The telegram is for our prefecture but lists none of our municipality codes. Check the profile for changed areas.',
    line,
  );
}

export function codeUnknown(code: string, line: number): ParseResult {
  return problem(
    'code-unknown',
    `警報・注意報や情報のコード「${shown(code)}」が表にありません。気象庁の発表を直接確認してください。`,
    `The code "${shown(code)}" is not in the table. Check with JMA directly.`,
    line,
  );
}

export function levelMismatch(line: number): ParseResult {
  return problem(
    'level-mismatch',
    '警報の種別とレベルが食い違っています。気象庁の発表を直接確認してください。',
    'The kind of warning and its level contradict each other. Check with JMA directly.',
    line,
  );
}
