/**
 * Asks the server to look after us too (PostgreSQL's own settings of a session, in seconds and milliseconds): a session
 * whose client is behind a dead switch is ended 11 s later. Without it the places of the dead connections stay taken for two
 * hours, and a hub that opens new ones meets "too many clients".
 */
export const SERVER_KEEPALIVE =
  '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=11000';

/** As much as we need to know of a client of node-postgres, and of its pool. */
interface Client {
  connection?: { stream?: { destroy(): void } };
}
interface ClientPool {
  _clients?: Client[];
  _idle?: { client: Client }[];
}

/**
 * One connection of a pool turned out to be a black hole: the others to the same server probably are too, and not each
 * should be found out alone. Those nobody uses are dropped, or `all`; the pool opens new ones.
 */
export function dropConnections(pool: unknown, which: 'idle' | 'all'): void {
  const { _clients = [], _idle = [] } = (pool ?? {}) as ClientPool;
  const doomed = which === 'all' ? [..._clients] : _idle.map(({ client }) => client);
  for (const client of doomed) client.connection?.stream?.destroy();
}
