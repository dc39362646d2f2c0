import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { channels } from '../channels/index.js';
import { readEnvironment, withoutBlanks } from '../platform/config/environment.js';
import { settingNames } from './settings-docs.js';
import { MEMORY_FLAGS } from './bench/programs.js';

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  secrets?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  deploy?: { replicas: number };
  ports?: string[];
}

const root = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(resolve(root, name), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, null>;
};
const { services } = compose;
const hubs = ['web', 'worker'];

/** What compose puts in for `${NAME:-default}` and `${NAME:?message}` when only the password was given. */
function filledIn(service: string): Record<string, string> {
  const entries = Object.entries(services[service]?.environment ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      value.replaceAll(/\$\{([A-Z_]+)(?::-([^}]*))?(?::\?[^}]*)?\}/g, (_, variable: string, preset?: string) =>
        variable === 'POSTGRES_PASSWORD' ? 'c0ffee' : (preset ?? ''),
      ),
    ]),
  );
}

describe('docker-compose.yml', () => {
  it.each(hubs)('gives %s only variables that the code reads', (name) => {
    for (const variable of Object.keys(services[name]?.environment ?? {})) expect(settingNames()).toContain(variable);
  });

  it('can carry every setting of every channel to the hub, except those for trials', () => {
    const trials = ['LINE_API_BASE_URL', 'PUSH_ALLOWED_HOSTS', 'PUSH_CA_FILE', 'PUSH_SERVICES'];
    const wanted = channels.flatMap((channel) => channel.environment.map((variable) => variable.name));
    const given = Object.keys(services.worker?.environment ?? {});
    expect(given).toEqual(expect.arrayContaining(wanted.filter((name) => !trials.includes(name))));
  });

  it.each(hubs)('gives %s an environment that the hub accepts, with nothing but a password filled in', (name) => {
    const environment = withoutBlanks(filledIn(name));
    const own = readEnvironment(environment);
    expect(own).toMatchObject({ ok: true, value: { HUB_ROLE: name, NODE_ENV: 'production', HOST: '0.0.0.0' } });
    for (const channel of channels) expect(channel.settings.safeParse(environment).error).toBeUndefined();
  });

  it.each(hubs)('hands %s the master key where the code looks for it, and no key in the volume', (name) => {
    const service = services[name];
    expect(service?.environment?.MASTER_KEY_FILE).toBe(`/run/secrets/${service?.secrets?.[0]}`);
    expect(Object.keys(compose.secrets)).toEqual(service?.secrets);
  });

  it('shares the data folder between all processes: VAPID keys and the files for studios are there', () => {
    const [web, worker] = hubs.map((name) => services[name]);
    expect(web?.volumes).toEqual(worker?.volumes);
    expect(web?.volumes).toContain(`hub-data:${web?.environment?.DATA_DIR}`);
    expect(Object.keys(compose.volumes)).toContain('hub-data');
  });

  it('runs one web and two workers, and the workers wait for the tables and the keys', () => {
    expect(services.web?.deploy).toBeUndefined();
    expect(services.worker?.deploy?.replicas).toBe(2);
    expect(services.worker?.depends_on).toEqual({ web: { condition: 'service_healthy' } });
  });

  it('waits only for services that exist and say themselves that they are well', () => {
    for (const { depends_on: needs = {} } of Object.values(services)) {
      for (const name of Object.keys(needs)) {
        const isBuiltByUs = hubs.includes(name) && /^HEALTHCHECK .*$/m.test(read('Dockerfile'));
        expect(services[name]?.healthcheck !== undefined || isBuiltByUs).toBe(true);
      }
    }
  });

  it('never lets Redis or PostgreSQL forget what was acknowledged', () => {
    const redis = services.redis?.command?.join(' ') ?? '';
    for (const setting of ['--appendonly yes', '--appendfsync always', '--maxmemory-policy noeviction'])
      expect(redis).toContain(setting);
    expect(services.postgres?.command).toContain('synchronous_commit=on');
    for (const name of ['redis', 'postgres']) {
      const [volume = ''] = services[name]?.volumes?.[0]?.split(':') ?? [];
      expect(Object.keys(compose.volumes)).toContain(volume);
    }
  });

  it('opens no port to the network: a proxy with TLS stands in front', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  /** Sources of COPY lines that come from the tree, not from an earlier stage. */
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '));

  it('copies only what is in the tree and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.length).toBeGreaterThan(5);
    expect([...copied].sort()).toEqual(allowed.sort());
    for (const path of copied) expect(existsSync(resolve(root, path))).toBe(true);
  });

  it('runs as a user without rights, on the Node of the project', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    const major = (
      JSON.parse(read('package.json')) as { devDependencies: { node: string } }
    ).devDependencies.node.split('.')[0];
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toBe(`node:${major}-bookworm-slim`);
  });

  it('starts the program with the same memory settings as npm start and the benchmark', () => {
    for (const flag of MEMORY_FLAGS) {
      expect(dockerfile).toContain(`"${flag}"`);
      expect(read('scripts/start.mjs')).toContain(`'${flag}'`);
    }
  });

  it('asks for its health at the address that answers for it', () => {
    expect(dockerfile).toContain('/health/ready');
    expect(read('src/monitor/health.controller.ts')).toContain("@Get('health/ready')");
  });

  it.each([
    [200, 0],
    [503, 1],
  ])('takes the answer %i for exit code %i', async (status, exitCode) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/health/ready' ? status : 404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(await exitOf(healthCommand(), { PORT: String(port) })).toBe(exitCode);
    await new Promise((done) => server.close(done));
    expect(await exitOf(healthCommand(), { PORT: String(port) })).toBe(1);
  });

  /** The command of HEALTHCHECK as Docker takes it: a list in JSON, no shell between. */
  function healthCommand(): string[] {
    const found = /^HEALTHCHECK (?:.*\\\n)? *CMD (\[.*\])$/m.exec(dockerfile);
    return JSON.parse(found?.[1] ?? '[]') as string[];
  }
});

function exitOf([, ...parameters]: string[], env: Record<string, string>): Promise<number | null> {
  return new Promise((done) => spawn(process.execPath, parameters, { env, stdio: 'ignore' }).on('exit', done));
}
