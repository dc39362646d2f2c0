// One real PostgreSQL (and Redis where it is installed) for all suites. Each suite gets a database of its own
// from a template that the real migrations made. fsync is off: a test's data may die with the machine.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function startServers() {
  if (process.env.TEST_DATABASE_URL !== undefined) return;
  const { startEmbedded, freePort } = await import('../../dist/platform/database/embedded.js');
  const { Database } = await import('../../dist/platform/database/database.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'todoke-test-'));
  chmodSync(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off', max_connections: '400' } });
  const admin = new Database(server.url, { poolSize: 2 });
  await admin.open();
  await admin.query('CREATE DATABASE todoke_template');
  const template = new Database(server.url.replace(/\/postgres$/, '/todoke_template'), { poolSize: 2 });
  await template.open();
  await template.migrate();
  await template.close();
  await admin.close();
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.testServers = { server, dataDir, redis: await startRedis(freePort, dataDir) };
}

async function startRedis(freePort, dir) {
  if (spawnSync('sh', ['-c', 'command -v redis-server']).status !== 0) return undefined;
  const port = await freePort();
  const redis = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--maxmemory-policy',
      'noeviction',
      '--dir',
      dir,
    ],
    { stdio: 'ignore' },
  );
  process.env.TEST_REDIS_URL = `redis://127.0.0.1:${port}`;
  await new Promise((done) => setTimeout(done, 300));
  return redis;
}
