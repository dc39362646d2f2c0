import { Controller, Get, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { KeyGuard, NeedsScope } from '../../accounts/key.guard.js';
import { problem } from '../../platform/http/problem.js';
import { Platform } from '../../platform/platform.js';

interface MediaFile {
  folder: string;
  file: string;
  type: string;
}

/** What a studio may fetch, and the file that the channel keeps up to date. */
const FILES: Record<string, MediaFile> = {
  'fm/current.txt': { folder: 'fm-feed', file: 'current.txt', type: 'text/plain; charset=utf-8' },
  'fm/current.json': { folder: 'fm-feed', file: 'current.json', type: 'application/json; charset=utf-8' },
  'catv/current.txt': { folder: 'catv-feed', file: 'current.txt', type: 'text/plain; charset=utf-8' },
  'catv/current.txt?shift_jis': {
    folder: 'catv-feed',
    file: 'current.sjis.txt',
    type: 'text/plain; charset=Shift_JIS',
  },
  'catv/current.xml': { folder: 'catv-feed', file: 'current.xml', type: 'application/xml; charset=utf-8' },
};

const LOOK_EVERY_MS = 250;
const LONGEST_WAIT_SECONDS = 60;

/** Text feeds for studios: ETag, and long polling with `?wait=30` until something new is there. */
@Controller('media')
@UseGuards(KeyGuard)
export class MediaController {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  @Get(':medium/:name')
  @NeedsScope('media')
  async current(
    @Param() path: { medium: string; name: string },
    @Query() query: { charset?: string; wait?: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const suffix = query.charset?.toLowerCase() === 'shift_jis' ? '?shift_jis' : '';
    const media = FILES[`${path.medium}/${path.name}${suffix}`];
    if (media === undefined)
      throw problem(404, 'no-such-medium', {
        ja: 'その媒体ファイルはありません。',
        en: `Use one of: ${Object.keys(FILES).join(', ')}.`,
      });
    const known = reply.request.headers['if-none-match'];
    const seconds = Math.min(Number(query.wait) || 0, LONGEST_WAIT_SECONDS);
    const bytes = await this.newer(media, known, Date.now() + seconds * 1000);
    if (reply.raw.destroyed) return;
    const etag = etagOf(bytes);
    void reply.header('ETag', etag).header('Cache-Control', 'no-store').type(media.type);
    if (etag === known) void reply.status(304).send();
    else void reply.send(bytes);
  }

  /** The file's bytes: at once, or when they differ from what the studio has, or when the wait is over. */
  private async newer(media: MediaFile, known: string | undefined, deadline: number): Promise<Buffer> {
    for (;;) {
      const bytes = await readFile(join(this.platform.config.dataDir, 'media', media.folder, media.file)).catch(() =>
        Buffer.alloc(0),
      );
      if (known !== etagOf(bytes) || Date.now() >= deadline) return bytes;
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  }
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}
