import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AreaCheckService } from './area-check.service.js';
import { AreasService } from './areas.service.js';
import { AreasStore } from './areas.store.js';
import { DistrictMapService } from './district-map.service.js';

@Module({
  imports: [AccountsModule],
  providers: [AreasStore, AreasService, DistrictMapService, AreaCheckService],
  exports: [AreasService, DistrictMapService, AreaCheckService],
})
export class AreasModule {}
