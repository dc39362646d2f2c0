import { Body, Controller, Get, Inject, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { BookDesk } from './book-desk.service.js';
import { OfficeDesk } from './office-desk.service.js';
import { LIBRARY } from './office-form.js';

@Controller('library')
@UseGuards(StaffGuard)
export class LibraryPage {
  constructor(
    @Inject(OfficeDesk) private readonly desk: OfficeDesk,
    @Inject(BookDesk) private readonly books: BookDesk,
  ) {}

  @Get()
  list(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    return this.desk.list(staff, LIBRARY, reply);
  }

  @Get('new')
  form(@Staff() staff: StaffSession, @Res() reply: FastifyReply): void {
    this.desk.form(staff, LIBRARY, reply);
  }

  @Post('new')
  create(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    return this.desk.create(staff, LIBRARY, { body, reply });
  }

  @Get('books')
  bookForm(@Staff() staff: StaffSession, @Res() reply: FastifyReply): void {
    this.books.form(staff, reply);
  }

  @Post('books')
  createFromBooks(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    return this.books.create(staff, body, reply);
  }
}
