import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { LettersService } from './letters.service.js';

/** Works on the queue `letter`. */
@Injectable()
export class AudienceWorker {
  constructor(
    @Inject(LettersService) private readonly letters: LettersService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    this.platform.queues.work('letter', 4, (id) => this.letters.send(id));
  }
}
