/**
 * Codes of a server that is away, full or not for writing: PostgreSQL's classes 08 (connection), 53 (resources) and
 * 57P (shut down, starting), 57014 (statement_timeout), 25006 (read-only), and what the socket says.
 */
const SQL_STATES = /^(?:08|53|57P|57014|25006)/;
const SOCKET_CODES =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/;
/** node-postgres and ioredis have words and no codes for these. */
const WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Connection is closed|not queryable|Command timed out|OOM command not allowed|MISCONF|READONLY|LOADING/;

/** True where a machine underneath is away: the work is good and is done again when it is back. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError, errors } = error as { code?: string; driverError?: unknown; errors?: unknown[] };
  if (driverError !== undefined && driverError !== error && isOutage(driverError)) return true;
  if (errors?.some(isOutage) === true) return true;
  if (code !== undefined && (SQL_STATES.test(code) || SOCKET_CODES.test(code))) return true;
  return WORDS.test(error.message);
}

/** A connection that says nothing any more: node-postgres gave up waiting (`query_timeout`). */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Query read timeout');
}

/** Two transactions stood in each other's way (40001, 40P01, 55P03): the same work, once more, goes through. */
export function isCollision(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return ['40001', '40P01', '55P03'].includes(driverError?.code ?? code ?? '');
}

const LOOK_EVERY_MS = 250;

/** Does the work, again and again while the database is away, until `isOver`. */
export async function throughOutage<T>(work: () => Promise<T>, isOver: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || isOver()) throw error;
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  }
}
