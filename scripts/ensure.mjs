// Makes sure that packages are installed as locked and that dist/ is newer than its sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

// The project's own Node comes first, also when a script is started without npm.
process.env.PATH = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;

// What was compiled once is kept: a process that a supervisor starts again is back a third of a second sooner.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node');

const say = (line) => process.stdout.write(`${line}\n`);

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (done.status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')}: 終了コード ${done.status ?? done.error?.message}\n`);
    process.exit(done.status ?? 1);
  }
}

/** `npm ci` stops where the registry lacks packages of other platforms; `npm install` keeps to the lockfile too. */
export function ensureInstalled() {
  const stamp = 'node_modules/.package-lock.json';
  const isFresh =
    existsSync(stamp) && existsSync('node_modules/.bin/node') && newest(stamp) >= newest('package-lock.json');
  if (isFresh) return;
  say('必要な部品を入れています（初回は1〜2分）(installing packages) ...');
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: { ...process.env, SCARF_ANALYTICS: 'false' },
  });
}

export function ensureBuilt() {
  const sources = Math.max(newest('src'), newest('tsconfig.build.json'), newest('package-lock.json'));
  if (newest('dist/.built') >= sources) return;
  say('組み立てています (building) ...');
  run('node', ['scripts/build.mjs']);
}
