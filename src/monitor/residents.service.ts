import { Inject, Injectable } from '@nestjs/common';
import { AddressesService } from '../audience/addresses.service.js';
import { AudienceService } from '../audience/audience.service.js';

/** Residents as an operator may see them. */
@Injectable()
export class Residents {
  constructor(
    @Inject(AudienceService) readonly audience: AudienceService,
    @Inject(AddressesService) readonly addresses: AddressesService,
  ) {}
}
