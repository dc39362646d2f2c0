import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpeechEngine } from './settings.js';
import { readWav, type Sound } from './wav.js';

/** Sound of one line, or why there is none. */
export type Said = { kind: 'sound'; sound: Sound } | { kind: 'failed'; why: string };

/** Open JTalk reads the first line up to 1,023 bytes and drops the rest without a word. */
export const MOST_BYTES = 900;
const TIME_LIMIT_MS = 15_000;
/** A little slower than the engine's own pace: people write down what they hear. */
const PACE = '0.9';

/** Lets the engine say one line, in a process of its own that gives way to everything else on the machine. */
export async function say(engine: SpeechEngine, line: string, signal?: AbortSignal): Promise<Said> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-speech-'));
  const file = join(folder, 'line.wav');
  try {
    const trouble = await run(engine, { line, file }, signal);
    if (trouble !== undefined) return { kind: 'failed', why: trouble };
    const sound = readWav(await readFile(file).catch(() => Buffer.alloc(0)));
    if (sound === undefined) return { kind: 'failed', why: 'no sound came out' };
    return { kind: 'sound', sound };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** No environment is handed down: the engine needs none, and ours holds secrets. */
function run(
  { program, dictionary, voice }: SpeechEngine,
  { line, file }: { line: string; file: string },
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const limit = AbortSignal.timeout(TIME_LIMIT_MS);
    const child = spawn(program, ['-x', dictionary, '-m', voice, '-r', PACE, '-ow', file], {
      env: {},
      stdio: ['pipe', 'ignore', 'ignore'],
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      killSignal: 'SIGKILL',
    });
    child.once('error', (error) =>
      resolve(limit.aborted ? 'the engine took too long' : ((error as NodeJS.ErrnoException).code ?? error.name)),
    );
    child.once('close', (code) => resolve(code === 0 ? undefined : `the engine ended with ${code ?? 'a signal'}`));
    giveWay(child.pid);
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${line.replaceAll(/\s*\n\s*/g, '、')}\n`);
  });
}

function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it: then it runs as it is.
  }
}
