import { Inject, Injectable } from '@nestjs/common';
import { issuedOf, newestOf, type AlertRecord } from '../alerts/alert-record.js';
import { AddressesService } from '../audience/addresses.service.js';
import type { Channel, Place, Quota, Rendition } from '../channels/channel.js';
import { channels, findChannel, leavingChannels } from '../channels/index.js';
import type { Language } from '../domain/language.js';
import type { Finding } from '../domain/lint.js';
import { Platform } from '../platform/platform.js';
import { Hands } from './hands.service.js';
import { RenditionsStore } from './renditions.store.js';

/** One rendition as it will read, for the person who decides. */
export interface PreviewItem {
  channel: string;
  label: { ja: string; en: string };
  language: Language;
  preview: string;
  measure: Rendition['measure'];
  warnings: string[];
  file?: { name: string; mediaType: string };
}

/** Shows every channel's rendition before anything goes out. */
@Injectable()
export class PreviewService {
  constructor(
    @Inject(Hands) private readonly hands: Hands,
    @Inject(RenditionsStore) private readonly store: RenditionsStore,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async previews(record: AlertRecord): Promise<PreviewItem[]> {
    const { content } = newestOf(record);
    const wanted = leavingChannels().filter((channel) => content.channels?.includes(channel.name) ?? true);
    const offered = wanted.filter((channel) => channel.reach === 'addressed' || content.groups.length === 0);
    const jobs = offered.flatMap((channel) => this.languagesOf(channel).map((language) => ({ channel, language })));
    const items: PreviewItem[] = [];
    for (const { channel, language } of jobs) items.push(asItem(channel, await this.render(record, channel, language)));
    return items;
  }

  /** The main file of a rendition, e.g. the bulletin's PDF. */
  async file(
    record: AlertRecord,
    channelName: string,
    language: Language,
  ): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | undefined> {
    const channel = findChannel(channelName);
    if (channel === undefined) return undefined;
    return (await this.render(record, channel, language)).files[0];
  }

  /** What a version says on one channel, as it was issued: for whoever reads it aloud or copies it. */
  async text(record: AlertRecord, channelName: string, language: Language): Promise<string> {
    const channel = findChannel(channelName);
    const version = issuedOf(record);
    if (channel === undefined || version === undefined) return '';
    return (await this.hands.renditions.render({ record, version, channel, language })).preview;
  }

  /** Labels of the channels that send nothing because they have no settings. */
  sandboxed(): string[] {
    return this.hands.channels.sandboxed().map((channel) => channel.label.ja);
  }

  /** Channels whose month does not last for so many recipients. A provider that does not answer soon is not waited for. */
  async shortages(needs: Readonly<Record<string, number>>): Promise<Finding[]> {
    const asked = channels.map(async (channel) => {
      const need = needs[channel.name] ?? 0;
      if (need === 0 || this.hands.channels.isSandboxed(channel)) return [];
      const open = await this.hands.channels.get(channel);
      const late = new Promise<undefined>((done) => setTimeout(done, QUOTA_MS, undefined).unref());
      const quota = open.quota === undefined ? undefined : await Promise.race([open.quota(), late]);
      return quota === undefined || quota.limit - quota.used >= need ? [] : [shortage(channel, need, quota)];
    });
    return (await Promise.all(asked)).flat();
  }

  async sandboxMails(): Promise<{ at: Date; channel: string; subject: string; text: string }[]> {
    const rows = await this.store.recent(50);
    return rows.map((row) => ({
      at: row.at,
      channel: row.channel,
      subject: row.preview.split('\n')[0] ?? '',
      text: row.preview,
    }));
  }

  private render(record: AlertRecord, channel: Channel, language: Language): Promise<Rendition> {
    const place = channel.reach === 'public' ? this.samplePlace(record, channel) : undefined;
    return this.hands.renditions.render({
      record,
      version: newestOf(record),
      channel,
      language,
      ...(place === undefined ? {} : { place }),
    });
  }

  private languagesOf(channel: Channel): Language[] {
    return channel.reach === 'public' ? ['ja'] : this.platform.config.profile.languages;
  }

  /** A public preview shows the first place concerned. */
  private samplePlace(record: AlertRecord, channel: Channel): Place | undefined {
    const { boards, stations } = this.platform.config.profile;
    const { areas } = newestOf(record).content;
    const station = stations.find((each) => each.channel === channel.name);
    const board =
      boards.find((each) => areas.some((area) => each.area.startsWith(area) || area.startsWith(each.area))) ??
      boards[0];
    return this.addresses.place({ place: station?.code ?? board?.code });
  }
}

/** The page with the wording must open at once. */
const QUOTA_MS = 2_000;

function shortage(channel: Channel, need: number, { limit, used }: Quota): Finding {
  const left = Math.max(0, limit - used);
  return {
    code: 'quota',
    severity: 'warning',
    ja: `${channel.label.ja}の今月の送信枠が足りません：必要 ${need} 件、残り ${left} 件。枠を増やすか、ほかの経路でも伝えてください。`,
    en: `${channel.label.en}: this month's quota is short: needs ${need}, left ${left}. Raise it, or tell people another way too.`,
  };
}

function asItem(channel: Channel, rendition: Rendition): PreviewItem {
  const [file] = rendition.files;
  return {
    channel: channel.name,
    label: channel.label,
    language: rendition.language,
    preview: rendition.preview,
    measure: rendition.measure,
    warnings: rendition.warnings,
    ...(file === undefined ? {} : { file: { name: file.name, mediaType: file.mediaType } }),
  };
}
