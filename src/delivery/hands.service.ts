import { Inject, Injectable } from '@nestjs/common';
import { OpenChannelsService } from './open-channels.service.js';
import { RenditionsService } from './renditions.service.js';

/** What a window needs to put a version into words and out of the house. */
@Injectable()
export class Hands {
  constructor(
    @Inject(RenditionsService) readonly renditions: RenditionsService,
    @Inject(OpenChannelsService) readonly channels: OpenChannelsService,
  ) {}
}
