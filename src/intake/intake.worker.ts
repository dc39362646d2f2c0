import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { ParseService } from './parse.service.js';

/** Works on the queue `parse`. */
@Injectable()
export class IntakeWorker {
  constructor(
    @Inject(ParseService) private readonly parser: ParseService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    this.platform.queues.work('parse', 2, (noticeId) => this.parser.parse(noticeId));
  }
}
