import { Pool } from 'undici';
import { percentile } from './statistics.js';

/** Visitors who come at fixed times whether or not the page is quick: a slow answer keeps nobody from coming. */
export interface Visit {
  origin: string;
  path: string;
  perSecond: number;
  seconds: number;
}

export interface Visited {
  asked: number;
  /** Answers other than 200, and none at all. */
  failed: number;
  p50Ms: number;
  p99Ms: number;
  worstMs: number;
}

const CONNECTIONS = 100;
const TICK_MS = 2;

/** Counts from the moment each request was due, so that waiting for a turn counts too. */
export async function visit({ origin, path, perSecond, seconds }: Visit): Promise<Visited> {
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const took: number[] = [];
  let failed = 0;
  const total = Math.round(perSecond * seconds);
  const startedAt = performance.now();
  const ask = async (n: number): Promise<void> => {
    const due = startedAt + (n * 1_000) / perSecond;
    try {
      const { statusCode, body } = await pool.request({ path, method: 'GET' });
      await body.dump();
      if (statusCode !== 200) failed += 1;
    } catch {
      failed += 1;
    }
    took.push(performance.now() - due);
  };
  const under: Promise<void>[] = [];
  for (let n = 0; n < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * perSecond) / 1_000));
    while (n < due) under.push(ask(n++));
    await new Promise((done) => setTimeout(done, TICK_MS));
  }
  await Promise.all(under);
  await pool.close();
  return {
    asked: total,
    failed,
    p50Ms: percentile(took, 0.5),
    p99Ms: percentile(took, 0.99),
    worstMs: percentile(took, 1),
  };
}
