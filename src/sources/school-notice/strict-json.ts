import type { ParseResult } from '../source.js';

type Refused = Extract<ParseResult, { kind: 'problem' }>;
export type JsonRead = { kind: 'json'; value: unknown } | Refused;

const MAX_DEPTH = 8;
/** One string, or one bracket, or one comma: all that is needed to see keys and nesting in valid JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gsu;

/**
 * JSON that means one thing: valid UTF-8, no name twice in an object, not nested without end.
 * `JSON.parse` keeps the last of two equal names, another reader the first: then the sender and we disagree.
 */
export function readStrictJson(bytes: Uint8Array): JsonRead {
  const text = decode(bytes);
  if (text === undefined) {
    return refuse('json-encoding', '文字コードが UTF-8 ではありません。', 'The text is not UTF-8.');
  }
  const value = parse(text);
  if (value === undefined) {
    return refuse(
      'json-malformed',
      'JSON の形が正しくないか、途中で切れています。',
      'This is not JSON, or it is cut short.',
    );
  }
  return inspect(text) ?? { kind: 'json', value: value.parsed };
}

/** Names seen so far in an open object, or nothing to remember for an array. */
interface Level {
  names: Set<string> | undefined;
  expectsName: boolean;
}

/** Walks the tokens of a text that is known to be valid. */
function inspect(text: string): Refused | undefined {
  const open: Level[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const refused = token.startsWith('"') ? nameTwice(token, open.at(-1)) : step(token, open);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function step(token: string, open: Level[]): Refused | undefined {
  const level = open.at(-1);
  if (token === '}' || token === ']') open.pop();
  else if (token === '{') open.push({ names: new Set(), expectsName: true });
  else if (token === '[') open.push({ names: undefined, expectsName: false });
  else if (level !== undefined) level.expectsName = token === ',' && level.names !== undefined;
  if (open.length <= MAX_DEPTH) return undefined;
  return refuse('json-too-deep', 'JSON の入れ子が深すぎます。', 'The JSON is nested too deep.');
}

function nameTwice(token: string, level: Level | undefined): Refused | undefined {
  if (level?.names === undefined || !level.expectsName) return undefined;
  const name = String(JSON.parse(token));
  if (!level.names.has(name)) {
    level.names.add(name);
    return undefined;
  }
  const shown = name.slice(0, 40);
  return refuse(
    'json-name-twice',
    `同じ項目が二度書かれています：「${shown}」。`,
    'A name stands twice in one object.',
  );
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): { parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function refuse(code: string, ja: string, en: string): Refused {
  const sentences = {
    ja: `${ja}学校のシステムの設定を確認してください。`,
    en: `${en} Check the system of the school.`,
  };
  return { kind: 'problem', problem: { code, ...sentences } };
}
