import { Body, Controller, Get, Inject, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { OfficeDesk } from './office-desk.service.js';
import { SCHOOL } from './office-form.js';

@Controller('school')
@UseGuards(StaffGuard)
export class SchoolPage {
  constructor(@Inject(OfficeDesk) private readonly desk: OfficeDesk) {}

  @Get()
  list(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    return this.desk.list(staff, SCHOOL, reply);
  }

  @Get('new')
  form(@Staff() staff: StaffSession, @Res() reply: FastifyReply): void {
    this.desk.form(staff, SCHOOL, reply);
  }

  @Post('new')
  create(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    return this.desk.create(staff, SCHOOL, { body, reply });
  }
}
