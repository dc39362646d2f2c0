import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../../platform/platform.js';
import { sources } from '../../sources/index.js';
import type { Source } from '../../sources/source.js';
import { IntakeService } from '../intake.service.js';
import { entriesOf, putAway, readWhole, REFUSED, TAKEN, type Entry } from './folder-files.js';

/** Looked at rather than notified: on a network share nothing tells of a new file. */
const LOOK_EVERY_MS = 1_000;
/** An empty file may be one whose writer has only begun. */
const EMPTY_PATIENCE_MS = 60_000;

interface Watched {
  source: Source;
  organisation: string;
  folder: string;
}

/** Takes files that other systems put into `INBOUND_FOLDER/<source>/`: kept first, then moved to `taken` or `refused`. */
@Injectable()
export class FolderService {
  private watched: Watched[] = [];
  private timer?: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  private isStopped = false;
  /** Size and time at the last look: a file is whole when neither has changed. */
  private seen = new Map<string, { size: number; changedMs: number; since: number }>();
  /** What has been told to the log once is not told again each second. */
  private readonly told = new Set<string>();

  constructor(
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Makes the folders and begins to look; fails where they cannot be made. */
  async start(): Promise<void> {
    const { INBOUND_FOLDER: root } = this.platform.config.environment;
    if (root === undefined) return;
    this.watched = sources.flatMap((source) => {
      const organisation = this.onlyOrganisation(source);
      return organisation === undefined ? [] : [{ source, organisation, folder: join(resolve(root), source.name) }];
    });
    for (const { folder } of this.watched) {
      for (const place of [TAKEN, REFUSED]) await mkdir(join(folder, place), { recursive: true });
    }
    this.plan();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** A folder says nothing of who wrote: it stands for a source that one organisation alone may hand in. */
  private onlyOrganisation(source: Source): string | undefined {
    const [first, second] = this.platform.config.profile.organisations.filter(({ kind }) => source.by.includes(kind));
    return second === undefined ? first?.code : undefined;
  }

  private plan(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.looking = this.look().finally(() => this.plan());
    }, LOOK_EVERY_MS);
  }

  private async look(): Promise<void> {
    const before = this.seen;
    this.seen = new Map();
    for (const watched of this.watched) {
      try {
        for (const entry of await entriesOf(watched.folder)) await this.consider(entry, watched, before);
      } catch (error) {
        this.tellOnce(`look:${watched.folder}`, 'inbound folder: cannot be read', error, watched);
      }
    }
  }

  private async consider(entry: Entry, watched: Watched, before: FolderService['seen']): Promise<void> {
    if (this.isStopped) return;
    const name = entry.path.toString('latin1');
    const last = before.get(name);
    const isSame = last?.size === entry.size && last.changedMs === entry.changedMs;
    const now = this.platform.clock.now();
    const since = isSame ? last.since : now.getTime();
    this.seen.set(name, { size: entry.size, changedMs: entry.changedMs, since });
    if (!isSame) return;
    try {
      const reason = refusalOf(entry, watched.source, now.getTime() - since);
      if (reason === 'wait') return;
      if (reason !== undefined) await putAway(entry, { folder: watched.folder, place: REFUSED, at: now }, reason);
      else await this.take(entry, watched, now);
    } catch (error) {
      // The database is away, or the file may not be read or moved: it stays, and is tried again.
      this.tellOnce(`take:${name}`, 'inbound folder: a file could not be taken yet', error, watched);
    }
  }

  private async take(entry: Entry, { source, organisation, folder }: Watched, at: Date): Promise<void> {
    const bytes = await readWhole(entry);
    if (bytes === undefined) return;
    const isText = entry.name.toString('latin1').toLowerCase().endsWith('.txt');
    const mediaType = isText && source.mediaTypes.includes('text/plain') ? 'text/plain' : source.mediaTypes[0];
    await this.intake.receive(source, bytes, { organisation, mediaType: mediaType ?? 'application/octet-stream' });
    await putAway(entry, { folder, place: TAKEN, at });
  }

  private tellOnce(about: string, event: string, error: unknown, { source }: Watched): void {
    if (this.told.has(about)) return;
    this.told.add(about);
    this.platform.log.failure(event, error, { source: source.name });
  }
}

/** Why a file is refused, that it has to wait, or nothing. */
function refusalOf(entry: Entry, source: Source, unchangedMs: number): string | undefined {
  if (!entry.isFile)
    return '普通のファイルではありません（リンクなど）。ファイルそのものを置いてください。\nThis is no plain file (a link, perhaps). Put the file itself here.\n';
  if (entry.size > source.maxBytes)
    return `大きすぎます（上限 ${source.maxBytes} バイト）。送り元を確認してください。\nThe limit is ${source.maxBytes} bytes. Check the sender.\n`;
  if (entry.size > 0) return undefined;
  if (unchangedMs < EMPTY_PATIENCE_MS) return 'wait';
  return '中身がありません。送り元から出し直してください。\nThe file is empty. Let its sender write it again.\n';
}
