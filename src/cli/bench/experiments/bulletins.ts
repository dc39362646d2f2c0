import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { FORMATS, openPrintRoom, type PrintRoom } from '../../../channels/bulletins.js';
import type { Place, RenderInput, Rendition } from '../../../channels/channel.js';
import type { CityProfile } from '../../../domain/profile.js';
import { loadProfile } from '../../../platform/config/profile.js';
import { findSource } from '../../../sources/index.js';
import { heavyRainTelegram } from '../../sample-telegram.js';
import type { Experiment, Finding } from './experiment.js';

const BOARDS = 100;
const ROUNDS = 25;
const PACKS = 3;

/** Paper: how fast one sheet and a pack for all boards come out, and what the process that asks for them feels of it. */
export const bulletins: Experiment = {
  name: 'bulletins',
  about: {
    ja: '掲示・ポスター・手紙・手渡しの紙を一枚ずつ作る、100か所の掲示板の束を作る',
    en: 'one paper of each format; the pack of 100 boards',
  },
  minutes: 1,
  async run() {
    const profile = loadProfile('nishitokyo');
    const room = openPrintRoom();
    try {
      const input = inputOf(profile, new Date());
      return [...(await papers(room, input)), ...(await packs(room, input, profile))];
    } finally {
      room.close();
    }
  },
};

/** A warning of level 4 with shelters, map and readings: the heaviest of the usual papers. */
function inputOf(profile: CityProfile, at: Date): RenderInput {
  const context = { profile, organisation: 'city', receivedAt: at };
  const result = findSource('jma-xml')?.parse(Buffer.from(heavyRainTelegram(profile, at)), context);
  const draft = result?.kind === 'drafts' ? result.drafts[0] : undefined;
  if (draft === undefined) throw new Error('the telegram gave no draft');
  return {
    content: draft.content,
    alertId: 'bench',
    shortId: '48215',
    versionId: 'bench',
    versionNumber: 1,
    issuedAt: at,
    language: 'ja',
    profile,
    publicUrl: 'https://todoke.example.jp',
  };
}

async function papers(room: PrintRoom, input: RenderInput): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const format of FORMATS) {
    await room.paper(input, format);
    const seconds: number[] = [];
    let pages = 1;
    for (let n = 0; n < ROUNDS; n += 1) {
      // Each a little different, as in life: nothing comes out of a memory.
      const one = { ...input, shortId: String(10_000 + n) };
      const [took, made] = await timed(() => room.paper(one, format));
      seconds.push(took);
      pages = pagesOf(made);
    }
    findings.push({
      target: `${format}：毎秒の枚数 (pages per second)`,
      better: 'higher',
      unit: '枚/s',
      reached: pages / median(seconds),
      meaning: `${ROUNDS} 回の中央値、1回に ${pages} 枚、A4 一枚の大きさを選ぶ試し組みを含む。`,
    });
  }
  return findings;
}

async function packs(room: PrintRoom, input: RenderInput, profile: CityProfile): Promise<Finding[]> {
  const places = Array.from({ length: BOARDS }, (_, i): Place => {
    const board = profile.boards[i % profile.boards.length];
    const receipt = { url: `https://todoke.example.jp/posted/${i}`, code: `K7Q${100 + i}` };
    return { code: `board-${i}`, name: board?.name ?? '', area: board?.area ?? profile.code, sheet: i + 1, receipt };
  });
  const seconds: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let n = 0; n < PACKS; n += 1) {
    const [took, made] = await timed(() => room.pack({ ...input, shortId: String(20_000 + n) }, places));
    if (pagesOf(made) < BOARDS) throw new Error(`the pack has ${pagesOf(made)} pages`);
    seconds.push(took);
  }
  delay.disable();
  return [
    {
      target: `${BOARDS} か所の束 (the pack of ${BOARDS} boards)`,
      must: 10,
      aim: 5,
      better: 'lower',
      unit: 's',
      reached: median(seconds),
      meaning: `${PACKS} 回の中央値。一つの PDF、一枚ごとに掲示板の名前・番号・QRコード・確認番号。`,
    },
    {
      target: '束を作る間、頼んだ過程が止まる長さ (longest pause of the process that asked)',
      must: 100,
      better: 'lower',
      unit: 'ms',
      reached: delay.percentile(99.9) / 1e6,
      meaning: '組版は別の過程で進む。イベントループの遅れの 99.9 パーセンタイル。',
    },
  ];
}

/** A paper that came out as plain text was not typeset, and is no measurement. */
function pagesOf(made: Rendition): number {
  if (made.files[0]?.mediaType !== 'application/pdf') throw new Error(made.warnings.join(' '));
  return made.measure.count;
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const began = performance.now();
  const made = await work();
  return [(performance.now() - began) / 1_000, made];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
