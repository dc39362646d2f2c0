import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../platform/http/problem.js';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

interface Asset {
  bytes: Buffer;
  type: string;
  etag: string;
}

/** All files of the browser's side, read once: a name that is not among them never touches the disk. */
function readAssets(): Map<string, Asset> {
  const built = resolve(import.meta.dirname, 'assets');
  const folder = existsSync(built) ? built : resolve(import.meta.dirname, '../../src/web/assets');
  return new Map(
    readdirSync(folder).flatMap((name): [string, Asset][] => {
      const type = TYPES[extname(name)];
      if (type === undefined) return [];
      const bytes = readFileSync(join(folder, name));
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
      return [[name, { bytes, type, etag }]];
    }),
  );
}

@Controller()
export class AssetsPage {
  private readonly assets = readAssets();

  @Get('assets/:name')
  asset(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const asset = this.assets.get(name);
    if (asset === undefined) throw problem(404, 'not-found', { ja: 'ファイルがありません。', en: 'No such file.' });
    void reply.header('Cache-Control', 'public, max-age=300').header('ETag', asset.etag).type(asset.type);
    if (request.headers['if-none-match'] === asset.etag) void reply.status(304).send();
    else void reply.send(asset.bytes);
  }

  /** At the root: a service worker governs the pages below its own path. */
  @Get('sw.js')
  worker(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.asset('sw.js', request, reply);
  }

  @Get('manifest.webmanifest')
  manifest(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.asset('manifest.webmanifest', request, reply);
  }
}
