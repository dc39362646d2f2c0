import { join } from 'node:path';
import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isRefusal } from '../../domain/lifecycle.js';
import type { Station } from '../../domain/profile.js';
import { Platform } from '../../platform/platform.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { StationsService } from '../../reach/stations.service.js';
import { onAirFile, type OnAirFile } from '../api/on-air.js';
import { typed } from '../layout/form.js';
import { missingPage } from './missing.view.js';
import { onAirSchema } from './studio-script.js';
import { studioPage } from './studio.view.js';

/** A station's own page behind its link, without a key: the script to read, its sound, and one button when it was read. */
@Controller('studio/:token')
export class StudioPage {
  constructor(
    @Inject(StationsService) private readonly stations: StationsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const station = this.stations.byToken(token);
    if (station === undefined) return this.missing(reply);
    const { profile } = this.platform.config;
    const file = await this.file(station, 'current.json');
    const read = onAirSchema.safeParse(JSON.parse((await file.load()).toString('utf8')));
    const script = read.success ? read.data : undefined;
    const told = script === undefined ? [] : await this.stations.told(station, script.versionId);
    sendPage(reply, studioPage({ profile, station, script, told, path: `/studio/${token}` }));
  }

  @Get('current.wav')
  async sound(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const station = this.stations.byToken(token);
    const file = station === undefined ? undefined : await this.file(station, 'current.wav');
    if (file === undefined || file.absent !== undefined) return this.missing(reply);
    void reply
      .header('Cache-Control', 'no-store')
      .type(file.type)
      .send(await file.load());
  }

  /** What was on the page that was tapped, not what has come since. */
  @Post('told')
  async told(@Param('token') token: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const station = this.stations.byToken(token);
    if (station === undefined) return this.missing(reply);
    const { alertId = '', version = '' } = typed(body);
    const word = { alertId: String(alertId), version: Number(version), givenBy: 'studio' };
    const told = await this.stations.tell(station, word);
    if (isRefusal(told)) return this.missing(reply);
    seeOther(reply, `/studio/${token}`);
  }

  private file(station: Station, file: string): Promise<OnAirFile> {
    const { config, clock } = this.platform;
    const root = join(config.dataDir, 'media');
    return onAirFile({ root, channel: station.channel, place: station.code, file, now: clock.now() });
  }

  private missing(reply: FastifyReply): void {
    sendPage(reply, missingPage(this.platform.config.profile), { status: 404 });
  }
}
