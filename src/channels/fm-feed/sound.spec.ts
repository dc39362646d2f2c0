import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { sampleContent, sampleInput } from '../channel-contract.js';
import type { Broadcast } from './broadcast.js';
import { chime } from './chime.js';
import { fmFeed } from './index.js';
import { say } from './open-jtalk.js';
import { fmSettings, type SpeechEngine } from './settings.js';
import { breaths, isAlarm, soundOf } from './sound.js';
import { decibels, joined, peakOf, readWav, secondsOf, silence, trimmed, writeWav } from './wav.js';

const RATE = 48_000;
const tone = (ms: number, strength = 8_000): Int16Array =>
  Int16Array.from({ length: (RATE * ms) / 1_000 }, (_, at) => Math.round(strength * Math.sin(at / 20)));

async function broadcastOf(change: Parameters<typeof sampleContent>[0] = {}): Promise<Broadcast> {
  const rendition = await fmFeed.render(sampleInput(nishitokyo, { content: sampleContent(change) }));
  return rendition.wire as Broadcast;
}

describe('a sound file', () => {
  it('is 16-bit mono PCM that reads back as it was written', () => {
    const bytes = writeWav({ rate: RATE, samples: tone(50) });
    expect([
      bytes.toString('latin1', 0, 4),
      bytes.readUInt16LE(20),
      bytes.readUInt16LE(22),
      bytes.readUInt16LE(34),
    ]).toEqual(['RIFF', 1, 1, 16]);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect(readWav(bytes)).toEqual({ rate: RATE, samples: tone(50) });
  });
  it.each([
    ['half of one', writeWav({ rate: RATE, samples: tone(50) }).subarray(0, 2_000)],
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('x'.repeat(100))],
  ])('%s is none', (_, bytes) => expect(readWav(bytes)).toBeUndefined());
  it('loses only the quiet at its ends', () => {
    const samples = joined([silence(RATE, 300), tone(100), silence(RATE, 50), tone(100), silence(RATE, 300)]);
    expect(trimmed({ rate: RATE, samples }, 150).length / RATE).toBeCloseTo(0.29, 1);
  });
});

describe('the chime', () => {
  it('is four seconds at most, heard and not clipped, and ends in silence', () => {
    const samples = chime(RATE);
    expect(samples.length / RATE).toBeLessThan(4);
    expect(peakOf(samples)).toBeLessThan(20_000);
    expect(decibels(samples)).toBeGreaterThan(-30);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(50);
  });
  it.each([
    ['actual', {}, true],
    ['drill', { kind: 'drill' as const }, false],
    ['test', { kind: 'test' as const }, false],
    ['an all-clear', { messageType: 'AllClear' as const }, false],
    ['a newsletter', { topic: 'library' as const, severity: 'Minor' as const }, false],
  ])('%s', async (_, change, expected) => expect(isAlarm(await broadcastOf(change))).toBe(expected));
});

describe('a long line', () => {
  it('is cut at commas into what the engine takes, and nothing is lost', () => {
    const line = `${'川の水位が上がっています、'.repeat(60)}避難してください。`;
    const parts = breaths(line);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(900);
    expect(parts.join('')).toBe(line);
    expect(breaths('あ'.repeat(1_000)).join('')).toBe('あ'.repeat(1_000));
  });
});

describe('an engine that does not do its work', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'speech-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function engineThat(script: string): SpeechEngine {
    const program = join(folder, `engine-${script.length}`);
    writeFileSync(program, `#!/bin/sh\n${script}\n`);
    chmodSync(program, 0o755);
    return { program, dictionary: folder, voice: folder };
  }

  it.each([
    ['fails', 'exit 3'],
    ['says nothing', 'cat > /dev/null'],
    ['is killed', 'kill -9 $$'],
  ])('%s: there is no sound, with a reason', async (_, script) => {
    const spoken = await soundOf(await broadcastOf(), engineThat(script));
    expect(spoken.kind).toBe('failed');
  });

  it('gives silence: that is no sound', async () => {
    const file = join(folder, 'silence.wav');
    writeFileSync(file, writeWav({ rate: RATE, samples: silence(RATE, 800) }));
    const spoken = await soundOf(await broadcastOf(), engineThat(`shift 7\ncp ${file} "$1"`));
    expect(spoken).toMatchObject({ kind: 'failed', why: expect.stringContaining('silence') });
  });

  it('says far too little for the script: that is not put on air', async () => {
    const file = join(folder, 'short.wav');
    writeFileSync(file, writeWav({ rate: RATE, samples: tone(60) }));
    const broadcast = await broadcastOf();
    const quick = { ...broadcast, segments: broadcast.segments.map((segment) => ({ ...segment, pauseMs: 0 })) };
    const spoken = await soundOf(quick, engineThat(`shift 7\ncp ${file} "$1"`));
    expect(spoken).toMatchObject({ kind: 'failed', why: expect.stringMatching(/s of sound for \d+ s of script/) });
  });

  it('stops when the hub stops', async () => {
    const began = performance.now();
    const said = await say(engineThat('sleep 20'), 'はい', AbortSignal.timeout(100));
    expect(said.kind).toBe('failed');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('the settings of speech', () => {
  it('may be absent, or off: then the script stands alone and says so', async () => {
    const off = fmSettings.parse({ FM_OPEN_JTALK: 'off' });
    expect(off).toEqual({ engine: undefined, missing: ['FM_OPEN_JTALK=off'] });
    const rendition = await fmFeed.render(sampleInput(nishitokyo, { settings: off }));
    expect(rendition.warnings.join()).toContain('原稿だけです');
    expect(rendition.wire).toMatchObject({ wav: null, wavNote: { state: 'no-engine' } });
  });
  it.each(['FM_OPEN_JTALK', 'FM_OPEN_JTALK_DICTIONARY', 'FM_OPEN_JTALK_VOICE'])(
    'refuse a %s that is not there, by its name',
    (name) => {
      const parsed = fmSettings.safeParse({ [name]: '/no/such/file' });
      expect(JSON.stringify(parsed.error?.issues)).toContain(`${name}: /no/such/file`);
    },
  );
});

const { engine } = fmSettings.parse({});
const withEngine = engine === undefined ? describe.skip : describe;

withEngine('Open JTalk, where it is installed', () => {
  const real = engine!;

  it('speaks a drill from its first mark to its last: every line sounds, nothing clips, the time is as estimated', async () => {
    const { ja } = sampleContent().texts;
    const broadcast = await broadcastOf({ kind: 'drill', texts: { ja: { ...ja, instruction: '', body: '' } } });
    const spoken = await soundOf(broadcast, real);
    if (spoken.kind === 'failed') throw new Error(spoken.why);
    const { sound } = spoken;
    expect(peakOf(sound.samples)).toBeLessThanOrEqual(23_000);
    expect(decibels(sound.samples)).toBeGreaterThan(-30);
    expect(secondsOf(sound) / broadcast.seconds).toBeGreaterThan(0.7);
    expect(secondsOf(sound) / broadcast.seconds).toBeLessThan(1.3);
  }, 120_000);
});
