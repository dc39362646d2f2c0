import { Inject, Injectable } from '@nestjs/common';
import type { Channel, Place, Rendition } from '../channels/channel.js';
import { reportNumber, type AlertRecord, type VersionRecord } from '../alerts/alert-record.js';
import { sheetPath, sheetSeal } from '../domain/alert-url.js';
import { fallbacks, type Language } from '../domain/language.js';
import { Platform } from '../platform/platform.js';
import { RenditionsStore } from './renditions.store.js';

export interface RenditionRequest {
  record: AlertRecord;
  version: VersionRecord;
  channel: Channel;
  language: Language;
  place?: Place;
}

/** Renditions kept in memory: a fan-out asks for the same few again and again. */
const KEPT = 200;

/** Puts a version into words once for each channel, language and place, and keeps the wording as sent. */
@Injectable()
export class RenditionsService {
  private readonly made = new Map<string, Promise<Rendition>>();

  constructor(
    @Inject(RenditionsStore) private readonly store: RenditionsStore,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The rendition of an issued version. Rejects when the renderer fails. */
  issued(request: RenditionRequest): Promise<Rendition> {
    const key = [request.version.id, request.channel.name, request.language, request.place?.code ?? ''].join('|');
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const making = this.render(request).then(async (rendition) => {
      await this.store.keep(request.version.id, request.channel.name, request.place?.code ?? '', rendition);
      return rendition;
    });
    this.made.set(key, making);
    making.catch(() => this.made.delete(key));
    const [oldest] = this.made.keys();
    if (this.made.size > KEPT && oldest !== undefined) this.made.delete(oldest);
    return making;
  }

  /** The same for a draft: nothing is kept. */
  async render(request: RenditionRequest): Promise<Rendition> {
    const { record, version, channel, place } = request;
    const { profile, publicUrl } = this.platform.config;
    const rendition = await channel.render({
      content: version.content,
      alertId: record.id,
      shortId: record.shortId,
      versionId: version.id,
      versionNumber: reportNumber(record, version),
      issuedAt: version.issuedAt ?? this.platform.clock.now(),
      language: readable(request.language, profile.languages),
      profile,
      publicUrl,
      settings: this.platform.config.channelSettings.get(channel.name),
      ...(place === undefined ? {} : { place: this.withReceipt(request, place) }),
    });
    return rendition;
  }

  /** The link and the code by which whoever posts a sheet says that it hangs. */
  private withReceipt({ record, version }: RenditionRequest, place: Place): Place {
    const { vault, config } = this.platform;
    if (!config.profile.boards.some(({ code }) => code === place.code)) return place;
    const sheet = { shortId: record.shortId, report: reportNumber(record, version), board: place.code };
    const code = vault.code('sheet', sheetSeal(sheet));
    return { ...place, receipt: { url: `${config.publicUrl}${sheetPath({ ...sheet, code })}`, code } };
  }
}

/** A language the town no longer offers is read in the next best. */
function readable(language: Language, offered: readonly Language[]): Language {
  return fallbacks(language).find((candidate) => offered.includes(candidate)) ?? 'ja';
}
