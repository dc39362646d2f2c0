import type { Rule } from './rule.js';

/** Rules of reading: safety, namespace, the schema of CAP 1.2. */
export const FORM_RULES = {
  'too-many-alerts': {
    stage: 'security',
    how: 'refuse',
    ja: '一つの文書に警報が多すぎます（{}）。発信元に確認してください。',
    en: 'One document holds too many alerts ({}). Ask its sender.',
  },
  'too-many-points': {
    stage: 'security',
    how: 'refuse',
    ja: '多角形の点が多すぎます（{}）。形は調べていません。発信元に確認してください。',
    en: 'The polygons have too many points ({}). Their shape was not looked at. Ask the sender.',
  },
  'foreign-instruction': {
    stage: 'security',
    how: 'mend',
    ja: '外部を読み込む指定（{}）は使いません。',
    en: 'An instruction to load something from outside ({}) is not followed.',
  },
  'schema-location-ignored': {
    stage: 'security',
    how: 'note',
    ja: 'xsi:schemaLocation は使いません。',
    en: 'xsi:schemaLocation has no effect here.',
  },
  'namespace-unknown': {
    stage: 'namespace',
    how: 'refuse',
    ja: 'CAP 1.2 の名前空間ではありません（{}）。発信元に CAP 1.2 で送るよう依頼してください。',
    en: 'This is not the namespace of CAP 1.2 ({}). Ask the sender for CAP 1.2.',
  },
  'root-unknown': {
    stage: 'schema',
    how: 'refuse',
    ja: 'CAP の alert でも EDXL-DE でもありません（{}）。送り元と種類を確認してください。',
    en: 'The document is neither a CAP alert nor EDXL-DE ({}). Check who sent it and what it is.',
  },
  'edxl-without-cap': {
    stage: 'schema',
    how: 'refuse',
    ja: 'EDXL-DE の中に CAP 1.2 の警報がありません。発信元に確認してください。',
    en: 'The EDXL-DE wrapper holds no CAP 1.2 alert. Ask its sender.',
  },
  'element-missing': {
    stage: 'schema',
    how: 'refuse',
    ja: '必要な要素 {} がありません。発信元に確認してください。',
    en: 'The required element {} is missing. Ask its sender.',
  },
  'element-missing-supplied': {
    stage: 'schema',
    how: 'mend',
    ja: '必要な要素 {} がありません。「不明」として読みます。',
    en: 'The required element {} is missing and is read as unknown.',
  },
  'element-order': {
    stage: 'schema',
    how: 'mend',
    ja: '要素 {} の位置が CAP 1.2 の順ではありません。並べ替えて読みます。',
    en: 'The element {} is not in the order of CAP 1.2. It is read as if it were.',
  },
  'element-repeated': {
    stage: 'schema',
    how: 'mend',
    ja: '一つしか書けない要素 {} が二つ以上あります。文章はつなぎ、ほかは先のものを使います。',
    en: 'The element {} may stand only once. Texts are joined; of other values the first counts.',
  },
  'element-unknown': {
    stage: 'schema',
    how: 'mend',
    ja: 'CAP 1.2 にない要素 {} があります。読みません。',
    en: 'The element {} is not part of CAP 1.2. It is left out.',
  },
  'attribute-unknown': {
    stage: 'schema',
    how: 'mend',
    ja: 'CAP 1.2 にない属性 {} があります。読みません。',
    en: 'The attribute {} is not part of CAP 1.2. It is left out.',
  },
  'text-between-elements': {
    stage: 'schema',
    how: 'mend',
    ja: '要素 {} の中に、どの要素にも属さない文字があります。読みません。',
    en: 'There is text between the elements of {}. It is left out.',
  },
  'elements-in-text': {
    stage: 'schema',
    how: 'mend',
    ja: '文字だけの要素 {} の中に要素があります。文字だけを読みます。',
    en: 'The text element {} holds elements. Only their text is read.',
  },
  'value-unknown': {
    stage: 'schema',
    how: 'refuse',
    ja: '要素 {} の値が CAP 1.2 にありません。訓練か本番かにかかわるため推測しません。発信元に確認してください。',
    en: 'The value of {} is not one of CAP 1.2. It decides between drill and live, so it is not guessed. Ask the sender.',
  },
  'value-replaced': {
    stage: 'schema',
    how: 'mend',
    ja: '要素 {} の値が CAP 1.2 にありません。近い値か「不明」に読み替えます。',
    en: 'The value of {} is not one of CAP 1.2. It is read as the nearest one or as unknown.',
  },
  'certainty-very-likely': {
    stage: 'schema',
    how: 'mend',
    ja: 'certainty の Very Likely は廃止されています。Likely と読みます。',
    en: 'The certainty Very Likely is withdrawn and read as Likely.',
  },
  'time-invalid': {
    stage: 'schema',
    how: 'refuse',
    ja: '要素 {} の日時が読めません（時差つきの日時が必要です）。発信元に確認してください。',
    en: 'The time in {} cannot be read (it needs an offset). Ask its sender.',
  },
  'time-rewritten': {
    stage: 'schema',
    how: 'mend',
    ja: '要素 {} の日時が CAP 1.2 の書き方ではありません。同じ時刻に書き直して読みます。',
    en: 'The time in {} is not written as CAP 1.2 wants. It is read as the same moment.',
  },
  'time-dropped': {
    stage: 'schema',
    how: 'mend',
    ja: '要素 {} の日時が読めません。ないものとして扱います。',
    en: 'The time in {} cannot be read and is left out.',
  },
  'language-invalid': {
    stage: 'schema',
    how: 'mend',
    ja: '言語の指定が正しくありません。文字から判断します。',
    en: 'The language tag is not sound. The text itself decides.',
  },
  'number-invalid': {
    stage: 'schema',
    how: 'mend',
    ja: '要素 {} が数ではありません。読みません。',
    en: 'The element {} is not a number and is left out.',
  },
} as const satisfies Record<string, Rule>;
