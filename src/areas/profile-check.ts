import { CODE_FACTS, type Code, type CodeType } from '../domain/code-type.js';
import type { CityProfile } from '../domain/profile.js';
import { on, type Day } from '../domain/validity.js';
import { keyOf, type CodeFacts, type Timelines } from './import-plan.js';

/** Something about a code of the profile, with what to do. */
export interface Finding {
  what: 'unknown' | 'expired' | 'split' | 'moved' | 'renamed' | 'not-loaded';
  code: Code;
  /** A note needs nobody's hand; the rest means that telegrams may pass the town by. */
  isNote: boolean;
  ja: string;
  en: string;
}

/** What the tables say today. */
export interface Tables {
  today: Day;
  loaded: readonly CodeType[];
  codes: Timelines<CodeFacts>;
}

interface Used extends Code {
  /** Where it stands in the profile. */
  field: string;
  parent?: string;
  name?: string;
}

/** Every code of another body that the profile relies on. */
export function usedCodes({ code, jma }: CityProfile): Used[] {
  const each = (type: CodeType, field: string, values: readonly string[]): Used[] =>
    values.map((value) => ({ type, value, field }));
  return [
    { type: 'municipality', value: code, field: 'code' },
    ...each('class20', 'jma.class20', jma.class20),
    { type: 'class15', value: jma.class15, field: 'jma.class15', parent: jma.class10 },
    { type: 'class10', value: jma.class10, field: 'jma.class10', parent: jma.office },
    { type: 'office', value: jma.office, field: 'jma.office', name: jma.officeName },
    ...each('seismic-city', 'jma.seismicCities', jma.seismicCities),
    { type: 'seismic-area', value: jma.seismicArea, field: 'jma.seismicArea', name: jma.seismicAreaName },
    ...each('tsunami-area', 'jma.tsunamiAreas', jma.tsunamiAreas),
    ...each(
      'river-area',
      'jma.rivers',
      jma.rivers.map((river) => river.code),
    ),
  ];
}

/** Lists in which a city is one code or several, all beginning with its own five digits. */
const DIVIDED = [
  ['class20', 'jma.class20'],
  ['seismic-city', 'jma.seismicCities'],
] as const;

/** Compares the profile with the tables: what is unknown, over, divided anew, moved or renamed. */
export function checkProfile(profile: CityProfile, tables: Tables): Finding[] {
  const used = usedCodes(profile);
  return [
    ...notLoaded(used, tables),
    ...used.filter(({ type }) => tables.loaded.includes(type)).flatMap((code) => checkCode(code, tables)),
    ...DIVIDED.flatMap(([type, field]) => divided(profile, tables, { type, field })),
    ...checkParents(profile, tables),
  ];
}

function notLoaded(used: readonly Used[], { loaded }: Tables): Finding[] {
  const types = [...new Set(used.map(({ type }) => type))].filter((type) => !loaded.includes(type));
  return types.map((type) => ({
    what: 'not-loaded',
    code: { type, value: '' },
    isNote: true,
    ja: `${CODE_FACTS[type].label.ja}の表はまだありません。確かめるには areas import で取り込んでください（docs/areas.md）。`,
    en: `No table of ${type} codes is loaded: import one to have them checked (docs/areas.md).`,
  }));
}

function checkCode(used: Used, { codes, today }: Tables): Finding[] {
  const { type, value, field, name } = used;
  const label = `${CODE_FACTS[type].label.ja} ${value}（${field}）`;
  const timeline = codes.get(keyOf(type, value)) ?? [];
  const facts = on(timeline, today);
  const about = { code: { type, value }, isNote: false };
  const end = timeline.findLast((period) => period.to !== undefined && period.to <= today)?.to;
  if (facts === undefined && end !== undefined) {
    return [
      {
        ...about,
        what: 'expired',
        ja: `${label}は ${end} から使われていません。いまのコードを areas show で探し、profiles のファイルを直してください。`,
        en: `${type} ${value} (${field}) is not in use since ${end}: find today's code and mend the profile.`,
      },
    ];
  }
  if (facts === undefined) {
    return [
      {
        ...about,
        what: 'unknown',
        ja: `${label}は表にありません。profiles のファイルの写し間違いか、古い表です。どちらかを直してください。`,
        en: `${type} ${value} (${field}) is not in the table: the profile is mistyped, or the table is old.`,
      },
    ];
  }
  if (name === undefined || facts.name === name) return [];
  return [
    {
      ...about,
      what: 'renamed',
      isNote: true,
      ja: `${label}の名前は、表では「${facts.name}」、profiles では「${name}」です。`,
      en: `${type} ${value} (${field}) is "${facts.name}" in the table and "${name}" in the profile.`,
    },
  ];
}

/** 郡山市 is two class20 areas, and more cities were divided in 2026: a part that the profile lacks gets no warning. */
function divided(
  profile: CityProfile,
  { codes, today, loaded }: Tables,
  { type, field }: { type: 'class20' | 'seismic-city'; field: string },
): Finding[] {
  if (!loaded.includes(type)) return [];
  const mine = type === 'class20' ? profile.jma.class20 : profile.jma.seismicCities;
  const parts = [...codes.keys()]
    .filter((key) => key.startsWith(`${type} ${profile.code}`) && on(codes.get(key) ?? [], today) !== undefined)
    .map((key) => key.slice(type.length + 1));
  const missing = parts.filter((part) => !mine.includes(part));
  if (missing.length === 0) return [];
  const wanted = parts.map((part) => `"${part}"`).join(', ');
  return [
    {
      what: 'split',
      code: { type, value: missing.join(' ') },
      isNote: false,
      ja: `${profile.name.ja}の${CODE_FACTS[type].label.ja}は、いま ${parts.length} つに分かれています。profiles のファイルの ${field} を [${wanted}] にしてください。足りないコードの警報は届きません。`,
      en: `The city now is ${parts.length} ${type} areas: set ${field} to [${wanted}], or warnings for the missing ones pass it by.`,
    },
  ];
}

function checkParents(profile: CityProfile, { codes, today }: Tables): Finding[] {
  const { class15, class10, office, class20 } = profile.jma;
  const links = [
    // A divided city may lie in two regions; one of its parts has to be in the profile's.
    { type: 'class20' as const, values: class20, parent: class15, field: 'jma.class15' },
    { type: 'class15' as const, values: [class15], parent: class10, field: 'jma.class10' },
    { type: 'class10' as const, values: [class10], parent: office, field: 'jma.office' },
  ];
  return links.flatMap(({ type, values, parent, field }): Finding[] => {
    const parents = values.flatMap((value) => on(codes.get(keyOf(type, value)) ?? [], today)?.parent ?? []);
    if (parents.length === 0 || parents.includes(parent)) return [];
    return [
      {
        what: 'moved',
        code: { type, value: values.join(' ') },
        isNote: false,
        ja: `${CODE_FACTS[type].label.ja} ${values.join('、')} の上の区域は、表では ${parents.join('、')}、profiles の ${field} では ${parent} です。profiles のファイルを直してください。`,
        en: `${type} ${values.join(', ')} belongs to ${parents.join(', ')}, not to ${parent} as ${field} says: mend the profile.`,
      },
    ];
  });
}
