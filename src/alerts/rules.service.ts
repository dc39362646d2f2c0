import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { may, type Actor } from '../accounts/actor.js';
import { AuditService } from '../accounts/audit.service.js';
import { canonicalJson } from '../domain/canonical.js';
import type { Refusal } from '../domain/lifecycle.js';
import type { IssueRule } from '../domain/profile.js';
import type { Queryable } from '../platform/database/database.js';
import { rulesSchema } from '../platform/config/profile.js';
import { Platform } from '../platform/platform.js';
import { NOT_YOURS } from './refusals.js';
import type { RuleTable } from './rule-table.js';
import { RulesStore } from './rules.store.js';

/** The table of rules: the profile's own until the office puts another into force. */
@Injectable()
export class RulesService {
  constructor(
    @Inject(RulesStore) private readonly store: RulesStore,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** What decides now. */
  async inForce(tx?: Queryable): Promise<IssueRule[]> {
    return (await this.store.active(tx))?.rules ?? this.platform.config.profile.rules;
  }

  list(): Promise<RuleTable[]> {
    return this.store.list();
  }

  get(number: number): Promise<RuleTable | undefined> {
    return this.store.get(number);
  }

  /** Keeps a new table beside the one in force. */
  async propose(actor: Actor, wanted: unknown): Promise<RuleTable | Refusal> {
    if (!may(actor, 'rules')) return NOT_YOURS;
    const read = rulesSchema.safeParse(wanted);
    if (!read.success) return unreadable(read.error.issues[0]);
    const rules = read.data as IssueRule[];
    const hash = createHash('sha256').update(canonicalJson(rules)).digest('hex');
    return this.store.transaction(async (tx) => {
      const at = this.platform.clock.now();
      const table = await this.store.propose(tx, { rules, hash, author: actor, at });
      await this.audit.write(actor, 'rules.propose', String(table.number), { tx, hash });
      return table;
    });
  }

  /** Somebody has seen what this table would have sent. */
  async lookedAt(actor: Actor, number: number, hash: string): Promise<RuleTable | Refusal> {
    if (!may(actor, 'rules')) return NOT_YOURS;
    return this.store.transaction(async (tx) => {
      const table = await this.store.get(number, tx);
      if (table === undefined) return NO_TABLE;
      if (table.hash !== hash) return OTHER_TABLE;
      await this.store.lookedAt(tx, number, actor.name, this.platform.clock.now());
      await this.audit.write(actor, 'rules.look', String(number), { tx, hash });
      return (await this.store.get(number, tx)) ?? NO_TABLE;
    });
  }

  /** Puts a table into force. Never one whose effect nobody has looked at (神奈川 2022: a mapping unseen for four years). */
  async activate(actor: Actor, number: number): Promise<RuleTable | Refusal> {
    if (!may(actor, 'rules')) return NOT_YOURS;
    return this.store.transaction(async (tx) => {
      const table = await this.store.get(number, tx);
      if (table === undefined) return NO_TABLE;
      if (table.lookedAt === undefined) return NOT_LOOKED_AT;
      await this.store.activate(tx, number, this.platform.clock.now());
      await this.audit.write(actor, 'rules.activate', String(number), { tx, hash: table.hash });
      return (await this.store.get(number, tx)) ?? NO_TABLE;
    });
  }
}

const NO_TABLE: Refusal = {
  code: 'no-such-table',
  ja: 'その番号の規則の表はありません。',
  en: 'There is no table of rules with this number.',
};
const OTHER_TABLE: Refusal = {
  code: 'table-changed',
  ja: '見ていた表と違います。開き直してください。',
  en: 'This is not the table that was shown. Open it again.',
};
const NOT_LOOKED_AT: Refusal = {
  code: 'not-looked-at',
  ja: 'この表で何が送られるかを、まだ誰も見ていません。先に「試す」で結果を確認してください。',
  en: 'Nobody has looked at what this table would send. Try it first and confirm what you saw.',
};

function unreadable(issue: { path: PropertyKey[]; message: string } | undefined): Refusal {
  const where = issue?.path.map(String).join('.') ?? '';
  return {
    code: 'rules-unreadable',
    ja: `規則の表が読めません（${where}：${issue?.message ?? ''}）。その行を直してください。`,
    en: `The table of rules cannot be read at ${where}. Mend that line.`,
  };
}
