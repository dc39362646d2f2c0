import type { Language } from '../../domain/language.js';
import { attribute, child, descend, textOf, type XmlElement } from '../xml.js';
import { NS } from './codes.js';
import { earthquakeWords } from './phrases-earthquake.js';
import { isTime, sayTime } from './times.js';

const S = NS.seismology;

/** Body/Earthquake, as far as a resident is told of it. */
export interface Hypocentre {
  originTime: string;
  name: string;
  /** 0 = ごく浅い, absent = unknown. */
  kilometres: number | undefined;
  magnitude: { value: string } | 'unknown' | 'huge';
}

/** The first earthquake of a telegram; absent when it gives none or no time. */
export function readHypocentre(body: XmlElement): Hypocentre | undefined {
  const earthquake = child(body, S, 'Earthquake');
  const originTime = textOf(child(earthquake, S, 'OriginTime'));
  const area = descend(earthquake, S, 'Hypocenter', 'Area');
  if (area === undefined || !isTime(originTime)) return undefined;
  const detail = textOf(child(area, S, 'DetailedName'));
  const name = textOf(child(area, S, 'Name'));
  return {
    originTime,
    name: detail === '' ? name : `${name}（${detail}）`,
    kilometres: depthOf(textOf(child(area, NS.basis, 'Coordinate'))),
    magnitude: magnitudeOf(child(earthquake, NS.basis, 'Magnitude')),
  };
}

/** ISO 6709 in metres: `+38.0+142.9-10000/` is 10 km down; a missing third part is an unknown depth. */
function depthOf(coordinate: string): number | undefined {
  const depth = /^[+-]\d+(?:\.\d+)?[+-]\d+(?:\.\d+)?([+-]\d+)\/$/.exec(coordinate)?.[1];
  return depth === undefined ? undefined : Math.abs(Math.round(Number(depth) / 1_000));
}

/** `NaN` comes with Ｍ不明 or with Ｍ８を超える巨大地震 (2011-03-11: the first value was far too small). */
function magnitudeOf(element: XmlElement | undefined): Hypocentre['magnitude'] {
  const value = textOf(element);
  if (/^\d{1,2}(\.\d)?$/.test(value)) return { value };
  return (attribute(element, 'description') ?? '').includes('巨大') ? 'huge' : 'unknown';
}

/** When, where, how deep, how strong: in one paragraph. */
export function sayHypocentre(hypocentre: Hypocentre | undefined, timeZone: string, language: Language): string {
  if (hypocentre === undefined) return '';
  const words = earthquakeWords(language);
  if (words === undefined) return '';
  const { magnitude } = hypocentre;
  const strength =
    magnitude === 'unknown'
      ? words.magnitudeUnknown
      : magnitude === 'huge'
        ? words.magnitudeHuge
        : words.magnitude(magnitude.value);
  const sentences = [
    words.origin(sayTime(hypocentre.originTime, timeZone, language), hypocentre.name),
    words.depth(hypocentre.kilometres),
    strength,
  ].filter((sentence) => sentence !== '');
  return sentences.join(language === 'ja' || language === 'zh-Hans' ? '' : ' ');
}
