import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { findChannel } from '../../channels/index.js';
import { PreviewService } from '../../delivery/preview.service.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { sandboxPage } from './sandbox.view.js';

@Controller()
@UseGuards(StaffGuard)
export class SandboxPage {
  constructor(
    @Inject(PreviewService) private readonly previews: PreviewService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get('console/sandbox')
  async show(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    // It holds the texts of every organisation: a school sees its own on its preview page.
    if (!may(staff.actor, 'watch')) throw problem(403, 'not-allowed', NOT_YOURS);
    const messages = await this.previews.sandboxMails();
    const named = messages.map((each) => ({ ...each, channel: findChannel(each.channel)?.label.ja ?? each.channel }));
    sendPage(reply, sandboxPage(this.frames.of(staff), named));
  }
}
