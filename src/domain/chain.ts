import type { VersionContent } from './alert.js';
import { isNewsletter } from './topic.js';

/** Ways of living with a message. `digital` stands for every addressed channel; the others are kept with the household. */
export const CHAIN_WAYS = ['digital', 'radio', 'board', 'phone', 'fax', 'visit'] as const;
export type ChainWay = (typeof CHAIN_WAYS)[number];

/** Printed lists for people who ring and knock. A household stands on one of them or on none. */
export const LISTS = ['call', 'fax', 'visit'] as const;
export type List = (typeof LISTS)[number];

export interface ChainStep {
  ways: ChainWay[];
  /** How long this step is given before the next; the last step has as long as the alert lives. */
  minutes: number;
}

/** What is tried for a household, one step after the other, until it is reached. The first that fits an alert counts. */
export interface Chain {
  name: string;
  topics?: readonly string[];
  severities?: readonly string[];
  /** Who must answer (I have read this, I am safe, I need help) before the chain ends: nobody, those who need support, or all. */
  answer: 'none' | 'support' | 'all';
  steps: ChainStep[];
}

/** Where a profile says nothing: nobody is left out, and nobody is asked to answer. */
export const COMMON_CHAIN: Chain = {
  name: '標準',
  answer: 'none',
  steps: [
    { ways: ['digital'], minutes: 15 },
    { ways: ['radio', 'board'], minutes: 30 },
    { ways: ['phone', 'fax'], minutes: 60 },
    { ways: ['visit'], minutes: 0 },
  ],
};

/** Whoever is told only by what is pushed at them: no one rings or knocks for news that can wait. */
const QUIET_STEPS: ChainStep[] = [{ ways: ['digital'], minutes: 0 }];

/** The chain of an alert; nothing for a newsletter, whose reach nobody follows. */
export function chainFor(content: VersionContent, profile: { chains: readonly Chain[] }): Chain | undefined {
  if (isNewsletter(content.topic)) return undefined;
  const fits = ({ topics, severities }: Chain): boolean =>
    (topics?.includes(content.topic) ?? true) && (severities?.includes(content.severity) ?? true);
  const found = profile.chains.find(fits);
  if (found !== undefined) return found;
  const isGrave = content.severity === 'Extreme' || content.severity === 'Severe';
  return isGrave ? COMMON_CHAIN : { ...COMMON_CHAIN, name: '電子の方法のみ', steps: QUIET_STEPS };
}

/** True where people are asked to answer; the end of an alert asks nobody. */
export function asksForAnswers(content: VersionContent, profile: { chains: readonly Chain[] }): boolean {
  if (content.messageType === 'AllClear' || content.messageType === 'Cancel') return false;
  return (chainFor(content, profile)?.answer ?? 'none') !== 'none';
}

/** One step that will be taken unless they are reached before, for the preview. */
export interface Forecast {
  list: List;
  /** Minutes after the alert leaves. */
  afterMinutes: number;
  households: number;
  /** True where an answer ends it, not only a delivery. */
  unlessAnswered: boolean;
}
