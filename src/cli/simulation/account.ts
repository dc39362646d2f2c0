import type { Database } from '../../platform/database/database.js';

/** Where every household of a version stands at one minute; each in exactly one of them. */
export interface Account {
  minute: number;
  households: number;
  reached: number;
  answered: number;
  /** A step is under way and has its end. */
  trying: number;
  call: number;
  fax: number;
  visit: number;
  /** In no step and on no list: must be 0. */
  lost: number;
  /** Settled without a receipt that says how: must be 0. */
  withoutHow: number;
  byHow: Record<string, number>;
}

/** One statement, one moment. */
const ACCOUNT = `
  WITH counted AS (
    SELECT count(*)::int AS households,
      count(*) FILTER (WHERE reached_at IS NOT NULL)::int AS reached,
      count(*) FILTER (WHERE answered_at IS NOT NULL)::int AS answered,
      count(*) FILTER (WHERE is_open AND list IS NULL AND due_at IS NOT NULL)::int AS trying,
      count(*) FILTER (WHERE list = 'call')::int AS call,
      count(*) FILTER (WHERE list = 'fax')::int AS fax,
      count(*) FILTER (WHERE list = 'visit')::int AS visit,
      count(*) FILTER (WHERE is_open AND list IS NULL AND due_at IS NULL)::int AS lost,
      count(*) FILTER (WHERE (NOT is_open OR reached_at IS NOT NULL) AND how IS NULL)::int AS "withoutHow"
    FROM reach WHERE version_id = $1
  ), ways AS (
    SELECT how, count(*)::int AS n FROM reach WHERE version_id = $1 AND reached_at IS NOT NULL GROUP BY how
  )
  SELECT counted.*, coalesce((SELECT jsonb_object_agg(how, n) FROM ways), '{}') AS "byHow" FROM counted`;

export async function accountOf(database: Database, versionId: string, minute: number): Promise<Account> {
  const [row] = await database.queryPatiently<Omit<Account, 'minute'>>(ACCOUNT, [versionId]);
  if (row === undefined) throw new Error('no account');
  return { minute, ...row };
}

/** What does not add up, in words; nothing is as it must be. */
export function mistakesOf(now: Account, before: Account | undefined, town: number): string[] {
  const open = now.trying + now.call + now.fax + now.visit;
  const byHow = Object.values(now.byHow).reduce((sum, each) => sum + each, 0);
  const checks: [boolean, string][] = [
    [now.households === town, `世帯 ${now.households} ≠ 町の世帯 ${town}`],
    [now.lost === 0, `どの段にも名簿にもいない世帯 ${now.lost}`],
    [now.withoutHow === 0, `方法の記録がなく届いたとされる世帯 ${now.withoutHow}`],
    [byHow === now.reached, `方法ごとの合計 ${byHow} ≠ 届いた世帯 ${now.reached}`],
    [open >= now.households - now.reached, `届いていない ${now.households - now.reached} ＞ 続けている ${open}`],
    [before === undefined || now.reached >= before.reached, '届いた世帯が減った'],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, text]) => `${now.minute}分: ${text}`);
}
