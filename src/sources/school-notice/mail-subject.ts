import type { School } from '../../domain/profile.js';
import { isSchoolCategory, type SchoolCategory } from '../../domain/school-category.js';
import { classesOf } from './classes.js';
import type { SchoolNotice } from './notice.js';

/** What the brackets before a subject say, and the subject behind them. */
export interface SubjectRead {
  category: SchoolCategory;
  classes: string[];
  kind: SchoolNotice['kind'];
  urgency: SchoolNotice['urgency'];
  headline: string;
}

export type SubjectTrouble =
  | { trouble: 'subject-reply' | 'subject-topic' | 'subject-two-topics' | 'subject-mixed' }
  | {
      trouble: 'subject-word';
      word: string;
    };

const BRACKETS = /^\s*(?:【([^【】]{0,200})】|\[([^[\]]{0,200})\])/u;
const REPLY = /^\s*(?:re|fw|fwd|返信|転送)\s*[:：]/iu;

/** 【休校】…, [下校 3-1,3-2] …, 【訓練】【不審者】…: topic, classes (none = all), 訓練, 至急, then the headline. */
export function readSubject(written: string, school: School): SubjectRead | SubjectTrouble {
  // A reply to a notice carries its brackets along: it would go to every family.
  if (REPLY.test(written)) return { trouble: 'subject-reply' };
  let rest = written.replace(/［/gu, '[').replace(/］/gu, ']');
  const words: string[] = [];
  for (let match = BRACKETS.exec(rest); match !== null; match = BRACKETS.exec(rest)) {
    words.push(...(match[1] ?? match[2] ?? '').split(/[\s、,，・:：/／]+/u).filter((word) => word !== ''));
    rest = rest.slice(match[0].length);
  }
  return understood(words, rest.trim(), school);
}

function understood(words: readonly string[], rest: string, school: School): SubjectRead | SubjectTrouble {
  const categories = [...new Set(words.filter(isSchoolCategory))];
  const [category] = categories;
  const isDrill = words.includes('訓練');
  const isUrgent = words.includes('至急') || words.includes('緊急');
  const others = words.filter((word) => !isSchoolCategory(word) && !['訓練', '本番', '至急', '緊急'].includes(word));
  const found = others.map((word) => classesOf(word, school));
  const unknown = others.find((_, index) => found[index] === undefined);
  if (category === undefined) return { trouble: 'subject-topic' };
  if (unknown !== undefined) return { trouble: 'subject-word', word: unknown.slice(0, 20) };
  if (categories.length > 1) return { trouble: 'subject-two-topics' };
  const classes = [...new Set(found.flatMap((each) => each ?? []))];
  if (isContradiction(words, classes)) return { trouble: 'subject-mixed' };
  return {
    category,
    classes: classes.length === 0 ? ['all'] : classes,
    kind: isDrill ? 'drill' : 'actual',
    urgency: isUrgent ? 'emergency' : 'normal',
    headline: rest === '' ? `${category}のお知らせ` : rest,
  };
}

function isContradiction(words: readonly string[], classes: readonly string[]): boolean {
  const isBoth = words.includes('訓練') && words.includes('本番');
  return isBoth || (classes.includes('all') && classes.length > 1);
}
