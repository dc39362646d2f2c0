// Programs from outside npm that some tests use. Installed where we may (root on Debian), else named with the command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const WANTED = [
  { program: 'redis-server', packages: ['redis-server'], uses: 'tests of the Redis backend' },
  { program: 'chromium', packages: ['chromium', 'fonts-noto-cjk'], uses: 'browser journeys' },
  { program: 'pdftotext', packages: ['poppler-utils'], uses: 'checks of the bulletin' },
];

const isThere = ({ program }) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Lines to print about what is still missing. */
export function ensureSystemPrograms() {
  const missing = WANTED.filter((each) => !isThere(each));
  if (missing.length === 0) return [];
  const packages = missing.flatMap((each) => each.packages);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write(`試験に使うプログラムを入れています (installing for the tests): ${packages.join(' ')}\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env });
  }
  return WANTED.filter((each) => !isThere(each)).map(
    (each) =>
      `skipped: ${each.uses}: ${each.program} がありません。入れるには (to install): sudo apt-get install ${each.packages.join(' ')}`,
  );
}
