import { rmSync } from 'node:fs';

export default async function stopServers() {
  const servers = globalThis.testServers;
  if (servers === undefined) return;
  delete globalThis.testServers;
  servers.redis?.kill('SIGTERM');
  await servers.server.stop();
  rmSync(servers.dataDir, { recursive: true, force: true });
}
