import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import type { Refusal } from '../domain/lifecycle.js';
import { Platform } from '../platform/platform.js';
import { AccountsStore, type AccountRow } from './accounts.store.js';
import { may, type Actor, type Role } from './actor.js';
import { AuditService, SYSTEM } from './audit.service.js';

/** argon2id, 19 MiB, 2 passes (OWASP ASVS 5.0.0, appendix C). */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MIN_PASSWORD = 15;
const SESSION_HOURS = 12;
const IDLE_MINUTES = 60;
const SETUP_MINUTES = 60;
/** After this many wrong passwords for an account from one place, that place waits: a stranger cannot lock the office out. */
const MAX_FAILURES = 10;
/** From everywhere together: against guessing from many places. */
const MAX_FAILURES_ANYWHERE = 200;
const FAILURE_WINDOW_MINUTES = 15;

export interface NewStaff {
  email: string;
  name: string;
  role: Role;
  organisation: string;
  password: string;
}

/** Staff: the one-time set-up link, accounts, signing in and out. There is no default account. */
@Injectable()
export class AccountsService {
  constructor(
    @Inject(AccountsStore) private readonly store: AccountsStore,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  hasAdministrator(): Promise<boolean> {
    return this.store.hasAdministrator();
  }

  /** A link that makes the first administrator, once, within an hour. Nothing when there is one. */
  async makeSetupLink(): Promise<string | undefined> {
    if (await this.store.hasAdministrator()) return undefined;
    const token = randomBytes(24).toString('base64url');
    const expiresAt = new Date(this.platform.clock.now().getTime() + SETUP_MINUTES * 60_000);
    await this.store.addSetupLink(sha256(token), expiresAt);
    return `${this.platform.config.publicUrl}/setup/${token}`;
  }

  async setupIsOpen(token: string): Promise<boolean> {
    if (await this.store.hasAdministrator()) return false;
    return this.store.setupLinkIsOpen(sha256(token), this.platform.clock.now());
  }

  async createFirstAdministrator(given: {
    token: string;
    email: string;
    name: string;
    password: string;
  }): Promise<Actor | Refusal> {
    if (!(await this.setupIsOpen(given.token))) return SETUP_CLOSED;
    const staff: NewStaff = { ...given, role: 'administrator', organisation: this.cityOrganisation() };
    const wrong = this.problemWith(staff);
    if (wrong !== undefined) return wrong;
    if (!(await this.store.useSetupLink(sha256(given.token), this.platform.clock.now()))) return SETUP_CLOSED;
    return this.insert(staff, 'account.first-administrator', SYSTEM);
  }

  async createAccount(actor: Actor, staff: NewStaff): Promise<Actor | Refusal> {
    if (!may(actor, 'manage-accounts')) return NOT_ALLOWED;
    return this.addStaff(staff, actor);
  }

  /** The same from the operator's command line, where the machine itself is the authority. */
  async addStaff(staff: NewStaff, by: { id: string; name: string } = SYSTEM): Promise<Actor | Refusal> {
    return this.problemWith(staff) ?? this.insert(staff, 'account.created', by);
  }

  async listAccounts(
    actor: Actor,
  ): Promise<{ id: string; name: string; role: Role; organisation: string; emailMasked: string }[]> {
    if (!may(actor, 'manage-accounts')) return [];
    const rows = await this.store.list();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      role: row.role,
      organisation: row.organisation,
      emailMasked: maskEmail(this.platform.vault.open(row.email_sealed, `account|email|${row.id}`)),
    }));
  }

  async signIn(given: {
    email: string;
    password: string;
    remote: string;
  }): Promise<{ token: string; actor: Actor } | Refusal> {
    const now = this.platform.clock.now();
    const index = this.emailIndex(given.email);
    const since = new Date(now.getTime() - FAILURE_WINDOW_MINUTES * 60_000);
    const fromThere = this.platform.vault.index('sign-in-from', `${index.toString('hex')}|${given.remote}`);
    const isTooOften =
      (await this.store.failuresSince(fromThere, since)) >= MAX_FAILURES ||
      (await this.store.failuresSince(index, since)) >= MAX_FAILURES_ANYWHERE;
    if (isTooOften) return WAIT;
    const account = await this.store.byEmail(index);
    // An unknown address costs the same time as a known one.
    const isRight = await verify(account?.password_hash ?? (await decoy()), given.password).catch(() => false);
    if (account === undefined || account.disabled_at !== null || !isRight) {
      await this.store.noteFailure(index, now);
      await this.store.noteFailure(fromThere, now);
      return WRONG_PASSWORD;
    }
    await this.store.forgetFailures(index);
    await this.store.forgetFailures(fromThere);
    const token = randomBytes(32).toString('base64url');
    await this.store.addSession({
      tokenHash: sha256(token),
      accountId: account.id,
      csrf: randomBytes(18).toString('base64url'),
      at: now,
    });
    await this.audit.write(account, 'account.signed-in', account.id);
    return { token, actor: actorOf(account) };
  }

  async signOut(token: string): Promise<void> {
    await this.store.removeSession(sha256(token));
  }

  async sessionOf(token: string | undefined): Promise<{ actor: Actor; csrf: string } | undefined> {
    if (token === undefined || token === '') return undefined;
    const now = this.platform.clock.now();
    const session = await this.store.session(sha256(token), now);
    if (session === undefined || session.disabled_at !== null) return undefined;
    const age = now.getTime() - session.created_at.getTime();
    const idle = now.getTime() - session.last_seen_at.getTime();
    if (age > SESSION_HOURS * 3_600_000 || idle > IDLE_MINUTES * 60_000) {
      await this.store.removeSession(sha256(token));
      return undefined;
    }
    return { actor: actorOf(session), csrf: session.csrf };
  }

  private async insert(staff: NewStaff, action: string, by: { id: string; name: string }): Promise<Actor | Refusal> {
    const id = randomUUID();
    const made = await this.store.insert({
      id,
      organisation: staff.organisation,
      role: staff.role,
      name: staff.name.trim(),
      emailSealed: this.platform.vault.seal(staff.email.trim(), `account|email|${id}`),
      emailIndex: this.emailIndex(staff.email),
      passwordHash: await hash(staff.password, ARGON),
      at: this.platform.clock.now(),
    });
    if (!made) return EMAIL_TAKEN;
    await this.audit.write(by, action, id, { role: staff.role, organisation: staff.organisation });
    return { id, name: staff.name.trim(), role: staff.role, organisation: staff.organisation };
  }

  private problemWith(staff: NewStaff): Refusal | undefined {
    if (!z.email().safeParse(staff.email.trim()).success) return BAD_EMAIL;
    if (staff.name.trim() === '') return NO_NAME;
    if ([...staff.password].length < MIN_PASSWORD || staff.password.length > 256) return SHORT_PASSWORD;
    const organisation = this.platform.config.profile.organisations.find((each) => each.code === staff.organisation);
    if (organisation === undefined) return NO_ORGANISATION;
    const fits =
      organisation.kind === 'city'
        ? staff.role !== 'school' && staff.role !== 'library'
        : staff.role === organisation.kind;
    return fits ? undefined : ROLE_MISFIT;
  }

  private cityOrganisation(): string {
    return this.platform.config.profile.organisations.find((each) => each.kind === 'city')?.code ?? 'city';
  }

  private emailIndex(email: string): Buffer {
    return this.platform.vault.index('staff-email', email.trim().normalize('NFKC').toLowerCase());
  }
}

function actorOf(row: AccountRow): Actor {
  return { id: row.id, name: row.name, role: row.role, organisation: row.organisation };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function maskEmail(email: string): string {
  return email.replace(/^(.).*(@.*)$/, '$1***$2');
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  return (decoyHash ??= hash('nobody has this password', ARGON));
}

const refusal = (code: string, ja: string, en: string): Refusal => ({ code, ja, en });
const WRONG_PASSWORD = refusal(
  'wrong-password',
  'メールアドレスまたはパスワードが違います。',
  'Wrong e-mail address or password.',
);
const WAIT = refusal(
  'wait',
  '失敗が続いたため、このアドレスは15分ほどサインインできません。',
  'Too many failures: wait about 15 minutes.',
);
const SETUP_CLOSED = refusal(
  'setup-closed',
  'この初期設定リンクは使えません。hub を起動し直すと、新しいリンクが表示されます。',
  'This set-up link is used or too old. Start the hub again to get a new one.',
);
const EMAIL_TAKEN = refusal('email-taken', 'そのメールアドレスは登録済みです。', 'That e-mail address has an account.');
const BAD_EMAIL = refusal('bad-email', 'メールアドレスの形が正しくありません。', 'That is not an e-mail address.');
const NO_NAME = refusal('no-name', '氏名を書いてください。', 'Give a name.');
const SHORT_PASSWORD = refusal(
  'short-password',
  `パスワードは${MIN_PASSWORD}文字以上にしてください。いくつかの単語をつなげると覚えやすくなります。`,
  `Use at least ${MIN_PASSWORD} characters; several words in a row are easy to remember.`,
);
const NO_ORGANISATION = refusal(
  'unknown-organisation',
  'その組織は市の設定にありません。',
  'That organisation is not in the city profile.',
);
const ROLE_MISFIT = refusal(
  'role-misfit',
  'その役割は、この組織の職員には付けられません。',
  'That role does not fit the organisation.',
);
const NOT_ALLOWED = refusal('not-allowed', '職員の登録は管理者だけができます。', 'Only an administrator adds staff.');
