import type { CityProfile } from '../../domain/profile.js';
import { threadOf } from '../../domain/subject.js';
import { GROUND_WORDING } from '../../domain/wording/ground.js';
import type { GroundKey } from '../../domain/wording/ground/keys.js';
import type { ParseResult, SourceContext } from '../source.js';
import { children, descend, textOf, type XmlElement } from '../xml.js';
import { withdrawal } from './cancel.js';
import { lookUp, NS, OVER, TSUNAMI_CODES, TSUNAMI_GRADES, TSUNAMI_GRAVITY, type TsunamiGrade } from './codes.js';
import { draftsOf, messageTypeOf, namesOf, nobody, type Finding } from './draft.js';
import { codeUnknown, eventIdMissing, groundTexts } from './ground-text.js';
import { shown, type Telegram } from './telegram.js';
import { heightOf, tsunamiDetail, type Coast } from './tsunami-text.js';

const S = NS.seismology;

/**
 * VTSE41: every coast of the country in one telegram; ours are in the profile, none for an inland town.
 * VTSE51 repeats its grades with what tide gauges measured: the same alert, coarser, so that it is news only where it is
 * graver than what was told (a VTSE41 that was lost). It never ends or corrects what VTSE41 said.
 */
export function readTsunami(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  // Two ids stand here once two earthquakes share one telegram: the first is the one the alert began with.
  const [eventId = ''] = telegram.eventId.split(/\s+/u).sort();
  if (eventId === '') return eventIdMissing(telegram);
  const identity: Name = { key: `jma:tsunami:${eventId}`, thread: threadOf('tsunami', eventId), subject: 'tsunami' };
  const withdraw = (): ParseResult =>
    repeats(telegram)
      ? onlyDetails(telegram, profile)
      : withdrawal({ telegram, context, what: 'tsunami', topic: 'tsunami', ...identity });
  if (telegram.infoType === 'cancelled') return withdraw();
  const coasts = coastsOf(telegram, profile);
  if ('kind' in coasts) return coasts;
  const outlook = outlookOf(coasts.ours);
  if (outlook === undefined) {
    // A correction that leaves our coast out: the version before may have named it by mistake.
    const mayHaveNamed = telegram.infoType === 'corrected' && profile.jma.tsunamiAreas.length > 0;
    return mayHaveNamed ? withdraw() : elsewhere(telegram, profile);
  }
  if (repeats(telegram) && outlook.isOver) return onlyDetails(telegram, profile);
  return draftsOf({ ...identity, ...saidOf(telegram, context, coasts.ours, outlook) }, telegram, context);
}

type Name = Pick<Finding, 'key' | 'thread' | 'subject'>;

/** VTSE51 beside VTSE41. */
function repeats(telegram: Telegram): boolean {
  return telegram.type === 'VTSE51';
}

interface Outlook {
  worst: Coast;
  isOver: boolean;
}

function saidOf(
  telegram: Telegram,
  context: SourceContext,
  coasts: Coast[],
  { worst, isOver }: Outlook,
): Omit<Finding, keyof Name> {
  const { profile } = context;
  const words: GroundKey = `tsunami-${isOver || worst.grade === 'none' ? 'over' : worst.grade}`;
  return {
    topic: 'tsunami',
    messageType: isOver ? 'AllClear' : repeats(telegram) ? 'Update' : messageTypeOf(telegram),
    gravity: isOver ? OVER : TSUNAMI_GRAVITY[worst.grade],
    texts: groundTexts(words, {
      telegram,
      context,
      slots: () => ({}),
      detail: (language) => tsunamiDetail({ telegram, coasts, worst, isOver, profile }, language),
      quotes: true,
    }),
    holdsHours: 24,
    // A first 大津波警報 is 53 and its repetition 52: the grade is what a resident notices, and the height.
    material: `${isOver ? 'over' : worst.grade}:${coasts.map((coast) => heightOf(coast, 'ja')).join(',')}`,
    isCoarse: repeats(telegram),
    event: { system: telegram.type ?? '', code: worst.code, name: GROUND_WORDING.ja[words].headline },
  };
}

/** The gravest of our coasts, and whether all that was in force is lifted; absent when nothing is or was. */
function outlookOf(coasts: readonly Coast[]): Outlook | undefined {
  const worst = coasts.toSorted((a, b) => rank(b.grade) - rank(a.grade))[0];
  if (worst === undefined) return undefined;
  const isOver = !isWarned(worst.grade) && coasts.some(({ before }) => isWarned(before));
  return worst.grade === 'none' && !isOver ? undefined : { worst, isOver };
}

function coastsOf(telegram: Telegram, profile: CityProfile): { ours: Coast[] } | ParseResult {
  const ours: Coast[] = [];
  for (const item of itemsOf(telegram).filter((candidate) => isOurs(candidate, profile))) {
    const coast = readCoast(telegram, item);
    if ('kind' in coast) return coast;
    ours.push(coast);
  }
  return { ours };
}

function itemsOf(telegram: Telegram): XmlElement[] {
  return children(descend(telegram.body, S, 'Tsunami', 'Forecast'), S, 'Item');
}

/** Under an advisory or a warning. */
function isWarned(grade: TsunamiGrade): boolean {
  return rank(grade) >= rank('advisory');
}

function rank(grade: TsunamiGrade): number {
  return TSUNAMI_GRADES.indexOf(grade);
}

function isOurs(item: XmlElement, profile: CityProfile): boolean {
  return profile.jma.tsunamiAreas.includes(textOf(descend(item, S, 'Area', 'Code')));
}

function readCoast(telegram: Telegram, item: XmlElement): Coast | ParseResult {
  const code = textOf(descend(item, S, 'Category', 'Kind', 'Code'));
  const grade = lookUp(TSUNAMI_CODES, code);
  if (grade === undefined) return codeUnknown(telegram, code, item.line);
  const last = textOf(descend(item, S, 'Category', 'LastKind', 'Code'));
  // 50 and 60 say by themselves that a warning or advisory was lifted.
  const lifted = code === '50' ? 'warning' : code === '60' ? 'advisory' : undefined;
  const before = lifted ?? lookUp(TSUNAMI_CODES, last) ?? 'none';
  return { name: textOf(descend(item, S, 'Area', 'Name')), code, grade, before, item };
}

function elsewhere(telegram: Telegram, profile: CityProfile): ParseResult {
  const names = namesOf(itemsOf(telegram).map((item) => textOf(descend(item, S, 'Area', 'Name'))));
  const about = names === '' ? shown(telegram.title) : names;
  const why =
    profile.jma.tsunamiAreas.length === 0
      ? { ja: '海に面していないため、', en: 'which has no coast' }
      : { ja: '', en: 'whose coast it does not name' };
  return nobody(
    `${about}についての「${shown(telegram.title)}」です。${profile.name.ja}は${why.ja}対象ではありません。`,
    `Tsunami information for ${about}; it does not concern ${profile.name.en}, ${why.en}.`,
  );
}

function onlyDetails(telegram: Telegram, profile: CityProfile): ParseResult {
  return nobody(
    `「${shown(telegram.title)}」です。${profile.name.ja}の津波警報・注意報の解除や取消は、別の電文（津波警報・注意報・予報）で扱います。`,
    `"${telegram.information}": warnings for ${profile.name.en} are lifted or withdrawn by another telegram, not by this.`,
  );
}
