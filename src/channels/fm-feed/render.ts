import { areaName, townOf, type AreaCode } from '../../domain/area.js';
import { mark } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import type { Rendition, RenderInput } from '../channel.js';
import { BEING_MADE, type AreaGroup, type Broadcast } from './broadcast.js';
import { classOf, segmentsOf, type Class, type Plan, type Segment } from './script.js';
import { morae, seconds } from './seconds.js';
import { noEngineNote, type FmSettings } from './settings.js';
import { asSsml } from './ssml.js';

/** About fifteen seconds: more than one breath, and more than a listener keeps. */
const LONGEST_SENTENCE_MORAE = 85;

/** A script for the announcer and the same for a machine. Stations of the town broadcast in Japanese. */
export function renderScript(input: RenderInput): Rendition {
  const { content, profile } = input;
  const limit = profile.media.fm.maxSeconds;
  const loudness = classOf(input);
  const { readings, segments } = planned(input, loudness, limit);
  const missing = (input.settings as FmSettings | undefined)?.missing ?? [];
  const noEngine = missing.length === 0 ? undefined : noEngineNote(missing);
  const broadcast: Broadcast = {
    onAir: true,
    alertId: input.alertId,
    shortId: input.shortId,
    versionId: input.versionId,
    version: input.versionNumber,
    messageType: content.messageType,
    kind: content.kind,
    class: loudness,
    place: input.place?.code ?? null,
    areaGroup: areaGroupOf(profile, content.areas),
    readings,
    seconds: seconds(segments),
    segments,
    issuedAt: input.issuedAt.toISOString(),
    expiresAt: content.expiresAt,
    wav: null,
    wavNote: noEngine === undefined ? BEING_MADE : { state: 'no-engine', ...noEngine },
  };
  const preview = asPage(broadcast);
  return {
    language: 'ja',
    preview,
    measure: { count: broadcast.seconds, limit, unit: { ja: '秒', en: 'seconds' } },
    warnings: [
      ...(broadcast.seconds > limit
        ? [
            `読み上げは約${broadcast.seconds}秒で、上限の${limit}秒を超えます。本文を短くしてください (too long to read).`,
          ]
        : []),
      ...longSentences(segments),
      ...(noEngine === undefined ? [] : [`${noEngine.ja} (${noEngine.en})`]),
    ],
    wire: broadcast,
    files: filesOf(fileName(input), preview, broadcast),
  };
}

/** What interrupts is read three times where the station's time allows it; a long detail is read once. */
const PLANS: Record<Class, readonly Plan[]> = {
  emergency: [
    { readings: 3, inFull: true },
    { readings: 2, inFull: true },
    { readings: 3, inFull: false },
    { readings: 2, inFull: false },
  ],
  general: [
    { readings: 2, inFull: true },
    { readings: 2, inFull: false },
  ],
};

/** The first plan that the station has time for, else the shortest. */
function planned(input: RenderInput, loudness: Class, limit: number): { readings: number; segments: Segment[] } {
  const all = PLANS[loudness].map((plan) => ({ readings: plan.readings, segments: segmentsOf(input, plan) }));
  const found = all.find(({ segments }) => seconds(segments) <= limit) ?? all.at(-1);
  return found ?? { readings: 1, segments: [] };
}

function filesOf(name: string, preview: string, broadcast: Broadcast): Rendition['files'] {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(`${text}\n`);
  const { kind, shortId, version, segments, issuedAt, expiresAt } = broadcast;
  const about = { kind, class: broadcast.class, shortId, version: String(version), issuedAt, expiresAt };
  return [
    { name: `${name}.txt`, mediaType: 'text/plain; charset=utf-8', bytes: encode(preview) },
    { name: `${name}.ssml`, mediaType: 'application/ssml+xml; charset=utf-8', bytes: encode(asSsml(about, segments)) },
    {
      name: `${name}.json`,
      mediaType: 'application/json; charset=utf-8',
      bytes: encode(JSON.stringify(broadcast, null, 2)),
    },
  ];
}

/** What the folder of a studio says when nothing is to be read. */
export const NOTHING_ON_AIR: Rendition['files'] = [
  {
    name: 'current.txt',
    mediaType: 'text/plain; charset=utf-8',
    text: '〔いま放送する原稿はありません。Nothing on air.〕',
  },
  { name: 'current.ssml', mediaType: 'application/ssml+xml; charset=utf-8', text: asSsml({}, []) },
  {
    name: 'current.json',
    mediaType: 'application/json; charset=utf-8',
    text: JSON.stringify({ onAir: false, segments: [], wav: null, wavNote: null }, null, 2),
  },
].map(({ text, ...file }) => ({ ...file, bytes: new TextEncoder().encode(`${text}\n`) }));

function areaGroupOf(profile: CityProfile, areas: readonly AreaCode[]): AreaGroup {
  if (areas.includes(profile.code)) return { whole: true, towns: [] };
  const towns = [...new Set(areas.map(townOf))].map((code) => ({
    code,
    name: areaName(profile, code, 'ja'),
    kana: profile.towns.find((town) => `${profile.code}.${town.id}` === code)?.kana ?? '',
  }));
  return { whole: false, towns };
}

function longSentences(segments: readonly Segment[]): string[] {
  const long = segments.filter(({ part, text }) => part === 'text' && morae(text) > LONGEST_SENTENCE_MORAE);
  return [...new Set(long.map(({ text }) => text))].map(
    (text) => `「${text.slice(0, 20)}…」は一息で読めません。文を分けてください (too long a sentence to read out).`,
  );
}

const PAUSE_SIGNS = { short: '▽', long: '▼' };

/** The page on the announcer's desk; what stands in 〔〕 is not read. The mark of a drill is for the eye, too. */
function asPage(broadcast: Broadcast): string {
  const { kind, segments, areaGroup, shortId, version, readings } = broadcast;
  const sign = mark(kind, 'ja');
  const group = areaGroup.whole ? '全域' : areaGroup.towns.map(({ name }) => name).join('、');
  const lines = segments.map(({ text, pauseMs }) =>
    pauseMs > 1000 ? `${text} ${PAUSE_SIGNS.long}\n` : `${text} ${PAUSE_SIGNS.short}`,
  );
  return [
    sign,
    `〔放送原稿　番号 ${shortId}　第${version}報　区分 ${broadcast.class === 'emergency' ? '緊急' : '一般'}　${readings}回読み　約${broadcast.seconds}秒〕`,
    `〔地区 ${group}〕`,
    `〔${PAUSE_SIGNS.short} ひと呼吸　${PAUSE_SIGNS.long} 長い間　《　》読み方〕`,
    '',
    ...lines,
    '〔原稿おわり〕',
    sign,
  ]
    .join('\n')
    .trim();
}

function fileName(input: RenderInput): string {
  const plain = (part: string): string => part.replaceAll(/[^A-Za-z0-9-]/g, '_');
  return [plain(input.shortId), `v${input.versionNumber}`, plain(input.place?.code ?? 'all')].join('-');
}
