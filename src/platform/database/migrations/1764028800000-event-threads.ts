import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts about one happening find each other, and a publisher's message id finds its alert. */
export class EventThreads1764028800000 implements MigrationInterface {
  name = 'EventThreads1764028800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE alert ADD thread_key text, ADD thread_id uuid, ADD prolonged_until timestamptz;
      UPDATE alert SET thread_id = id;
      CREATE FUNCTION alert_is_its_own_thread() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.thread_id := coalesce(NEW.thread_id, NEW.id);
        RETURN NEW;
      END $$;
      CREATE TRIGGER alert_is_its_own_thread BEFORE INSERT ON alert
        FOR EACH ROW EXECUTE FUNCTION alert_is_its_own_thread();
      ALTER TABLE alert ALTER thread_id SET NOT NULL;
      CREATE INDEX alert_of_thread ON alert (thread_id);
      CREATE INDEX alert_thread_key ON alert (thread_key, created_at DESC) WHERE thread_key IS NOT NULL;

      CREATE TABLE alert_message (
        message text PRIMARY KEY,
        alert_id uuid NOT NULL REFERENCES alert
      );
      ALTER TABLE notice ADD report jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE alert_message;
      DROP TRIGGER alert_is_its_own_thread ON alert;
      DROP FUNCTION alert_is_its_own_thread();
      ALTER TABLE alert DROP thread_key, DROP thread_id, DROP prolonged_until;
      ALTER TABLE notice DROP report;
    `);
  }
}
