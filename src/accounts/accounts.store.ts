import { Inject, Injectable } from '@nestjs/common';
import { Database, one } from '../platform/database/database.js';
import type { Role, Scope } from './actor.js';

export interface AccountRow {
  id: string;
  organisation: string;
  role: Role;
  name: string;
  email_sealed: Buffer;
  password_hash: string;
  disabled_at: Date | null;
}

export interface SessionRow extends AccountRow {
  csrf: string;
  created_at: Date;
  last_seen_at: Date;
}

export interface NewAccount {
  id: string;
  organisation: string;
  role: Role;
  name: string;
  emailSealed: Buffer;
  emailIndex: Buffer;
  passwordHash: string;
  at: Date;
}

/** All SQL about staff, sessions and keys. */
@Injectable()
export class AccountsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  async hasAdministrator(): Promise<boolean> {
    const found = await this.database.query(
      "SELECT 1 FROM account WHERE role = 'administrator' AND disabled_at IS NULL LIMIT 1",
    );
    return found.length > 0;
  }

  async insert(account: NewAccount): Promise<boolean> {
    const made = await this.database.query(
      `INSERT INTO account (id, organisation, role, name, email_sealed, email_index, password_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email_index) DO NOTHING RETURNING id`,
      [
        account.id,
        account.organisation,
        account.role,
        account.name,
        account.emailSealed,
        account.emailIndex,
        account.passwordHash,
        account.at,
      ],
    );
    return made.length > 0;
  }

  async byEmail(emailIndex: Buffer): Promise<AccountRow | undefined> {
    return (await this.database.query<AccountRow>('SELECT * FROM account WHERE email_index = $1', [emailIndex]))[0];
  }

  list(): Promise<AccountRow[]> {
    return this.database.query<AccountRow>('SELECT * FROM account ORDER BY created_at');
  }

  async addSession(session: { tokenHash: Buffer; accountId: string; csrf: string; at: Date }): Promise<void> {
    await this.database.query(
      'INSERT INTO session (token_hash, account_id, csrf, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $4)',
      [session.tokenHash, session.accountId, session.csrf, session.at],
    );
  }

  /** The session with its account, noting that it was used just now. */
  async session(tokenHash: Buffer, at: Date): Promise<SessionRow | undefined> {
    const found = await this.database.query<SessionRow>(
      `SELECT a.*, s.csrf, s.created_at, s.last_seen_at FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_hash = $1`,
      [tokenHash],
    );
    const session = found[0];
    if (session !== undefined && at.getTime() - session.last_seen_at.getTime() > 60_000) {
      await this.database.query('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1', [tokenHash, at]);
    }
    return session;
  }

  async removeSession(tokenHash: Buffer): Promise<void> {
    await this.database.query('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
  }

  async addSetupLink(tokenHash: Buffer, expiresAt: Date): Promise<void> {
    await this.database.query('INSERT INTO setup_link (token_hash, expires_at) VALUES ($1, $2)', [
      tokenHash,
      expiresAt,
    ]);
  }

  async setupLinkIsOpen(tokenHash: Buffer, at: Date): Promise<boolean> {
    const found = await this.database.query(
      'SELECT 1 FROM setup_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2',
      [tokenHash, at],
    );
    return found.length > 0;
  }

  /** True for exactly one caller. */
  async useSetupLink(tokenHash: Buffer, at: Date): Promise<boolean> {
    const used = await this.database.query(
      'UPDATE setup_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING 1',
      [tokenHash, at],
    );
    return used.length > 0;
  }

  async noteFailure(emailIndex: Buffer, at: Date): Promise<void> {
    await this.database.query('INSERT INTO sign_in_failure (email_index, at) VALUES ($1, $2)', [emailIndex, at]);
  }

  async failuresSince(emailIndex: Buffer, since: Date): Promise<number> {
    const counted = await this.database.query<{ count: string }>(
      'SELECT count(*) FROM sign_in_failure WHERE email_index = $1 AND at > $2',
      [emailIndex, since],
    );
    return Number(one(counted).count);
  }

  async forgetFailures(emailIndex: Buffer): Promise<void> {
    await this.database.query('DELETE FROM sign_in_failure WHERE email_index = $1', [emailIndex]);
  }

  async addKey(key: {
    organisation: string;
    name: string;
    scopes: readonly Scope[];
    keyHash: Buffer;
    at: Date;
  }): Promise<string> {
    const made = await this.database.query<{ id: string }>(
      'INSERT INTO api_key (organisation, name, scopes, key_hash, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [key.organisation, key.name, key.scopes, key.keyHash, key.at],
    );
    return one(made).id;
  }

  async key(keyHash: Buffer): Promise<{ id: string; organisation: string; name: string; scopes: Scope[] } | undefined> {
    return (
      await this.database.query<{ id: string; organisation: string; name: string; scopes: Scope[] }>(
        'SELECT id, organisation, name, scopes FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL',
        [keyHash],
      )
    )[0];
  }
}
