import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ChannelMachine, OpenChannel } from '../channel.js';
import { lateName, linkLate, openFolder, type Station, type StationFolder } from '../published-files.js';
import { writeWhole } from '../whole-files.js';
import { soundFailed, type Broadcast, type SpokenFile, type WavNote } from './broadcast.js';
import { NOTHING_ON_AIR } from './render.js';
import type { FmSettings, SpeechEngine } from './settings.js';
import { soundOf } from './sound.js';
import { secondsOf, writeWav } from './wav.js';

/** A whole broadcast takes seconds; this is for a machine that stands still. */
const TIME_LIMIT_MS = 180_000;
/** A sound that another process was making and never finished is made anew after so long. */
const FORGOTTEN_MS = TIME_LIMIT_MS + 20_000;
const LATE = 'wav';

/** The studio's folder: scripts at once, and their sound when it is ready. No script waits for its sound. */
export function openStudio(settings: FmSettings, machine: ChannelMachine): OpenChannel<Station> {
  const folder = openFolder(machine, { channel: 'fm-feed', idle: NOTHING_ON_AIR, late: LATE });
  const { engine } = settings;
  if (engine === undefined) return folder;
  const sounds = new Sounds(folder, machine, engine);
  return {
    async deliver(batch) {
      const answer = await folder.deliver(batch);
      if (answer[0]?.reason === 'published') sounds.want(batch.rendition.wire as Broadcast);
      return answer;
    },
    async tend(now) {
      await folder.tend?.(now);
      await sounds.tend(now);
    },
    async close() {
      await sounds.close();
      await folder.close();
    },
  };
}

/** Makes one sound after the other, emergencies first, each once for all places of a version. */
class Sounds {
  private readonly waiting = new Map<string, Broadcast>();
  private readonly stopping = new AbortController();
  private work: Promise<void> | undefined;
  private doing = '';
  private lastLook = 0;

  constructor(
    private readonly folder: StationFolder,
    private readonly machine: ChannelMachine,
    private readonly engine: SpeechEngine,
  ) {}

  want(broadcast: Broadcast): void {
    const name = lateName(broadcast, LATE);
    if (this.waiting.has(name) || this.doing === name) return;
    this.waiting.set(name, broadcast);
    this.work ??= this.all().finally(() => (this.work = undefined));
  }

  /** Takes up what was left unmade when a hub ended, and takes away the sound of what is over. */
  async tend(now: Date): Promise<void> {
    for (const folder of this.folder.folders) {
      const current = await readBroadcast(join(folder, 'current.json'));
      const since = current?.wavNote?.state === 'being-made' ? Date.parse(current.issuedAt) : Number.POSITIVE_INFINITY;
      if (current !== undefined && now.getTime() - since > FORGOTTEN_MS) this.want(current);
    }
    await this.dropOld(now);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.waiting.clear();
    await this.work;
  }

  private async all(): Promise<void> {
    for (;;) {
      const waiting = [...this.waiting];
      const [name, broadcast] = waiting.find(([, each]) => each.class === 'emergency') ?? waiting[0] ?? [];
      if (name === undefined || broadcast === undefined || this.stopping.signal.aborted) return;
      this.waiting.delete(name);
      this.doing = name;
      await this.make(name, broadcast).catch((error: unknown) => this.complain(broadcast, error));
      this.doing = '';
    }
  }

  private async make(name: string, broadcast: Broadcast): Promise<void> {
    const { mediaDir } = this.machine;
    const limit = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(TIME_LIMIT_MS)]);
    const spoken = await soundOf(broadcast, this.engine, limit);
    if (this.stopping.signal.aborted) return;
    if (spoken.kind === 'failed') {
      this.machine.warn(`speech: ${spoken.why}`);
      return this.note(broadcast, null, soundFailed(spoken.why));
    }
    await writeWhole(mediaDir, name, writeWav(spoken.sound));
    const seconds = Math.round(secondsOf(spoken.sound) * 10) / 10;
    const wav = { file: name, seconds, sampleRate: spoken.sound.rate, voice: creditOf(this.engine.voice) };
    await this.note(broadcast, wav, null);
  }

  private complain(broadcast: Broadcast, error: unknown): Promise<void> {
    if (this.stopping.signal.aborted) return Promise.resolve();
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
    this.machine.warn(`speech: ${String(error)}`);
    return this.note(broadcast, null, soundFailed(why)).catch(() => undefined);
  }

  /** Writes what became of the sound into every JSON that shows this version, and puts the sound beside it first. */
  private note(broadcast: Broadcast, wav: SpokenFile | null, wavNote: WavNote | null): Promise<void> {
    const { mediaDir } = this.machine;
    return this.folder.inTurn(async () => {
      const own = `${lateName(broadcast, '')}`.replace(/\.$/, '-');
      const kept = (await readdir(mediaDir)).filter((file) => file.startsWith(own) && file.endsWith('.json'));
      const files = [
        ...kept.map((file) => join(mediaDir, file)),
        ...this.folder.folders.map((each) => join(each, 'current.json')),
      ];
      for (const file of files) {
        const shown = await readBroadcast(file);
        if (shown?.alertId !== broadcast.alertId || shown.version !== broadcast.version) continue;
        const at = join(file, '..');
        if (wav !== null && basename(file) === 'current.json') await linkLate(mediaDir, at, wav.file);
        const text = `${JSON.stringify({ ...shown, wav, wavNote }, null, 2)}\n`;
        await writeWhole(at, basename(file), new TextEncoder().encode(text));
      }
    });
  }

  /** Ten megabytes each: a sound is kept as long as its information holds. */
  private async dropOld(now: Date): Promise<void> {
    if (now.getTime() - this.lastLook < 60_000) return;
    this.lastLook = now.getTime();
    const { mediaDir } = this.machine;
    const names = await readdir(mediaDir).catch(() => []);
    for (const name of names.filter((each) => /-v\d+\.wav$/.test(each))) {
      const own = names.find((each) => each.startsWith(`${name.slice(0, -4)}-`) && each.endsWith('.json'));
      const shown = own === undefined ? undefined : await readBroadcast(join(mediaDir, own));
      if (own !== undefined && shown !== undefined && Date.parse(shown.expiresAt) <= now.getTime()) {
        const note = { ...shown, wav: null, wavNote: null };
        await writeWhole(mediaDir, own, new TextEncoder().encode(`${JSON.stringify(note, null, 2)}\n`));
        await rm(join(mediaDir, name), { force: true });
      }
    }
  }
}

async function readBroadcast(file: string): Promise<Broadcast | undefined> {
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as Broadcast | { onAir: false };
    return read.onAir ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The voice that Debian carries asks to be named (CC BY 3.0). */
function creditOf(voice: string): string {
  return basename(voice).startsWith('nitech_jp_atr503_m001')
    ? 'HTS Voice "NIT ATR503 M001", Nagoya Institute of Technology (CC BY 3.0)'
    : basename(voice, '.htsvoice');
}
