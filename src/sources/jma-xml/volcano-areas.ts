import type { CityProfile } from '../../domain/profile.js';
import { attribute, child, children, descend, textOf, type XmlElement } from '../xml.js';
import { NS } from './codes.js';
import type { Telegram } from './telegram.js';

const V = NS.volcanology;
const TOWNS = '気象・地震・火山情報／市町村等';

/** One statement of a VolcanoInfo block: a kind, what it was before, and where. */
export interface VolcanoItem {
  code: string;
  last: string;
  codeType: string;
  areas: { code: string; name: string }[];
  line: number;
}

/** The statements of the block of this type; the head repeats them, so the body alone is read. */
export function itemsOf(telegram: Telegram, type: string): VolcanoItem[] {
  return children(telegram.body, V, 'VolcanoInfo')
    .filter((block) => attribute(block, 'type') === type)
    .flatMap((block) => children(block, V, 'Item'))
    .map((item) => ({
      code: textOf(descend(item, V, 'Kind', 'Code')),
      last: textOf(descend(item, V, 'LastKind', 'Code')),
      codeType: attribute(child(item, V, 'Areas'), 'codeType') ?? '',
      areas: children(child(item, V, 'Areas'), V, 'Area').map(areaOf),
      line: item.line,
    }));
}

function areaOf(area: XmlElement): { code: string; name: string } {
  return { code: textOf(child(area, V, 'Code')), name: textOf(child(area, V, 'Name')) };
}

/** True where our town stands among the areas, in the code type of municipalities and in no other. */
export function namesTown(item: VolcanoItem, { jma }: CityProfile): boolean {
  return (
    item.codeType === TOWNS &&
    item.areas.some(({ code }) => jma.class20.includes(code) || jma.seismicCities.includes(code))
  );
}

/** The volcano a telegram is about. */
export function volcanoOf(items: readonly VolcanoItem[]): { code: string; name: string } | undefined {
  return items.find(({ codeType }) => codeType === '火山名')?.areas[0];
}

/** One of those that the town has plans for. */
export function isOurVolcano(code: string, { jma }: CityProfile): boolean {
  return jma.volcanoes.some((volcano) => volcano.code === code);
}

/** `20140927120000_312` and `306` both end in the number of the volcano. */
export function volcanoOfEvent(eventId: string): string {
  return eventId.split('_').at(-1) ?? '';
}
