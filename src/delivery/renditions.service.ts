import { Inject, Injectable } from '@nestjs/common';
import type { Channel, Place, RenderInput, Rendition } from '../channels/channel.js';
import { reportNumber, type AlertRecord, type VersionRecord } from '../alerts/alert-record.js';
import { sheetPath, sheetSeal } from '../domain/alert-url.js';
import { asksForAnswers } from '../domain/chain.js';
import { contentForDropped } from '../domain/dropped-area.js';
import { fallbacks, type Language } from '../domain/language.js';
import { Platform } from '../platform/platform.js';
import { RenditionsStore } from './renditions.store.js';

export interface RenditionRequest {
  record: AlertRecord;
  version: VersionRecord;
  channel: Channel;
  language: Language;
  place?: Place;
  /** For those whom this version no longer concerns, though an earlier one did. */
  isDropped?: boolean;
}

/** Renditions kept in memory: a fan-out asks for the same few again and again. */
const KEPT = 200;
/** Stands before the place of a rendition for those whose area was dropped. */
const DROPPED = 'dropped:';

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
    const where = `${request.isDropped === true ? DROPPED : ''}${request.place?.code ?? ''}`;
    const key = [request.version.id, request.channel.name, request.language, where].join('|');
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const making = this.render(request).then(async (rendition) => {
      await this.store.keep(request.version.id, request.channel.name, where, rendition);
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
    const settings = this.platform.config.channelSettings.get(request.channel.name);
    return request.channel.render({ ...this.inputOf(request), settings });
  }

  /** What a renderer is handed for this version. */
  inputOf({ record, version, language, place, isDropped }: Omit<RenditionRequest, 'channel'>): RenderInput {
    const { profile, publicUrl } = this.platform.config;
    return {
      content: isDropped === true ? contentForDropped(version.content) : version.content,
      alertId: record.id,
      shortId: record.shortId,
      versionId: version.id,
      versionNumber: reportNumber(record, version),
      issuedAt: version.issuedAt ?? this.platform.clock.now(),
      language: readable(language, profile.languages),
      profile,
      publicUrl,
      asksAnswer: isDropped !== true && asksForAnswers(version.content, profile),
      ...(place === undefined ? {} : { place: this.withReceipt({ record, version }, place) }),
    };
  }

  /** The link and the code by which whoever posts a sheet says that it hangs. */
  private withReceipt({ record, version }: Pick<RenditionRequest, 'record' | 'version'>, place: Place): Place {
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
