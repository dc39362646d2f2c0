import type { Slot } from '../domain/digest.js';
import type { Language } from '../domain/language.js';
import type { Topic } from '../domain/topic.js';

/** What a resident chose for one address. */
export interface Choice {
  areas: string[];
  topics: Topic[];
  groups: string[];
  language: Language;
  drills: boolean;
  /** Newsletters of the week in one message; absent = each as it comes. */
  digest?: Slot;
}

export interface Preferences extends Choice {
  channel: string;
  addressMasked: string;
  state: string;
}

export interface SubscribeInput extends Choice {
  channel: string;
  /** E-mail: the address as typed. Web push: the browser's subscription. */
  address: unknown;
  consentVersion: string;
}

/** What a person agrees to. A change of wording is a new version; the old one stays with who gave it. */
export const CONSENT = {
  version: '2026-11',
  ja: '登録した連絡先と地区は、選んだ種類のお知らせと緊急情報を届けるためだけに使います。ほかの目的には使わず、第三者に渡しません。いつでも解除でき、解除すると連絡先は使われなくなります。',
  en: 'Your address and area are used only to deliver the notices you choose and emergency information. They are used for nothing else and given to nobody. You can leave at any time.',
} as const;
