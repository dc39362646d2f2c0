import { dateReading, decimal, digit, digitByDigit, phoneNumber } from './numbers.js';

/** One rule of speech: written form in, spoken form out. */
type Rule = (text: string) => string;

const WEEKDAYS: Record<string, string> = {
  日: 'にちようび',
  月: 'げつようび',
  火: 'かようび',
  水: 'すいようび',
  木: 'もくようび',
  金: 'きんようび',
  土: 'どようび',
};
/** Hours that are not said as their number is counted (よんじ, ななじ, きゅうじ are mistakes on air). */
const HOURS: Record<number, string> = { 0: 'れいじ', 4: 'よじ', 7: 'しちじ', 9: 'くじ' };
const UNITS: Record<string, string> = {
  cm: 'センチメートル',
  mm: 'ミリメートル',
  km: 'キロメートル',
  m: 'メートル',
  ha: 'ヘクタール',
  hPa: 'ヘクトパスカル',
  kg: 'キログラム',
  '%': 'パーセント',
  '℃': '度',
};
const EMERGENCY_NUMBERS: Record<string, string> = {
  '110': 'ひゃくとおばん',
  '118': 'いち・いち・はちばん',
  '119': 'ひゃくじゅうきゅうばん',
};

const wide = (value: number | string): string =>
  Array.from(String(value), (digits) => String.fromCharCode(digits.charCodeAt(0) + 0xfee0)).join('');

/** Full-width digits and letters and squared units (㎝) take one form, so that every later rule sees one spelling. */
export const oneSpelling: Rule = (text) =>
  text.replaceAll(/[０-９Ａ-Ｚａ-ｚ：．，％－＠／＿〜\u3300-\u33ff]/gu, (character) =>
    character === '〜' ? '～' : character.normalize('NFKC'),
  );

/** Nobody can write down an address from the radio. */
export const withoutAddresses: Rule = (text) =>
  text.replaceAll(/https?:\/\/[!-~]+/g, 'ホームページ').replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, 'メール');

export const phoneNumbers: Rule = (text) =>
  text
    .replaceAll(/(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])/g, (number) => phoneNumber(number))
    .replaceAll(/(?<!\d)(110|118|119)番/g, (whole, number: string) => EMERGENCY_NUMBERS[number] ?? whole)
    .replaceAll(/番号(\s?)(\d{4,})/g, (_, space: string, number: string) => `番号${space}${digitByDigit(number)}`);

/** 6月22日（月） → ろくがつにじゅうににち、げつようび、. */
export const dates: Rule = (text) =>
  text.replaceAll(
    /(?<!\d)(\d{1,2})月(\d{1,2})日(?:[(（]([月火水木金土日])(?:曜日?)?[)）])?/g,
    (whole, month: string, day: string, weekday: string | undefined) => {
      const date = dateReading(Number(month), Number(day));
      if (date === undefined) return whole;
      return weekday === undefined ? date : `${date}、${WEEKDAYS[weekday] ?? ''}、`;
    },
  );

/** Half a day and an hour, with a reading where announcers slip: 16:05 → 午後４時《よじ》５分. */
export function clock(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return '正午';
  if (hour === 24) return `夜中の１２時${minute === 0 ? '' : `${wide(minute)}分`}`;
  return `${hour < 12 ? '午前' : '午後'}${hourAndMinute(hour % 12, minute)}`;
}

function hourAndMinute(hour: number, minute: number): string {
  const reading = HOURS[hour];
  return `${wide(hour)}時${reading === undefined ? '' : `《${reading}》`}${minute === 0 ? '' : `${wide(minute)}分`}`;
}

/** 15:30 and 15時30分 → 午後３時３０分. A length such as 24時間 is no time of day. */
export const times: Rule = (text) =>
  text
    .replaceAll(/(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])/g, '$1時$2分')
    .replaceAll(
      /(午前|午後)?\s?(?<!\d)(\d{1,2})時(?!間)(?:(\d{1,2})分(?!間))?/g,
      (whole, half: string | undefined, hour: string, minute: string | undefined) => {
        const [h, m] = [Number(hour), Number(minute ?? 0)];
        if (h > 24 || m > 59) return whole;
        return half === undefined ? clock(h, m) : `${half}${hourAndMinute(h, m)}`;
      },
    );

/** 震度5強 → 震度ごきょう (気象庁の震度は０・１・２・３・４・５弱・５強・６弱・６強・７). */
export const intensities: Rule = (text) =>
  text.replaceAll(/震度\s?([0-7])([弱強])?/g, (_, degree: string, half: string | undefined) => {
    const suffix = half === undefined ? '' : half === '弱' ? 'じゃく' : 'きょう';
    return `震度${digit(degree)}${suffix}`;
  });

export const levels: Rule = (text) =>
  text
    .replaceAll(/警戒レベル\s?([1-5])/g, (_, level: string) => `けいかいレベル${digit(level)}`)
    .replaceAll(/レベル\s?([1-5])(?!\d)/g, (_, level: string) => `レベル${digit(level)}`);

export const magnitudes: Rule = (text) =>
  text
    .replaceAll(/マグニチュード[（(]M[)）]/g, 'マグニチュード')
    .replaceAll(
      /(?:(?<![A-Za-z])M|マグニチュード)\s?(\d(?:\.\d)?)(?!\d)/g,
      (_, size: string) => `マグニチュード${decimal(size)}`,
    );

/** 150cm → 150センチメートル, 20m/s → 秒速20メートル, 1,200 → 1200. */
export const units: Rule = (text) =>
  text
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replaceAll(/(\d+(?:\.\d+)?)\s?m\/s/g, '秒速$1メートル')
    .replaceAll(/(\d+(?:\.\d+)?)\s?km\/h/g, '時速$1キロメートル')
    .replaceAll(/(\d)\s?(cm|mm|km|ha|hPa|kg|m|%|℃)(?![A-Za-z])/g, (_, last: string, unit: string) => {
      return `${last}${UNITS[unit] ?? unit}`;
    });

/** 10～20 → 10から20; ～17:00 without a beginning is an end. */
export const ranges: Rule = (text) =>
  text
    .replaceAll(/(?<=[\d時分日月度人名件cm%メートル])\s?～\s?(?=\d|午)/g, 'から')
    .replaceAll(/\s?～\s?((?:午前|午後)?\d{1,2}(?::\d{2}|時(?:\d{1,2}分)?))/g, '、$1まで');

/** 五丁目4-35 → 五丁目4の35. */
export const houseNumbers: Rule = (text) =>
  text.replaceAll(/(?<=丁目)(\d+)-(\d+)(?:-(\d+))?/g, (whole) => whole.replaceAll('-', 'の'));

/** Brackets and signs have no sound; what they hold is said after a breath. */
export const signs: Rule = (text) =>
  text
    .replaceAll(/(?<=\p{Script=Han})[（(]([\p{Script=Hiragana}ー]+)[）)]/gu, '《$1》')
    .replaceAll(/[【\[]([^】\]]*)[】\]]/g, '$1、')
    .replaceAll(/[（(]([^）)]*)[）)]/g, '、$1、')
    .replaceAll(/[■□●○◆◇◎★☆▼▲▽△※→⇒＊*#/:；;～\u3000]+/g, '、')
    .replaceAll(/^[、・\s-]+/gm, '')
    .replaceAll(/[、\s]*、[、\s]*/g, '、')
    .replaceAll(/、(?=[。！？!?」』]|$)/gm, '');

const RULES: Rule[] = [
  oneSpelling,
  withoutAddresses,
  ranges,
  houseNumbers,
  phoneNumbers,
  dates,
  times,
  intensities,
  levels,
  magnitudes,
  units,
  signs,
];

/** A written text as it is to be read aloud, irregular readings in 《》. */
export function spoken(text: string): string {
  return RULES.reduce((soFar, rule) => rule(soFar), text);
}

/** One breath to a line: sentences, each with its full stop. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[。！？!?])(?![」』）)])|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.replaceAll(/[。、\s]/g, '') !== '')
    .map((sentence) => (/[。！？!?」』]$/.test(sentence) ? sentence : `${sentence}。`));
}
