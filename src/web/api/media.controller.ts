import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.js';
import { ByKey, KeyGuard, NeedsScope } from '../../accounts/key.guard.js';
import { isRefusal } from '../../domain/lifecycle.js';
import type { Station } from '../../domain/profile.js';
import { problem, refused } from '../../platform/http/problem.js';
import { seeOther } from '../../platform/http/send-page.js';
import { Platform } from '../../platform/platform.js';
import { StationsService } from '../../reach/stations.service.js';
import { filesOn, onAirFile, type MediaQuestion, type OnAirFile } from './on-air.js';

/** The folder of a URL, and the channel that keeps its files up to date. */
const CHANNELS: Record<string, string> = { fm: 'fm-feed', catv: 'catv-feed' };
const LOOK_EVERY_MS = 250;
const LONGEST_WAIT_SECONDS = 60;

const ackSchema = z.strictObject({
  alertId: z.uuid(),
  version: z.int().min(1),
  place: z.string().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
});

interface MediaQuery {
  charset?: string;
  wait?: string;
  place?: string;
}

/** Feeds for studios: ETag, long polling with `?wait=30` until something new is there, and what the studio says back. */
@Controller('media')
@UseGuards(KeyGuard)
export class MediaController {
  constructor(
    @Inject(StationsService) private readonly stations: StationsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The page to read from, with readings above difficult names: the station's own link, which needs no key. */
  @Get(':medium/current.html')
  @NeedsScope('media')
  page(@Param('medium') medium: string, @Query() query: MediaQuery, @Res() reply: FastifyReply): void {
    const station = this.station(channelOf(medium), query.place);
    seeOther(reply, this.stations.path(station));
  }

  @Get(':medium/:name')
  @NeedsScope('media')
  async current(
    @Param() path: { medium: string; name: string },
    @Query() query: MediaQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const channel = channelOf(path.medium);
    const isShiftJis = query.charset?.toLowerCase() === 'shift_jis';
    const file = isShiftJis ? path.name.replace('current.', 'current.sjis.') : path.name;
    if (!filesOn(channel).includes(file)) throw noSuchFile(path.medium, channel);
    const place = query.place === undefined ? {} : { place: this.station(channel, query.place).code };
    const root = join(this.platform.config.dataDir, 'media');
    const known = reply.request.headers['if-none-match'];
    const found = await this.newer({ root, channel, file, ...place }, known, Number(query.wait) || 0);
    if (reply.raw.destroyed) return;
    void reply.header('ETag', found.etag).header('Cache-Control', 'no-store');
    if (found.etag === known) return void reply.status(304).send();
    if (found.absent !== undefined) throw problem(404, found.absent.code, found.absent);
    void reply.type(found.type).send(await found.load());
  }

  /** "Read at 10:32": a receipt. */
  @Post(':medium/ack')
  @HttpCode(200)
  @NeedsScope('media')
  async acknowledge(@Param('medium') medium: string, @Body() body: unknown, @ByKey() actor: Actor): Promise<unknown> {
    const channel = channelOf(medium);
    const read = ackSchema.safeParse(body);
    if (!read.success)
      throw problem(422, 'ack-malformed', {
        ja: `受領に誤りがあります：${z.prettifyError(read.error)}`,
        en: 'Send JSON {alertId, version, place?, at?} with alertId and version as current.json has them.',
      });
    const { alertId, version, place, at } = read.data;
    const station = this.station(channel, place);
    const word = { alertId, version, givenBy: actor.id, ...(at === undefined ? {} : { at: new Date(at) }) };
    const told = await this.stations.tell(station, word);
    if (isRefusal(told)) throw refused(told);
    return { alertId, version, place: station.code, at: told.at.toISOString(), duplicate: !told.isNew };
  }

  /** The file at once, or when it differs from what the studio has, or when the wait is over. */
  private async newer(
    question: Omit<MediaQuestion, 'now'>,
    known: string | undefined,
    seconds: number,
  ): Promise<OnAirFile> {
    const deadline = performance.now() + Math.min(seconds, LONGEST_WAIT_SECONDS) * 1_000;
    for (;;) {
      const file = await onAirFile({ ...question, now: this.platform.clock.now() });
      const isWorthWaiting = known === file.etag || file.absent?.code === 'sound-being-made';
      if (!isWorthWaiting || performance.now() >= deadline) return file;
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  }

  /** The station named, or the only one there is. */
  private station(channel: string, code: string | undefined): Station {
    const all = this.stations.of(channel);
    const found = code === undefined && all.length === 1 ? all[0] : all.find((station) => station.code === code);
    if (found !== undefined) return found;
    throw problem(all.length === 0 ? 404 : 422, 'no-such-station', {
      ja: '放送局（place）が分かりません。',
      en: `Name the station: place = ${all.map((station) => station.code).join(', ') || 'none in this profile'}.`,
    });
  }
}

function channelOf(medium: string): string {
  const channel = CHANNELS[medium];
  if (channel !== undefined) return channel;
  throw problem(404, 'no-such-medium', { ja: 'その媒体はありません。', en: 'Use fm or catv.' });
}

function noSuchFile(medium: string, channel: string): Error {
  const names = filesOn(channel).filter((name) => !name.includes('.sjis.'));
  return problem(404, 'no-such-medium', {
    ja: 'その媒体ファイルはありません。',
    en: `Use one of: ${names.map((name) => `${medium}/${name}`).join(', ')}; catv also with ?charset=shift_jis.`,
  });
}
