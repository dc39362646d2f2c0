import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import type { StaffSession } from '../../accounts/staff.guard.js';
import type { AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { PreviewService } from '../../delivery/preview.service.js';
import { LISTS, type List } from '../../domain/chain.js';
import { isRefusal } from '../../domain/lifecycle.js';
import type { CityProfile } from '../../domain/profile.js';
import { problem, refused } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import type { Reader, Sheet } from '../../reach/list-sheet.js';
import type { LineNow } from '../../reach/lines.service.js';
import { ListsService, type SheetWanted } from '../../reach/lists.service.js';
import { mayRead } from '../layout/access.js';
import { NO_ALERT, NOT_YOURS } from '../layout/answers.js';
import type { Problem } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { listsPage, noListsPage } from './lists.view.js';

export type Fields = Record<string, string | string[]>;

interface Asked {
  id: string;
  fields: Fields;
  problems?: readonly Problem[];
  /** The line whose button was pressed a moment ago. */
  pressed?: LineNow;
}

/** What is asked for on the pages of the lists, with the questions of access already answered. */
@Injectable()
export class ListDesk {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(ListsService) private readonly lists: ListsService,
    @Inject(PreviewService) private readonly previews: PreviewService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  async mine(staff: StaffSession, id: string): Promise<AlertRecord> {
    const record = await this.alerts.get(id);
    if (record === undefined) throw problem(404, 'not-found', NO_ALERT);
    if (!may(staff.actor, 'lists') || !mayRead(staff.actor, record)) throw problem(403, 'not-allowed', NOT_YOURS);
    return record;
  }

  /** The page of a list as it is now, with what was wrong about a form. */
  async show(staff: StaffSession, reply: FastifyReply, { id, fields, problems = [], pressed }: Asked): Promise<void> {
    const record = await this.mine(staff, id);
    const frame = this.frames.of(staff);
    const counts = await this.lists.counts(record);
    const status = problems.length === 0 ? 200 : 422;
    if (counts === undefined) return sendPage(reply, noListsPage(frame, record), { status });
    const sheet = await this.sheet(staff, record, { fields, purpose: 'view' });
    const text = await this.textFor(record, sheet.list);
    sendPage(
      reply,
      listsPage(frame, {
        record,
        sheet,
        counts,
        text,
        problems,
        typed: fields,
        ...(pressed === undefined ? {} : { pressed }),
      }),
      { status },
    );
  }

  async sheet(
    staff: StaffSession,
    record: AlertRecord,
    { fields, purpose }: { fields: Fields; purpose: SheetWanted['purpose'] },
  ): Promise<Sheet> {
    const list = listOf(fields);
    const [part, after] = [wholeNumber(fields.part), wholeNumber(fields.after)];
    const reader = readerOf(this.frames.of(staff).profile, list, one(fields.reader));
    const sheet = await this.lists.sheet(staff.actor, record, { list, reader, part, after, purpose });
    if (isRefusal(sheet)) throw refused(sheet);
    return sheet;
  }

  /** What is read aloud at the door and on the telephone, or copied onto the fax. */
  textFor(record: AlertRecord, list: List): Promise<string> {
    return this.previews.text(record, list === 'fax' ? 'fax' : 'phone', 'ja');
  }
}

/** Calls are made from the office; only visits go to helpers outside it. */
function readerOf(profile: CityProfile, list: List, code: string): Reader {
  if (code === '' || code === 'office' || list !== 'visit') return 'office';
  const supporter = profile.supporters.find((each) => each.code === code);
  if (supporter === undefined) throw problem(404, 'not-found', NO_SUPPORTER);
  return supporter;
}

/** The address of the same piece of the list. */
export function listsPath(id: string, fields: Fields): string {
  const kept = new URLSearchParams({ list: listOf(fields) });
  for (const name of ['part', 'reader']) if (one(fields[name]) !== '') kept.set(name, one(fields[name]));
  return `/console/alerts/${id}/lists?${kept.toString()}`;
}

export function one(value: string | string[] | undefined): string {
  return [value ?? ''].flat()[0] ?? '';
}

export function listOf(fields: Fields): List {
  return LISTS.find((list) => list === one(fields.list)) ?? 'call';
}

function wholeNumber(value: string | string[] | undefined): number | undefined {
  const text = one(value);
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

const NO_SUPPORTER = {
  ja: 'その支援者は市の設定にありません。一覧から選んでください。',
  en: 'No such helper in the profile: choose one from the list.',
};
