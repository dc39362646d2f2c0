import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AlertRecord, VersionRecord } from '../alerts/alert-record.js';
import { AddressesService } from '../audience/addresses.service.js';
import { openPrintRoom, type Format } from '../channels/bulletins.js';
import type { Place, RenderInput, Rendition } from '../channels/channel.js';
import type { Language } from '../domain/language.js';
import { Platform } from '../platform/platform.js';
import { RenditionsService } from './renditions.service.js';

export interface PaperRequest {
  record: AlertRecord;
  version: VersionRecord;
  language: Language;
}

/** Papers that staff print: one, or the sheets of all boards as one job for the printer. */
@Injectable()
export class BulletinsService implements OnApplicationShutdown {
  private readonly room = openPrintRoom();

  constructor(
    @Inject(RenditionsService) private readonly renditions: RenditionsService,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** One paper; `board` is for the formats that are put up. */
  paper(request: PaperRequest, format: Format, board?: string): Promise<Rendition> {
    const place = board === undefined ? undefined : this.addresses.place({ place: board });
    return this.room.paper(this.inputOf(request, place), format);
  }

  /** A sheet for every board of the city. */
  pack(request: PaperRequest): Promise<Rendition> {
    const { boards } = this.platform.config.profile;
    const places = boards.flatMap(
      ({ code }) => this.inputOf(request, this.addresses.place({ place: code })).place ?? [],
    );
    return this.room.pack(this.inputOf(request), places);
  }

  onApplicationShutdown(): void {
    this.room.close();
  }

  private inputOf(request: PaperRequest, place?: Place): RenderInput {
    return this.renditions.inputOf({ ...request, ...(place === undefined ? {} : { place }) });
  }
}
