import { Inject, Injectable } from '@nestjs/common';
import type { IssueRule } from '../domain/profile.js';
import { Database, one, type Queryable } from '../platform/database/database.js';
import type { RuleTable, RuleTableState } from './rule-table.js';

interface Row {
  number: number;
  rules: IssueRule[];
  state: RuleTableState;
  hash: string;
  author_name: string;
  created_at: Date;
  looked_at: Date | null;
  looked_at_by: string | null;
  activated_at: Date | null;
}

/** SQL of the tables of rules. */
@Injectable()
export class RulesStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async active(tx: Queryable = this.database): Promise<RuleTable | undefined> {
    return (await tx.query<Row>("SELECT * FROM rule_table WHERE state = 'active'")).map(toTable)[0];
  }

  async get(number: number, tx: Queryable = this.database): Promise<RuleTable | undefined> {
    return (await tx.query<Row>('SELECT * FROM rule_table WHERE number = $1', [number])).map(toTable)[0];
  }

  async list(): Promise<RuleTable[]> {
    return (await this.database.query<Row>('SELECT * FROM rule_table ORDER BY number DESC LIMIT 50')).map(toTable);
  }

  async propose(
    tx: Queryable,
    table: { rules: IssueRule[]; hash: string; author: { id: string; name: string }; at: Date },
  ): Promise<RuleTable> {
    return toTable(
      one(
        await tx.query<Row>(
          `INSERT INTO rule_table (rules, hash, state, author_id, author_name, created_at)
           VALUES ($1, $2, 'proposed', $3, $4, $5) RETURNING *`,
          [JSON.stringify(table.rules), table.hash, table.author.id, table.author.name, table.at],
        ),
      ),
    );
  }

  async lookedAt(tx: Queryable, number: number, by: string, at: Date): Promise<void> {
    await tx.query('UPDATE rule_table SET looked_at = $2, looked_at_by = $3 WHERE number = $1', [number, at, by]);
  }

  async activate(tx: Queryable, number: number, at: Date): Promise<void> {
    await tx.query("UPDATE rule_table SET state = 'retired' WHERE state = 'active'");
    await tx.query("UPDATE rule_table SET state = 'active', activated_at = $2 WHERE number = $1", [number, at]);
  }
}

function toTable(row: Row): RuleTable {
  return {
    number: row.number,
    rules: row.rules,
    state: row.state,
    hash: row.hash,
    author: row.author_name,
    createdAt: row.created_at,
    ...(row.looked_at === null ? {} : { lookedAt: row.looked_at }),
    ...(row.looked_at_by === null ? {} : { lookedAtBy: row.looked_at_by }),
    ...(row.activated_at === null ? {} : { activatedAt: row.activated_at }),
  };
}
