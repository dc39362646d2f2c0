import { mark } from '../../domain/marking.js';
import type { Kind } from '../../domain/alert.js';
import type { Rendition, RenderInput } from '../channel.js';
import { classOf, segmentsOf, type Class, type Segment } from './script.js';
import { seconds } from './seconds.js';

/** What a studio's machine reads: `current.json`. */
export interface Broadcast {
  alertId: string;
  shortId: string;
  version: number;
  kind: Kind;
  class: Class;
  place: string | null;
  seconds: number;
  segments: Segment[];
  issuedAt: string;
  expiresAt: string;
}

/** A script for the announcer and the same for a machine. Stations of the town broadcast in Japanese. */
export function renderScript(input: RenderInput): Rendition {
  const { content, profile } = input;
  const segments = segmentsOf(input);
  const length = seconds(segments);
  const limit = profile.media.fm.maxSeconds;
  const broadcast: Broadcast = {
    alertId: input.alertId,
    shortId: input.shortId,
    version: input.versionNumber,
    kind: content.kind,
    class: classOf(input),
    place: input.place?.code ?? null,
    seconds: length,
    segments,
    issuedAt: input.issuedAt.toISOString(),
    expiresAt: content.expiresAt,
  };
  const preview = asPage(broadcast);
  const name = fileName(input);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(`${text}\n`);
  return {
    language: 'ja',
    preview,
    measure: { count: length, limit, unit: { ja: '秒', en: 'seconds' } },
    warnings:
      length > limit
        ? [`読み上げは約${length}秒で、上限の${limit}秒を超えます。本文を短くしてください (too long to read).`]
        : [],
    wire: broadcast,
    files: [
      { name: `${name}.txt`, mediaType: 'text/plain; charset=utf-8', bytes: encode(preview) },
      { name: `${name}.json`, mediaType: 'application/json', bytes: encode(JSON.stringify(broadcast, null, 2)) },
    ],
  };
}

const PAUSE_SIGNS = { short: '▽', long: '▼' };

/** The page on the announcer's desk; what stands in 〔〕 is not read. The mark of a drill is for the eye, too. */
function asPage(broadcast: Broadcast): string {
  const { kind, segments } = broadcast;
  const sign = mark(kind, 'ja');
  const lines = segments.map(({ text, pauseMs }) =>
    pauseMs > 1000 ? `${text} ${PAUSE_SIGNS.long}\n` : `${text} ${PAUSE_SIGNS.short}`,
  );
  return [
    sign,
    `〔放送原稿　番号 ${broadcast.shortId}　第${broadcast.version}報　区分 ${broadcast.class === 'emergency' ? '緊急' : '一般'}　約${broadcast.seconds}秒〕`,
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
