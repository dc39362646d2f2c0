import { describe, expect, it } from '@jest/globals';
import { useGround } from '../../support/fault-ground.js';
import { inTown, quake, type FaultTown, type QueueBackend } from '../../support/fault-town.js';

const CODES = { 'serialization failure': '40001', deadlock: '40P01', 'lock timeout': '55P03' } as const;
export type Collision = keyof typeof CODES;

/** Tables that are written between the telegram and the last word. */
const WRITTEN = ['notice', 'alert', 'version', 'dispatch', 'attempt'] as const;

export function collisionRows(queue: QueueBackend, kinds: readonly Collision[]): void {
  describe(`transactions collide, queue on ${queue}`, () => {
    const ground = useGround({ residents: 60 });

    it.each(kinds)(
      'F27 %s, once at each table: it is tried again, and nothing happens twice',
      async (kind) => {
        await inTown(ground(), { queue }, async (town) => {
          for (const table of WRITTEN) await failOnce(town, table, CODES[kind]);
          expect((await town.handIn(quake())).status).toBe(202);
          const issued = await town.issue(await town.draft());
          expect(issued.status).toBe(200);
          await town.settled(2);
          expect(await town.expectAllReached()).toMatchObject({ versions: 2 });
        });
      },
      60_000,
    );
  });
}

/** The first statement that changes the table fails with the code, as the server would let it fail. */
async function failOnce(town: FaultTown, table: string, code: string): Promise<void> {
  // A sequence is not rolled back: it counts the failure too.
  await town.ledger.ask(`CREATE SEQUENCE fault_${table}`);
  await town.ledger.ask(`
    CREATE FUNCTION fault_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('fault_${table}') = 1 THEN RAISE EXCEPTION 'fault' USING ERRCODE = '${code}'; END IF;
      RETURN NULL;
    END $$`);
  await town.ledger.ask(
    `CREATE TRIGGER fault_${table} BEFORE INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION fault_${table}()`,
  );
}
