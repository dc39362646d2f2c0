import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { AlertRecord, VersionRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { isPublic } from '../../domain/alert.js';
import { problem } from '../../platform/http/problem.js';
import { Platform } from '../../platform/platform.js';
import { capXml, type FeedContext } from './cap-xml.js';
import { atomFeed, geoJson, jsonFeed, publicVersion } from './feeds.js';

const MAX_AGE_SECONDS = 10;

/** Open data, no key: what the public pages show, for programs. */
@Controller()
export class FeedsController {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  @Get('feeds/alerts.atom')
  async atom(@Res() reply: FastifyReply): Promise<void> {
    send(reply, 'application/atom+xml; charset=utf-8', atomFeed(await this.alerts.current(), this.context()));
  }

  @Get('feeds/alerts.json')
  async json(@Res() reply: FastifyReply): Promise<void> {
    send(
      reply,
      'application/json; charset=utf-8',
      JSON.stringify(jsonFeed(await this.alerts.current(), this.context())),
    );
  }

  @Get('alerts/:shortId.cap.xml')
  async cap(@Param('shortId') shortId: string, @Res() reply: FastifyReply): Promise<void> {
    const { record, version } = await this.find(shortId);
    send(reply, 'application/cap+xml; charset=utf-8', capXml(record, version, this.context()));
  }

  @Get('alerts/:shortId.geojson')
  async geo(@Param('shortId') shortId: string, @Res() reply: FastifyReply): Promise<void> {
    const { record, version } = await this.find(shortId);
    send(reply, 'application/geo+json; charset=utf-8', JSON.stringify(geoJson(record, version, this.context())));
  }

  private async find(shortId: string): Promise<{ record: AlertRecord; version: VersionRecord }> {
    const record = await this.alerts.byShortId(shortId);
    const version = record === undefined ? undefined : publicVersion(record);
    if (record === undefined || version === undefined || !isPublic(version.content)) {
      throw problem(404, 'not-found', { ja: 'その番号の情報はありません。', en: 'No public alert has this number.' });
    }
    return { record, version };
  }

  private context(): FeedContext {
    return { profile: this.platform.config.profile, publicUrl: this.platform.config.publicUrl };
  }
}

function send(reply: FastifyReply, type: string, body: string): void {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply
    .header('ETag', etag)
    .header('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`)
    .header('Access-Control-Allow-Origin', '*')
    .type(type);
  if (reply.request.headers['if-none-match'] === etag) void reply.status(304).send();
  else void reply.send(body);
}
