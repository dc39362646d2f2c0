import type { CityProfile } from '../../domain/profile.js';
import { children, textOf } from '../xml.js';
import { NS } from './codes.js';
import type { Telegram } from './telegram.js';
import type { WarningSubject } from './weather-codes.js';

/** 〈レベル４大雨危険警報〉 and the names after it, up to the next 〈, ［ or the end. */
const DANGER = /〈レベル[４4](大雨|土砂災害|高潮)危険警報〉([^〈［]*)/gu;

const SUBJECT_OF: Readonly<Record<string, { subject: WarningSubject; code: string }>> = {
  大雨: { subject: 'rain', code: '43' },
  土砂災害: { subject: 'landslide', code: '49' },
  高潮: { subject: 'surge', code: '48' },
};

/**
 * Level 4 in a telegram of the old system: its kinds have no code for it, so a danger warning is a 警報 (03) there and
 * stands only in the sentences of Body/Notice, with the names of the municipalities. Only a name that is exactly ours
 * counts; a list that ends in ＊ is not whole, and the telegrams of the new system name the rest.
 */
export function dangerInProse(telegram: Telegram, profile: CityProfile): { subject: WarningSubject; code: string }[] {
  const notice = children(telegram.body, NS.meteorology, 'Notice').map(textOf).join('\n');
  return [...notice.matchAll(DANGER)].flatMap(([, hazard = '', list = '']) => {
    const names = list.split(/[\s、，,]+/u).map((name) => name.replace(/[＊*※…]+$/u, ''));
    const found = SUBJECT_OF[hazard];
    return found !== undefined && names.includes(profile.name.ja) ? [found] : [];
  });
}
