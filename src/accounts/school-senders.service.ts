import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Refusal } from '../domain/lifecycle.js';
import { Platform } from '../platform/platform.js';
import { may, type Actor } from './actor.js';
import { AuditService } from './audit.service.js';
import { SchoolSendersStore } from './school-senders.store.js';

/** A school needs a handful: a longer list is a distribution list by mistake. */
const MAX_SENDERS = 50;
const TOKEN_BYTES = 16;

export interface SchoolSender {
  id: string;
  addressMasked: string;
  addedAt: Date;
}

/** Who may write for a school by mail, and the secret address that its mail comes to. */
@Injectable()
export class SchoolSendersService {
  constructor(
    @Inject(SchoolSendersStore) private readonly store: SchoolSendersStore,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** True when mail from this address may speak for the school. */
  async mayWrite(organisation: string, from: string): Promise<boolean> {
    return (await this.writersOf(organisation))(from);
  }

  /** The same as a plain test: what a source is handed. */
  async writersOf(organisation: string): Promise<(from: string) => boolean> {
    if (!this.isSchool(organisation)) return () => false;
    const known = new Set((await this.store.indexes(organisation)).map((index) => index.toString('hex')));
    return (from) => known.has(this.index(from).toString('hex'));
  }

  /** The part before the @ of the school's own address. Whoever knows it may hand mail in, and still needs a sender. */
  async mailbox(organisation: string): Promise<string | undefined> {
    if (!this.isSchool(organisation)) return undefined;
    return `school+${this.token(organisation, (await this.store.rounds()).get(organisation) ?? 0)}`;
  }

  /** The school a recipient means: `school+<token>`, in whatever case the mail servers made of it. */
  async schoolOf(localPart: string): Promise<string | undefined> {
    const [, given] = /^school\+([0-9a-f]{32})$/u.exec(localPart.toLowerCase()) ?? [];
    if (given === undefined) return undefined;
    const rounds = await this.store.rounds();
    const { schools } = this.platform.config.profile;
    return schools
      .map(({ organisation }) => organisation)
      .find((each) => timingSafeEqual(Buffer.from(given), Buffer.from(this.token(each, rounds.get(each) ?? 0))));
  }

  /** A leaked address is replaced; mail to the old one is nobody's from then on. */
  async renewMailbox(actor: Actor, organisation: string): Promise<string | Refusal> {
    if (!may(actor, 'write', organisation)) return NOT_YOURS;
    if (!this.isSchool(organisation)) return NO_SCHOOL;
    await this.store.nextRound(organisation);
    await this.audit.write(actor, 'school-mailbox.renewed', organisation);
    return (await this.mailbox(organisation)) ?? NO_SCHOOL;
  }

  async list(actor: Actor, organisation: string): Promise<SchoolSender[]> {
    if (!may(actor, 'write', organisation)) return [];
    return (await this.store.list(organisation)).map((row) => ({
      id: row.id,
      addressMasked: this.platform.vault.open(row.sealed, sealedWhere(row.id)).replace(/^(.).*(@.*)$/u, '$1***$2'),
      addedAt: row.created_at,
    }));
  }

  async add(actor: Actor, organisation: string, email: string): Promise<{ id: string } | Refusal> {
    if (!may(actor, 'write', organisation)) return NOT_YOURS;
    if (!this.isSchool(organisation)) return NO_SCHOOL;
    const address = email.trim();
    if (address.length > 254 || !z.email().safeParse(address).success) return BAD_EMAIL;
    if ((await this.store.indexes(organisation)).length >= MAX_SENDERS) return TOO_MANY;
    const id = randomUUID();
    const made = await this.store.add({
      id,
      organisation,
      sealed: this.platform.vault.seal(address, sealedWhere(id)),
      addressIndex: this.index(address),
      by: actor.id,
      at: this.platform.clock.now(),
    });
    if (!made) return KNOWN;
    await this.audit.write(actor, 'school-sender.added', id, { organisation });
    return { id };
  }

  async remove(actor: Actor, organisation: string, id: string): Promise<'removed' | Refusal> {
    if (!may(actor, 'write', organisation)) return NOT_YOURS;
    const gone = /^[0-9a-f-]{36}$/u.test(id) && (await this.store.remove(organisation, id));
    if (!gone) return UNKNOWN;
    await this.audit.write(actor, 'school-sender.removed', id, { organisation });
    return 'removed';
  }

  private isSchool(organisation: string): boolean {
    return this.platform.config.profile.schools.some((school) => school.organisation === organisation);
  }

  private index(address: string): Buffer {
    return this.platform.vault.index('school-sender', address.trim().normalize('NFKC').toLowerCase());
  }

  private token(organisation: string, round: number): string {
    return this.platform.vault.index('school-mailbox', `${organisation}|${round}`).toString('hex', 0, TOKEN_BYTES);
  }
}

function sealedWhere(id: string): string {
  return `school_sender|sealed|${id}`;
}

const refusal = (code: string, ja: string, en: string): Refusal => ({ code, ja, en });
const NOT_YOURS = refusal(
  'not-allowed',
  'この学校の送信者を変える権限がありません。学校か市の担当者に頼んでください。',
  'You may not change the senders of this school. Ask the school or the city.',
);
const NO_SCHOOL = refusal(
  'not-a-school',
  'その組織は学校として登録されていません。市の設定の学校の符号を指定してください。',
  'That organisation is not a school of this town: use the code from the profile.',
);
const BAD_EMAIL = refusal(
  'bad-email',
  'メールアドレスの形が正しくありません。入力を確かめてください。',
  'This is not an e-mail address: check it.',
);
const TOO_MANY = refusal(
  'too-many-senders',
  `送信者は${MAX_SENDERS}人までです。使わない人を外してください。`,
  `There may be ${MAX_SENDERS} senders at most: remove those no longer needed.`,
);
const KNOWN = refusal('known-sender', 'すでに登録されています。', 'This sender is registered already.');
const UNKNOWN = refusal(
  'unknown-sender',
  'その送信者は登録されていません。一覧を確かめてください。',
  'There is no such sender: look at the list.',
);
