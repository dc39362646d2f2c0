import type { Topic } from './topic.js';

interface Category {
  /** Stable name, as the identity carries it. */
  code: string;
  topic: Topic;
  label: { ja: string; en: string };
  /** What to do when the school says nothing of it. */
  action: string;
  /** True for what can be read in the morning as well. */
  canWait: boolean;
}

/** What a school writes about: one list for its form, its JSON, its CSV and its mail. */
export const SCHOOL_CATEGORIES = {
  休校: {
    code: 'closure',
    topic: 'school',
    label: { ja: '休校', en: 'School closed' },
    action: '登校せず、自宅で過ごしてください。',
    canWait: false,
  },
  下校: {
    code: 'going-home',
    topic: 'school',
    label: { ja: '下校', en: 'Early or changed dismissal' },
    action: '下校の時刻と方法を確認してください。',
    canWait: false,
  },
  不審者: {
    code: 'stranger',
    topic: 'safety',
    label: { ja: '不審者', en: 'Suspicious person' },
    action: '一人で行動せず、不審な人を見たら近づかないで110番してください。',
    canWait: false,
  },
  行事: {
    code: 'event',
    topic: 'school',
    label: { ja: '行事', en: 'Event' },
    action: '日時と持ち物を確認してください。',
    canWait: true,
  },
  その他: {
    code: 'other',
    topic: 'school',
    label: { ja: 'その他', en: 'Other' },
    action: '内容を確認してください。',
    canWait: false,
  },
} as const satisfies Record<string, Category>;

export type SchoolCategory = keyof typeof SCHOOL_CATEGORIES;

export const CATEGORY_WORDS = Object.keys(SCHOOL_CATEGORIES) as [SchoolCategory, ...SchoolCategory[]];

export function isSchoolCategory(word: string): word is SchoolCategory {
  return Object.hasOwn(SCHOOL_CATEGORIES, word);
}

/** True where a notice of this code, unless it is urgent, may wait for the morning. */
export function canWait(code: string): boolean {
  return Object.values(SCHOOL_CATEGORIES).some((category) => category.code === code && category.canWait);
}
