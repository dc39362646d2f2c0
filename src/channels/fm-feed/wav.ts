/** Sound of one channel, 16 bits a sample. */
export interface Sound {
  rate: number;
  samples: Int16Array;
}

const HEADER_BYTES = 44;

/** What a RIFF file of 16-bit mono PCM holds; undefined for anything else, and for a file that was cut. */
export function readWav(bytes: Buffer): Sound | undefined {
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (body.length < size) return undefined;
    if (name === 'fmt ') {
      const isPlain = body.readUInt16LE(0) === 1 && body.readUInt16LE(2) === 1 && body.readUInt16LE(14) === 16;
      if (!isPlain) return undefined;
      rate = body.readUInt32LE(4);
    }
    if (name === 'data') return rate === 0 ? undefined : { rate, samples: toSamples(body) };
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** Samples lie in the file as they lie in memory: every machine that Node runs on here is little-endian. */
function toSamples(body: Buffer): Int16Array {
  return new Int16Array(Uint8Array.from(body).buffer, 0, body.length >> 1);
}

/** A whole RIFF file. */
export function writeWav({ rate, samples }: Sound): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), HEADER_BYTES);
  return bytes;
}

export const secondsOf = ({ rate, samples }: Sound): number => samples.length / rate;

export function silence(rate: number, ms: number): Int16Array {
  return new Int16Array(Math.round((rate * ms) / 1000));
}

/** One after the other. */
export function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function peakOf(samples: Int16Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** Mean loudness against full scale; minus infinity for silence. */
export function decibels(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / Math.max(1, samples.length) / 32_768 ** 2);
}

/** Louder or softer by one factor. */
export function scaled(samples: Int16Array, factor: number): Int16Array {
  const other = new Int16Array(samples.length);
  for (let at = 0; at < samples.length; at++) other[at] = Math.round((samples[at] ?? 0) * factor);
  return other;
}

/** Without the engine's own quiet at both ends: the pauses of the script are to be exact. */
export function trimmed({ rate, samples }: Sound, threshold: number): Int16Array {
  const keep = Math.round(rate * 0.02);
  const first = samples.findIndex((sample) => Math.abs(sample) > threshold);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > threshold);
  return first === -1 ? new Int16Array(0) : samples.slice(Math.max(0, first - keep), last + 1 + keep);
}
