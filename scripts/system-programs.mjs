// Programs from outside npm that some tests use. Installed where we may (root on Debian), else named with the command.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WANTED = [
  { program: 'redis-server', packages: ['redis-server'], uses: 'tests of the Redis backend' },
  { program: 'chromium', packages: ['chromium', 'fonts-noto-cjk'], uses: 'browser journeys' },
  { program: 'pdftotext', packages: ['poppler-utils'], uses: 'checks of the bulletin' },
  {
    program: 'open_jtalk',
    packages: ['open-jtalk', 'open-jtalk-mecab-naist-jdic', 'hts-voice-nitech-jp-atr503-m001'],
    uses: 'sound of radio scripts',
    // The voice is free (CC BY) but was made with a tool that is not: Debian keeps it in contrib.
    also: 'ls /usr/share/hts-voice/*/*.htsvoice',
    contrib: true,
  },
];

const isThere = ({ program, also = 'true' }) =>
  spawnSync('sh', ['-c', `command -v ${program} && ${also}`]).status === 0;

function install(packages, options, env) {
  spawnSync('apt-get', [...options, 'update', '-qq'], { stdio: 'ignore', env });
  const command = [...options, 'install', '-y', '-qq', '--no-install-recommends', ...packages];
  spawnSync('apt-get', command, { stdio: 'ignore', env });
}

/** The machine's own sources of Debian with contrib added, for this one call: nothing of its settings changes. */
function withContrib(work) {
  const folder = mkdtempSync(join(tmpdir(), 'todoke-apt-'));
  const parts = join(folder, 'sources.list.d');
  mkdirSync(parts);
  mkdirSync(join(folder, 'lists', 'partial'), { recursive: true });
  const own = '/etc/apt/sources.list.d';
  const files = existsSync(own) ? readdirSync(own).map((name) => join(own, name)) : [];
  for (const [index, file] of ['/etc/apt/sources.list', ...files].filter((each) => existsSync(each)).entries()) {
    const text = readFileSync(file, 'utf8');
    if (!/^(deb|URIs).*debian/m.test(text)) continue;
    const more = text.replace(/^(Components:.*|deb .*debian.*\bmain\b)((?:(?!contrib).)*)$/gm, '$1$2 contrib');
    writeFileSync(join(parts, `${index}${file.endsWith('.sources') ? '.sources' : '.list'}`), more);
  }
  const settings = {
    'Dir::Etc::sourcelist': join(folder, 'none'),
    'Dir::Etc::sourceparts': parts,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache::pkgcache': '',
    'Dir::Cache::srcpkgcache': '',
  };
  work(Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]));
  rmSync(folder, { recursive: true, force: true });
}

/** Lines to print about what is still missing. */
export function ensureSystemPrograms() {
  const missing = WANTED.filter((each) => !isThere(each));
  if (missing.length === 0) return [];
  const packages = missing.flatMap((each) => each.packages);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write(`試験に使うプログラムを入れています (installing for the tests): ${packages.join(' ')}\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const plain = missing.filter((each) => !each.contrib).flatMap((each) => each.packages);
    const contrib = missing.filter((each) => each.contrib).flatMap((each) => each.packages);
    if (plain.length > 0) install(plain, [], env);
    if (contrib.length > 0) withContrib((options) => install(contrib, options, env));
  }
  return WANTED.filter((each) => !isThere(each)).map(
    (each) =>
      `skipped: ${each.uses}: ${each.program} がありません。入れるには (to install): sudo apt-get install ${each.packages.join(' ')}`,
  );
}
