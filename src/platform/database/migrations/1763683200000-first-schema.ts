import type { MigrationInterface, QueryRunner } from 'typeorm';

const ACCOUNTS = `
  CREATE TABLE account (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation text NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    email_sealed bytea NOT NULL,
    email_index bytea NOT NULL UNIQUE,
    password_hash text NOT NULL,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL
  );
  CREATE TABLE session (
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    csrf text NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
  );
  CREATE TABLE setup_link (
    token_hash bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE TABLE sign_in_failure (
    email_index bytea NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX sign_in_failure_recent ON sign_in_failure (email_index, at);
  CREATE TABLE api_key (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation text NOT NULL,
    name text NOT NULL,
    scopes text[] NOT NULL,
    key_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
  );
  CREATE TABLE audit (
    id bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    detail jsonb NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
  );
`;

const INTAKE_AND_ALERTS = `
  CREATE TABLE notice (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    source text NOT NULL,
    organisation text NOT NULL,
    received_at timestamptz NOT NULL,
    media_type text NOT NULL,
    sha256 bytea NOT NULL,
    bytes bytea NOT NULL,
    state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'parsed', 'quarantined')),
    problem jsonb,
    note jsonb,
    alert_ids uuid[] NOT NULL DEFAULT '{}',
    queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (source, organisation, sha256)
  );
  CREATE INDEX notice_waiting ON notice (queued_at) WHERE state = 'received';
  CREATE INDEX notice_newest ON notice (received_at DESC);

  CREATE TABLE alert (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    short_id text NOT NULL UNIQUE,
    organisation text NOT NULL,
    identity_key text NOT NULL,
    identity jsonb NOT NULL,
    state text NOT NULL,
    notice_id uuid REFERENCES notice,
    created_at timestamptz NOT NULL
  );
  -- One living alert for one happening, whatever arrives twice or at once.
  CREATE UNIQUE INDEX alert_alive ON alert (identity_key) WHERE state IN ('draft', 'submitted', 'approved', 'issued', 'shown');
  CREATE INDEX alert_newest ON alert (created_at DESC);

  CREATE TABLE version (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    alert_id uuid NOT NULL REFERENCES alert,
    number int NOT NULL,
    content jsonb NOT NULL,
    content_hash text NOT NULL,
    material text NOT NULL,
    author_id text NOT NULL,
    author_name text NOT NULL,
    approver_id text,
    approver_name text,
    created_at timestamptz NOT NULL,
    issued_at timestamptz,
    fanned_out_at timestamptz,
    UNIQUE (alert_id, number)
  );
  CREATE INDEX version_to_fan_out ON version (issued_at) WHERE issued_at IS NOT NULL AND fanned_out_at IS NULL;

  CREATE FUNCTION version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND OLD.issued_at IS NOT NULL THEN
      RAISE EXCEPTION 'an issued version is never deleted';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.issued_at IS NOT NULL AND
       (NEW.content IS DISTINCT FROM OLD.content OR NEW.content_hash <> OLD.content_hash
        OR NEW.issued_at IS DISTINCT FROM OLD.issued_at OR NEW.number <> OLD.number) THEN
      RAISE EXCEPTION 'an issued version never changes';
    END IF;
    RETURN COALESCE(NEW, OLD);
  END $$;
  CREATE TRIGGER version_is_immutable BEFORE UPDATE OR DELETE ON version
    FOR EACH ROW EXECUTE FUNCTION version_is_immutable();

  CREATE TABLE alert_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id uuid NOT NULL REFERENCES alert,
    at timestamptz NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    move text NOT NULL,
    version_number int NOT NULL,
    detail text NOT NULL DEFAULT ''
  );
  CREATE INDEX alert_event_of ON alert_event (alert_id, id);
  CREATE TABLE idempotency (
    actor_id text NOT NULL,
    key text NOT NULL,
    alert_id uuid NOT NULL REFERENCES alert,
    PRIMARY KEY (actor_id, key)
  );
`;

const RESIDENTS = `
  CREATE TABLE household (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation text NOT NULL,
    area text NOT NULL,
    sealed bytea,
    household_index bytea UNIQUE,
    created_at timestamptz NOT NULL
  );
  CREATE INDEX household_area ON household (area);
  CREATE TABLE member (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
    organisation text NOT NULL,
    sealed bytea NOT NULL,
    language text NOT NULL,
    needs_support boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
  );
  CREATE INDEX member_household ON member (household_id);

  -- A way to reach somebody: a digital address, or board, radio, phone, fax, visit.
  -- A public place (station, board) is a way of the city itself: one ledger for all.
  CREATE TABLE way (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation text NOT NULL,
    household_id uuid REFERENCES household ON DELETE CASCADE,
    member_id uuid REFERENCES member ON DELETE SET NULL,
    channel text NOT NULL,
    sealed bytea NOT NULL,
    address_index bytea NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'active', 'suspended', 'left')),
    language text NOT NULL,
    areas text[] NOT NULL,
    topics text[] NOT NULL,
    groups text[] NOT NULL DEFAULT '{}',
    drills boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (channel, address_index)
  );
  CREATE INDEX way_household ON way (household_id);
  CREATE INDEX way_active ON way (channel, language, id) WHERE state = 'active';

  CREATE TABLE consent (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    way_id uuid NOT NULL REFERENCES way ON DELETE CASCADE,
    organisation text NOT NULL,
    version text NOT NULL,
    wording text NOT NULL,
    how text NOT NULL,
    given_at timestamptz NOT NULL,
    withdrawn_at timestamptz
  );
  CREATE INDEX consent_way ON consent (way_id);

  -- Letters to one person that are no alert (the confirmation of an address). Text and address sealed.
  CREATE TABLE letter (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    way_id uuid NOT NULL REFERENCES way ON DELETE CASCADE,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL,
    tries int NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at timestamptz,
    outcome text
  );
  CREATE INDEX letter_waiting ON letter (not_before) WHERE sent_at IS NULL AND outcome IS NULL;
`;

const LEDGER = `
  CREATE TABLE rendition (
    version_id uuid NOT NULL REFERENCES version,
    channel text NOT NULL,
    language text NOT NULL,
    place text NOT NULL DEFAULT '',
    preview text NOT NULL,
    wire jsonb NOT NULL,
    measure jsonb NOT NULL,
    warnings text[] NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, channel, language, place)
  );

  CREATE TABLE dispatch (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    version_id uuid NOT NULL REFERENCES version,
    channel text NOT NULL,
    language text NOT NULL,
    lane text NOT NULL,
    because text NOT NULL,
    way_ids uuid[] NOT NULL,
    size int NOT NULL,
    round int NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
    queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_token uuid,
    lease_until timestamptz,
    -- The window of way_ids whose bytes may have left: 0-based, end exclusive.
    handing_from int,
    handing_to int,
    done_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX dispatch_open ON dispatch (not_before) WHERE done_at IS NULL;
  CREATE INDEX dispatch_version ON dispatch (version_id, channel);

  CREATE TABLE attempt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL,
    way_id uuid NOT NULL,
    dispatch_id uuid NOT NULL,
    channel text NOT NULL,
    round int NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    detail text,
    final boolean NOT NULL,
    at timestamptz NOT NULL
  );
  -- Effectively once: one last word for one version to one address.
  CREATE UNIQUE INDEX attempt_final ON attempt (version_id, way_id) WHERE final;
  CREATE INDEX attempt_figures ON attempt (version_id, channel, outcome);
  CREATE INDEX attempt_way ON attempt (way_id, version_id);

  CREATE TABLE receipt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid,
    way_id uuid,
    kind text NOT NULL,
    external_id text,
    detail text,
    at timestamptz NOT NULL,
    UNIQUE (kind, external_id)
  );

  CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER attempt_append_only BEFORE UPDATE OR DELETE ON attempt FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION append_only();
  CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION append_only();
`;

/** Everything that is hard to add later: owners on each row, sealed fields, consent, immutable versions, the ledger. */
export class FirstSchema1763683200000 implements MigrationInterface {
  name = 'FirstSchema1763683200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(INTAKE_AND_ALERTS);
    await runner.query(RESIDENTS);
    await runner.query(LEDGER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  }
}
