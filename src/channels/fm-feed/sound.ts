import { chime } from './chime.js';
import { MOST_BYTES, say, type Said } from './open-jtalk.js';
import type { Broadcast } from './broadcast.js';
import type { SpeechEngine } from './settings.js';
import { decibels, joined, peakOf, scaled, silence, trimmed, type Sound } from './wav.js';

export type Spoken = { kind: 'sound'; sound: Sound } | { kind: 'failed'; why: string };

/** -3 dB below full scale. */
const PEAK = 23_000;
const QUIET = 150;
/** Softer than this is no speech. */
const SOFTEST_DB = -50;
/** The estimate is of a calm announcer: a sound that is far from it lacks something, or stammers. */
const PLAUSIBLE = { from: 0.4, to: 2.5 };
const LEAD_IN_MS = 300;
const AFTER_CHIME_MS = 700;

/**
 * The whole broadcast as one sound: the segments with their pauses, for a real emergency after a chime. The marks of a
 * drill are its first and its last segment, spoken like the rest. A sound that lacks a sentence is no sound.
 */
export async function soundOf(broadcast: Broadcast, engine: SpeechEngine, signal?: AbortSignal): Promise<Spoken> {
  const lines = new Map<string, Int16Array>();
  let rate = 0;
  for (const { speech } of broadcast.segments) {
    if (lines.has(speech)) continue;
    const said = await sayLine(engine, speech, signal);
    if (said.kind === 'failed') return { kind: 'failed', why: `${said.why} (${speech.slice(0, 20)})` };
    if (decibels(said.sound.samples) < SOFTEST_DB) return { kind: 'failed', why: `silence (${speech.slice(0, 20)})` };
    if (rate !== 0 && said.sound.rate !== rate) return { kind: 'failed', why: 'two sampling rates' };
    rate = said.sound.rate;
    lines.set(speech, said.sound.samples);
  }
  if (rate === 0) return { kind: 'failed', why: 'nothing to say' };
  await levelAll(lines);
  const talk = broadcast.segments.flatMap(({ speech, pauseMs }) => [
    lines.get(speech) ?? new Int16Array(0),
    silence(rate, pauseMs),
  ]);
  const share = talk.reduce((sum, part) => sum + part.length, 0) / rate / broadcast.seconds;
  if (share < PLAUSIBLE.from || share > PLAUSIBLE.to)
    return {
      kind: 'failed',
      why: `${Math.round(share * broadcast.seconds)} s of sound for ${broadcast.seconds} s of script`,
    };
  const opening = isAlarm(broadcast) ? [chime(rate), silence(rate, AFTER_CHIME_MS)] : [];
  return { kind: 'sound', sound: { rate, samples: joined([silence(rate, LEAD_IN_MS), ...opening, ...talk]) } };
}

/** One factor for the whole, so that its highest peak stands at `PEAK`; line by line, since others work in this process. */
async function levelAll(lines: Map<string, Int16Array>): Promise<void> {
  const highest = Math.max(1, ...[...lines.values()].map(peakOf));
  for (const [speech, samples] of lines) {
    lines.set(speech, scaled(samples, PEAK / highest));
    await new Promise((done) => setImmediate(done));
  }
}

/** Only what is real and must interrupt: the sound of a drill cannot be taken for it. */
export function isAlarm({ kind, class: loudness }: Pick<Broadcast, 'kind' | 'class'>): boolean {
  return kind === 'actual' && loudness === 'emergency';
}

async function sayLine(engine: SpeechEngine, line: string, signal: AbortSignal | undefined): Promise<Said> {
  const parts: Int16Array[] = [];
  let rate = 0;
  for (const breath of breaths(line)) {
    signal?.throwIfAborted();
    const said = await say(engine, breath, signal);
    if (said.kind === 'failed') return said;
    rate = said.sound.rate;
    if (parts.length > 0) parts.push(silence(rate, 250));
    parts.push(trimmed(said.sound, QUIET));
  }
  return { kind: 'sound', sound: { rate, samples: joined(parts) } };
}

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** A line as the engine can take it: cut at commas where it is too long, and then anywhere. */
export function breaths(line: string): string[] {
  const pieces = line
    .split(/(?<=[、，])/)
    .flatMap((piece) => (bytesOf(piece) <= MOST_BYTES ? [piece] : (piece.match(/.{1,200}/gsu) ?? [])));
  const all: string[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last !== undefined && bytesOf(last + piece) <= MOST_BYTES) all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}
