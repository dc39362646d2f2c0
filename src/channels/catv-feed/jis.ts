import iconv from 'iconv-lite';

/** Stands where a superimposer has no glyph (the printers' 下駄). */
const GETA = '〓';

/**
 * What the office writes and the 1980s character generator does not have, with what people read in its place.
 * Compatibility forms (①, ㈱, ㎝, half-width kana) come from Unicode's own table (NFKC) instead.
 */
const SUBSTITUTES: Record<string, string> = {
  '〜': '～',
  '−': '－',
  '–': '－',
  '—': '―',
  '‖': '∥',
  '•': '・',
  '·': '・',
  '¥': '￥',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '€': 'ユーロ',
  '"': '”',
  "'": '’',
  髙: '高',
  﨑: '崎',
  𠮷: '吉',
  濵: '浜',
  德: '徳',
  瀨: '瀬',
  栁: '柳',
  槗: '橋',
  𣘺: '橋',
  昻: '昂',
  淸: '清',
  靑: '青',
  寬: '寛',
  '⚠': '！',
  '🚨': '！',
  '‼': '！！',
  '⁉': '！？',
  '☎': '電話',
  '📞': '電話',
  '♨': '温泉',
  '➡': '→',
  '⬅': '←',
  '⬆': '↑',
  '⬇': '↓',
  '✓': '○',
  '✕': '×',
};

/** Row 13 (NEC) and the IBM rows are in CP932 only: a JIS X 0208 generator shows nothing there. */
const LEADS = [
  [0x81, 0x84],
  [0x88, 0x9f],
  [0xe0, 0xea],
] as const;

let repertoire: ReadonlySet<string> | undefined;

/** Every character of JIS X 0208, taken pair by pair from the Shift_JIS rows that hold it. */
function jisX0208(): ReadonlySet<string> {
  repertoire ??= new Set(LEADS.flatMap(([first, last]) => charactersOfRows(first, last)));
  return repertoire;
}

function charactersOfRows(first: number, last: number): string[] {
  const found: string[] = [];
  for (let lead = first; lead <= last; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const character = iconv.decode(Buffer.from([lead, trail]), 'CP932');
      if (Array.from(character).length === 1 && character !== '\ufffd') found.push(character);
    }
  }
  return found;
}

export function isShowable(character: string): boolean {
  return jisX0208().has(character);
}

/** Half-width forms are not counted as replaced: every character of a screen is full-width. */
function widened(character: string): string {
  if (character === ' ' || character === '\u00a0') return '　';
  return /^[!-~]$/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;
}

function substitute(character: string): string | undefined {
  const direct = SUBSTITUTES[character] ?? SUBSTITUTES[character.replaceAll(/[\ufe0e\ufe0f]/g, '')];
  const plain = direct ?? (enclosed(character) || withoutAccent(character));
  const shown = Array.from(plain, widened).join('');
  return plain !== '' && Array.from(shown).every(isShowable) ? shown : undefined;
}

/** ① is （１）: bare １ would run into its neighbours. */
function enclosed(character: string): string {
  const plain = character.normalize('NFKC');
  if (plain === character) return '';
  return /^[①-⓿]$/u.test(character) && !plain.startsWith('(') ? `(${plain})` : plain;
}

const withoutAccent = (character: string): string => character.normalize('NFD').replaceAll(/\p{M}/gu, '');

// Zero-width, turning and control characters, and selectors of glyph variants: nothing of them can be shown.
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** A text in full-width JIS X 0208, and in words what had to be replaced, each once. */
export function forScreen(text: string, replaced: Map<string, string>): string {
  const cleaned = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\uff61-\uff9f]+/g, (kana) => kana.normalize('NFKC'))
    .normalize('NFC');
  return Array.from(cleaned, (character) => {
    const wide = widened(character);
    if (wide === '\n' || isShowable(wide)) return wide;
    const other = substitute(character) ?? GETA;
    replaced.set(character, other);
    return other;
  }).join('');
}

/** The bytes of a Shift_JIS superimposer, or undefined when one character would not come back. */
export function toCp932(text: string): Uint8Array | undefined {
  const bytes = iconv.encode(text, 'CP932');
  return iconv.decode(bytes, 'CP932') === text ? bytes : undefined;
}
