import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Refusal } from '../domain/lifecycle.js';
import { Platform } from '../platform/platform.js';
import { AccountsStore } from './accounts.store.js';
import { roleOfKind, type Actor, type Scope } from './actor.js';
import { AuditService, SYSTEM } from './audit.service.js';

/** API keys of offices' programs: shown once, kept as a hash. */
@Injectable()
export class KeysService {
  constructor(
    @Inject(AccountsStore) private readonly store: AccountsStore,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The key itself: it is never shown again. */
  async create(organisation: string, scopes: readonly Scope[], name = organisation): Promise<string | Refusal> {
    const known = this.platform.config.profile.organisations.some((each) => each.code === organisation);
    if (!known) {
      const codes = this.platform.config.profile.organisations.map((each) => each.code).join(', ');
      return {
        code: 'unknown-organisation',
        ja: `組織「${organisation}」はありません（${codes}）。`,
        en: `Unknown organisation. Use one of: ${codes}.`,
      };
    }
    const key = `tdk_${randomBytes(32).toString('base64url')}`;
    const id = await this.store.addKey({
      organisation,
      name,
      scopes,
      keyHash: hashOf(key),
      at: this.platform.clock.now(),
    });
    await this.audit.write(SYSTEM, 'key.created', id, { organisation, scopes });
    return key;
  }

  async actorOf(key: string): Promise<Actor | undefined> {
    if (!/^tdk_[\w-]{43}$/.test(key)) return undefined;
    const found = await this.store.key(hashOf(key));
    if (found === undefined) return undefined;
    const organisation = this.platform.config.profile.organisations.find((each) => each.code === found.organisation);
    if (organisation === undefined) return undefined;
    return {
      id: found.id,
      name: `${found.name}（鍵）`,
      role: roleOfKind(organisation.kind),
      organisation: found.organisation,
      scopes: found.scopes,
    };
  }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
