// Compiles src/ to dist/ and copies what the compiler leaves behind (templates, assets, samples are not needed).
import { cpSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { run } from './ensure.mjs';

const COPIED = new Set(['.typ', '.css', '.js', '.svg', '.png', '.webmanifest']);

function* files(dir) {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) {
      if (name !== 'samples') yield* files(path);
    } else yield path;
  }
}

rmSync('dist', { recursive: true, force: true });
run('node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
for (const file of files('src')) {
  if (!COPIED.has(extname(file))) continue;
  const target = join('dist', file.slice('src/'.length));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(file, target);
}
writeFileSync('dist/.built', '');
