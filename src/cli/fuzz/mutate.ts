import type { Chance } from './chance.js';

/** Text that has broken parsers elsewhere: ends, controls, direction marks, huge and strange numbers, markup. */
const NASTY: readonly string[] = [
  '',
  '\u0000',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '&#x0;',
  '&amp;',
  '&x;',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE a>',
  '<?xml version="1.0"?>',
  '-1',
  '1e309',
  'NaN',
  '９９９',
  '99999999999999999999',
  '2026-02-30T25:61:00+09:00',
  '0000-00-00T00:00:00Z',
  '取消',
  '訓練',
  '解除',
  'a'.repeat(70_000),
  '<a>'.repeat(500),
  '90,180 90,180 90,180',
  '__proto__',
  'constructor',
];

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

/** Bytes are changed without knowing the format, and text knowing a little of it. */
const MUTATIONS: readonly Mutation[] = [
  function flip(bytes, chance) {
    const changed = Buffer.from(bytes);
    for (let n = 1 + chance.below(8); n > 0; n -= 1) changed[chance.below(changed.length)] = chance.below(256);
    return changed;
  },
  function cutOut(bytes, chance) {
    const from = chance.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + chance.below(2_000))]);
  },
  function truncate(bytes, chance) {
    return bytes.subarray(0, chance.below(bytes.length));
  },
  function repeat(bytes, chance) {
    const from = chance.below(bytes.length);
    const piece = bytes.subarray(from, from + 1 + chance.below(2_000));
    return Buffer.concat([
      bytes.subarray(0, from),
      ...Array.from({ length: 1 + chance.below(20) }, () => piece),
      bytes.subarray(from),
    ]);
  },
  function insert(bytes, chance) {
    const at = chance.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(chance.of(NASTY)), bytes.subarray(at)]);
  },
  function splice(bytes, chance, other) {
    const [from, to] = [chance.below(bytes.length), chance.below(other.length)];
    return Buffer.concat([bytes.subarray(0, from), other.subarray(to)]);
  },
  function changeValue(bytes, chance) {
    return changeOne(bytes, chance, />([^<>]{1,200})</u, () => `>${chance.of(NASTY)}<`);
  },
  function changeDigits(bytes, chance) {
    return changeOne(bytes, chance, /\d+/u, (digits) => String(chance.below(10 ** Math.min(digits.length, 15))));
  },
  function dropElement(bytes, chance) {
    return changeOne(bytes, chance, /<([\w:]+)[^<>]*>[^<>]*<\/\1>/u, () => '');
  },
  function doubleElement(bytes, chance) {
    return changeOne(bytes, chance, /<([\w:]+)[^<>]*>[^<>]*<\/\1>/u, (element) => element + element);
  },
  function renameElement(bytes, chance) {
    return changeOne(bytes, chance, /<\/?[\w:]+/u, (tag) => `${tag}x`);
  },
];

/** The first match behind a random place: listing all of a large document would take longer than parsing it. */
function changeOne(bytes: Buffer, chance: Chance, pattern: RegExp, change: (found: string) => string): Buffer {
  const text = bytes.toString('utf8');
  const from = chance.below(text.length);
  const found = pattern.exec(text.slice(from, from + WINDOW));
  if (found === null) return bytes;
  const at = from + found.index;
  return Buffer.from(text.slice(0, at) + change(found[0]) + text.slice(at + found[0].length));
}

const WINDOW = 4_000;

/** One to four changes on top of each other; `other` is a second document of the corpus. */
export function mutate(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  let changed = bytes;
  for (let n = 1 + chance.below(4); n > 0; n -= 1) {
    changed = chance.of(MUTATIONS)(changed.length === 0 ? bytes : changed, chance, other);
  }
  return changed.subarray(0, MOST_BYTES);
}

/** What intake would refuse for its size is no test of a parser. */
const MOST_BYTES = 1_000_000;
