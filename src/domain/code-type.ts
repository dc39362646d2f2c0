/**
 * Every list of area codes that reaches a town. Their digits overlap (250 is the coast of 福島県 for a tsunami and
 * 福島県中通り for an earthquake), so a code is only ever read together with its type.
 */
export const CODE_TYPES = [
  'municipality',
  'municipality6',
  'class20',
  'class15',
  'class10',
  'office',
  'center',
  'seismic-city',
  'seismic-area',
  'eew-area',
  'tsunami-area',
  'river-area',
  'volcano',
  'estat-town',
] as const;
export type CodeType = (typeof CODE_TYPES)[number];

/** A code of another body: its digits mean nothing without the list they come from. */
export interface Code {
  type: CodeType;
  value: string;
}

interface CodeFacts {
  label: { ja: string; en: string };
  form: RegExp;
  /** What the form is, for the person who has to mend a table. */
  shape: { ja: string; en: string };
}

const digits = (count: number): Pick<CodeFacts, 'form' | 'shape'> => ({
  form: new RegExp(`^[0-9]{${count}}$`),
  shape: { ja: `数字${count}桁`, en: `${count} digits` },
});
/** 都道府県 01 to 47 and three more digits. */
const MUNICIPALITY = '(?:0[1-9]|[1-3][0-9]|4[0-7])[0-9]{3}';

export const CODE_FACTS: Readonly<Record<CodeType, CodeFacts>> = {
  municipality: {
    label: { ja: '全国地方公共団体コード（検査数字なし）', en: 'Municipality code without check digit' },
    form: new RegExp(`^${MUNICIPALITY}$`),
    shape: { ja: '数字5桁（01〜47で始まる）', en: '5 digits, beginning with 01 to 47' },
  },
  municipality6: {
    label: { ja: '全国地方公共団体コード（検査数字つき）', en: 'Municipality code with check digit' },
    form: new RegExp(`^${MUNICIPALITY}[0-9]$`),
    shape: { ja: '数字6桁（最後は検査数字）', en: '6 digits, the last being the check digit' },
  },
  class20: { label: { ja: '二次細分区域（市町村等）', en: 'JMA class20 area' }, ...digits(7) },
  class15: { label: { ja: '市町村等をまとめた地域', en: 'JMA class15 area' }, ...digits(6) },
  class10: { label: { ja: '一次細分区域', en: 'JMA class10 area' }, ...digits(6) },
  office: { label: { ja: '府県予報区', en: 'JMA forecast office area' }, ...digits(6) },
  center: { label: { ja: '地方予報区', en: 'JMA regional centre area' }, ...digits(6) },
  'seismic-city': { label: { ja: '地震情報の市町村等', en: 'Municipality of seismic information' }, ...digits(7) },
  'seismic-area': { label: { ja: '地震情報の細分区域', en: 'Area of seismic information' }, ...digits(3) },
  'eew-area': {
    label: { ja: '緊急地震速報の府県予報区', en: 'Prefecture of earthquake early warning' },
    form: /^9[0-9]{3}$/,
    shape: { ja: '9で始まる数字4桁', en: '4 digits beginning with 9' },
  },
  'tsunami-area': { label: { ja: '津波予報区', en: 'Tsunami forecast area' }, ...digits(3) },
  'river-area': { label: { ja: '指定河川洪水予報の河川', en: 'River of flood forecasts' }, ...digits(12) },
  volcano: { label: { ja: '火山', en: 'Volcano' }, ...digits(3) },
  'estat-town': {
    label: { ja: 'e-Stat 小地域（町丁・字等）', en: 'e-Stat town block' },
    form: new RegExp(`^${MUNICIPALITY}[0-9]{4}(?:[0-9]{2})?$`),
    shape: { ja: '数字9桁か11桁（市区町村コード5桁で始まる）', en: '9 or 11 digits, beginning with the municipality' },
  },
};

export function isCodeType(value: string): value is CodeType {
  return (CODE_TYPES as readonly string[]).includes(value);
}

/** One place only when both the list and the digits are the same. */
export function sameCode(a: Code, b: Code): boolean {
  return a.type === b.type && a.value === b.value;
}

const WEIGHTS = [6, 5, 4, 3, 2];

/** The check digit of a 全国地方公共団体コード of five digits (総務省: weights 6 to 2, modulus 11). */
export function checkDigitOf(municipality: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(municipality[index]), 0);
  return String((11 - (sum % 11)) % 10);
}

/** 13229 as it stands in the tables of 総務省: 132292. */
export function withCheckDigit(municipality: string): string {
  return `${municipality}${checkDigitOf(municipality)}`;
}

/** What is wrong with a code as a code of its type, or nothing. */
export function codeProblem({ type, value }: Code): { ja: string; en: string } | undefined {
  const { label, form, shape } = CODE_FACTS[type];
  if (!form.test(value)) {
    return {
      ja: `${label.ja}は${shape.ja}です。「${value}」を直してください。Excel では先頭の0が消えるので、列を文字列にしてください。`,
      en: `A ${type} code is ${shape.en}; "${value}" is not. A spreadsheet may have dropped a leading zero.`,
    };
  }
  if (type !== 'municipality6' || withCheckDigit(value.slice(0, 5)) === value) return undefined;
  const right = checkDigitOf(value.slice(0, 5));
  return {
    ja: `検査数字が合いません（「${value}」の最後は ${right} のはずです）。写し間違いがないか確かめてください。`,
    en: `The check digit of "${value}" should be ${right}: look for a digit that was copied wrongly.`,
  };
}
