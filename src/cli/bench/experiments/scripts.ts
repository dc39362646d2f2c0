import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch, Channel, Rendition, RenderInput } from '../../../channels/channel.js';
import { findChannel } from '../../../channels/index.js';
import type { VersionContent } from '../../../domain/alert.js';
import type { CityProfile } from '../../../domain/profile.js';
import { loadProfile } from '../../../platform/config/profile.js';
import type { Experiment, Finding } from './experiment.js';

const RUNS = 9;
const SCRIPTS_A_RUN = 100;
const SOUND_PATIENCE_MS = 180_000;

/** What radio and screens cost: putting a version into words, and into sound. */
export const scripts: Experiment = {
  name: 'scripts',
  about: {
    ja: 'ラジオの原稿とケーブルテレビの頁を作る、原稿を音にする',
    en: 'making radio scripts and cable pages; making the sound of a script',
  },
  minutes: 1,
  async run() {
    const profile = loadProfile('nishitokyo');
    const made = await Promise.all(
      ['fm-feed', 'catv-feed'].map(async (name) => {
        const channel = findChannel(name);
        if (channel === undefined) throw new Error(`no channel ${name}`);
        return asFinding(channel, await rendered(channel, profile));
      }),
    );
    return [...made, await sound(profile)];
  },
};

function asFinding(channel: Channel, perSecond: number): Finding {
  return {
    target: `${channel.label.ja}の原稿 (${channel.name}, scripts per second)`,
    must: 50,
    better: 'higher',
    unit: '/s',
    reached: perSecond,
    meaning: `${SCRIPTS_A_RUN} 本を ${RUNS} 回、中央値。文、SSML や XML、JSON まで。この糸（スレッド）が使った CPU の時間から。`,
  };
}

/** Scripts a second of this thread's own work, the median of the runs. */
async function rendered(channel: Channel, profile: CityProfile): Promise<number> {
  const settings = channel.settings.parse({});
  const speeds: number[] = [];
  for (let run = 0; run < RUNS + 1; run += 1) {
    const began = process.threadCpuUsage();
    for (let nth = 0; nth < SCRIPTS_A_RUN; nth += 1)
      await channel.render({ ...inputOf(profile, channel, nth), settings });
    const { user, system } = process.threadCpuUsage(began);
    // The first one warms up.
    if (run > 0) speeds.push((SCRIPTS_A_RUN * 1e6) / (user + system));
  }
  return speeds.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

/** From the hand-over of a script to its sound in the folder, by the clock: the engine runs beside the hub, after all others. */
async function sound(profile: CityProfile): Promise<Finding> {
  const target = '原稿を音に (seconds of sound made in a second)';
  const channel = findChannel('fm-feed');
  if (channel === undefined) throw new Error('no channel fm-feed');
  const settings = channel.settings.parse({ PATH: process.env.PATH });
  const input = { ...inputOf(profile, channel, 0), settings };
  const rendition = await channel.render(input);
  const none = { target, better: 'higher', unit: 's/s' } as const;
  const { wavNote } = rendition.wire as { wavNote: { state: string; ja: string } | null };
  if (wavNote?.state === 'no-engine') return { ...none, meaning: wavNote.ja };
  const mediaDir = mkdtempSync(join(tmpdir(), 'todoke-bench-fm-'));
  const machine = { mediaDir, profile, publicUrl: input.publicUrl, warn: () => undefined };
  const open = await channel.connect(settings, machine);
  try {
    const began = performance.now();
    await open.deliver(batchOf(rendition, input));
    const handedOver = performance.now() - began;
    const seconds = await madeIn(mediaDir);
    const took = (performance.now() - began) / 1000;
    if (seconds === undefined) return { ...none, meaning: '音ができなかった (no sound was made)' };
    return {
      ...none,
      must: 5,
      reached: seconds / took,
      meaning: `${seconds} 秒の放送を ${took.toFixed(1)} 秒で。原稿はその前、${handedOver.toFixed(0)} ミリ秒で届いている。`,
    };
  } finally {
    await open.close();
    rmSync(mediaDir, { recursive: true, force: true });
  }
}

async function madeIn(mediaDir: string): Promise<number | undefined> {
  for (const until = performance.now() + SOUND_PATIENCE_MS; performance.now() < until; await sleep(50)) {
    const shown = JSON.parse(readFileSync(join(mediaDir, 'current.json'), 'utf8')) as {
      wav: { seconds: number } | null;
      wavNote: { state: string } | null;
    };
    if (shown.wav !== null) return shown.wav.seconds;
    if (shown.wavNote?.state === 'failed') return undefined;
  }
  return undefined;
}

function inputOf(profile: CityProfile, channel: Channel, nth: number): RenderInput {
  const station = profile.stations.find((each) => each.channel === channel.name);
  const at = new Date();
  return {
    content: orderOf(profile, at),
    alertId: '0197a1b2-0000-7000-8000-00000000000a',
    shortId: String(40_000 + nth),
    versionId: '0197a1b2-0000-7000-8000-00000000000b',
    versionNumber: 1,
    issuedAt: at,
    language: 'ja',
    profile,
    publicUrl: 'https://todoke.example.jp',
    place: { code: station?.code ?? 'station', name: station?.name ?? '', area: profile.code, sheet: 1 },
  };
}

function orderOf(profile: CityProfile, at: Date): VersionContent {
  const [town] = profile.towns;
  return {
    kind: 'actual',
    messageType: 'Alert',
    organisation: 'city',
    topic: 'evacuation',
    severity: 'Extreme',
    urgency: 'Immediate',
    certainty: 'Likely',
    level: 4,
    areas: [`${profile.code}.${town?.id ?? ''}`],
    groups: [],
    texts: {
      ja: {
        headline: `${town?.name ?? ''}に避難指示`,
        place: '',
        instruction: '危険な場所から全員、いますぐ避難してください。',
        body: '15:20、川の水位が150cmを超えました。避難所は中学校です。6月22日（月）18:00に次の情報をお伝えします。',
      },
    },
    reportedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + 86_400_000).toISOString(),
    credit: '',
  };
}

function batchOf(rendition: Rendition, input: RenderInput): Batch<unknown> {
  return {
    rendition,
    recipients: [{ wayId: 'way', address: { place: input.place?.code }, leaveToken: '' }],
    versionId: input.versionId,
    alertId: input.alertId,
    retryKey: input.versionId,
    atOnce: 1,
    urgency: 'Immediate',
    expiresAt: new Date(input.content.expiresAt),
    now: input.issuedAt,
    signal: AbortSignal.timeout(10_000),
    mayStart: () => true,
    settled: () => undefined,
  };
}
