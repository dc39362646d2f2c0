/** Digits as announcers say them one by one: よん, なな and きゅう cannot be misheard as し, しち and く. */
const DIGITS = ['ぜろ', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'] as const;

/** さんびゃく, ろっぴゃく, はっせん: where the sound changes. */
const HUNDREDS = [
  '',
  'ひゃく',
  'にひゃく',
  'さんびゃく',
  'よんひゃく',
  'ごひゃく',
  'ろっぴゃく',
  'ななひゃく',
  'はっぴゃく',
  'きゅうひゃく',
];
const THOUSANDS = [
  '',
  'せん',
  'にせん',
  'さんぜん',
  'よんせん',
  'ごせん',
  'ろくせん',
  'ななせん',
  'はっせん',
  'きゅうせん',
];
const MONTHS = ['いち', 'に', 'さん', 'し', 'ご', 'ろく', 'しち', 'はち', 'く', 'じゅう', 'じゅういち', 'じゅうに'];
const FIRST_DAYS = [
  'ついたち',
  'ふつか',
  'みっか',
  'よっか',
  'いつか',
  'むいか',
  'なのか',
  'ようか',
  'ここのか',
  'とおか',
];

export function digit(value: string | number): string {
  return DIGITS[Number(value)] ?? String(value);
}

/** 48215 → よん・はち・に・いち・ご. */
export function digitByDigit(digits: string): string {
  return Array.from(digits, digit).join('・');
}

/** 042-464-1311 → ぜろ・よん・に の よん・ろく・よん の いち・さん・いち・いち. */
export function phoneNumber(number: string): string {
  return number.split('-').map(digitByDigit).join(' の ');
}

/** 0 to 99,999,999 as it is counted: 320 → さんびゃくにじゅう. */
export function counted(value: number): string {
  if (value === 0) return DIGITS[0];
  const tenThousands = Math.floor(value / 10_000);
  return `${tenThousands === 0 ? '' : `${belowTenThousand(tenThousands)}まん`}${belowTenThousand(value % 10_000)}`;
}

function belowTenThousand(value: number): string {
  const tens = Math.floor(value / 10) % 10;
  const ones = value % 10;
  return [
    THOUSANDS[Math.floor(value / 1000)] ?? '',
    HUNDREDS[Math.floor(value / 100) % 10] ?? '',
    tens === 0 ? '' : `${tens === 1 ? '' : digit(tens)}じゅう`,
    ones === 0 ? '' : digit(ones),
  ].join('');
}

/** 2.35 → にてんさんご. */
export function decimal(text: string): string {
  const [whole = '0', fraction] = text.split('.');
  if (whole.length > 8) return digitByDigit(whole);
  return `${counted(Number(whole))}${fraction === undefined ? '' : `てん${Array.from(fraction, digit).join('')}`}`;
}

/** 6月22日 → ろくがつにじゅうににち; undefined for a day that no calendar has. */
export function dateReading(month: number, day: number): string | undefined {
  const name = MONTHS[month - 1];
  if (name === undefined || day < 1 || day > 31) return undefined;
  return `${name}がつ${dayReading(day)}`;
}

function dayReading(day: number): string {
  const named = FIRST_DAYS[day - 1];
  if (named !== undefined) return named;
  if (day === 20) return 'はつか';
  if (day % 10 === 4) return `${counted(day - 4)}よっか`;
  return day % 10 === 9 ? `${counted(day - 9)}くにち` : `${counted(day)}にち`;
}
