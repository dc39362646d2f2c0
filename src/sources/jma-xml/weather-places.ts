import type { CityProfile } from '../../domain/profile.js';
import type { ParseResult } from '../source.js';
import { attribute, child, children, findAll, textOf, type XmlElement } from '../xml.js';
import { NS } from './codes.js';
import { namesOf, nobody } from './draft.js';
import { shown, type Telegram } from './telegram.js';

const FORECAST_AREAS = '気象情報／府県予報区・細分区域等';

/** One area as the Head names it. */
export interface HeadArea {
  codeType: string;
  code: string;
  name: string;
  /** Kind/Condition and Kind/Code of the Item it stands in. */
  conditions: string[];
  codes: string[];
}

/** Every area of the Head with the kinds it stands under. */
export function headAreas(telegram: Telegram): HeadArea[] {
  const items = findAll(telegram.head, (element) => element.ns === NS.head && element.name === 'Item');
  return items.flatMap((item) => {
    const kinds = children(item, NS.head, 'Kind');
    const of = (name: string): string[] => kinds.map((kind) => textOf(child(kind, NS.head, name)));
    return children(item, NS.head, 'Areas').flatMap((areas) =>
      children(areas, NS.head, 'Area').map((area) => ({
        codeType: attribute(areas, 'codeType') ?? '',
        code: textOf(child(area, NS.head, 'Code')),
        name: textOf(child(area, NS.head, 'Name')),
        conditions: of('Condition'),
        codes: of('Code'),
      })),
    );
  });
}

/** A forecast area (府県予報区, 一次細分, まとめた地域) that our town lies in. */
export function isOurForecastArea(area: HeadArea, profile: CityProfile): boolean {
  const { office, class10, class15 } = profile.jma;
  return area.codeType === FORECAST_AREAS && [office, class10, class15].includes(area.code);
}

/** 東京都大雨警報・注意報 is ours; so is whatever names our 府県予報区 as a code. */
export function concernsOffice(telegram: Telegram, profile: CityProfile): boolean {
  const { office, officeName } = profile.jma;
  if (telegram.title.startsWith(officeName)) return true;
  return officeAreas(telegram).some((area) => textOf(child(area, NS.meteorology, 'Code')) === office);
}

/** Areas of the first block (府県予報区等). */
function officeAreas(telegram: Telegram): XmlElement[] {
  return children(child(telegram.body, NS.meteorology, 'Warning'), NS.meteorology, 'Item').flatMap((item) =>
    children(item, NS.meteorology, 'Area'),
  );
}

/** About another place: say which. */
export function elsewhere(telegram: Telegram, profile: CityProfile): ParseResult {
  const inBody = officeAreas(telegram).map((area) => textOf(child(area, NS.meteorology, 'Name')));
  const names = inBody.length > 0 ? inBody : headAreas(telegram).map((area) => area.name);
  const about = names.length === 0 ? shown(telegram.title) : namesOf(names);
  return nobody(
    `${about}についての「${shown(telegram.information)}」です。${profile.name.ja}には関係がありません。`,
    `"${shown(telegram.information)}" about ${about}; it does not concern ${profile.name.en}.`,
  );
}

/** The municipality under which keys are kept: the first class20 code of the profile. */
export function townCode(profile: CityProfile): string {
  return profile.jma.class20[0] ?? profile.code;
}
