import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { AreaCheckService } from '../areas/area-check.service.js';
import { AreasService, type BoundariesDone, type Done, type Wish } from '../areas/areas.service.js';
import { isFeatureCollection } from '../areas/boundary-file.js';
import { readCsvTable } from '../areas/csv-table.js';
import { isJmaTable, readJmaTable } from '../areas/jma-table.js';
import { areaName } from '../domain/area.js';
import { CODE_FACTS } from '../domain/code-type.js';
import { knownAreas } from '../domain/districts.js';
import { isDay } from '../domain/validity.js';
import { readConfig } from '../platform/config/hub-config.js';
import type { Command, Given, Said } from './commands.js';
import { withHub } from './context.js';
import { readTable } from './residents-table.js';

/** Who works on the machine itself, for the audit trail. */
const AT_THE_MACHINE = { id: 'cli', name: '運用の端末' };

/** The tables of areas: bring them in, compare the profile with them, look something up. */
export const areasCommands: Command[] = [
  {
    words: ['areas', 'import'],
    usage: 'areas import FILE [--source NAME] [--valid-from DATE] [--dry-run]',
    text: '地区の表（area.json・CSV）や境界（GeoJSON）を取り込む (tables and boundaries of areas)',
    run: importAreas,
  },
  {
    words: ['areas', 'check'],
    usage: 'areas check',
    text: '市の設定のコードを、今日の表と比べる (compare the profile with the tables)',
    run: () => withHub(check),
  },
  {
    words: ['areas', 'show'],
    usage: 'areas show CODE',
    text: 'コードや地区を調べる (look a code or an area up)',
    run: ({ positionals: [code] }) =>
      code === undefined ? Promise.resolve('usage') : withHub((app) => show(app, code)),
  },
];

async function importAreas(given: Given): Promise<Said | 'usage'> {
  const [file] = given.positionals;
  if (file === undefined) return 'usage';
  if (!existsSync(file)) return refused('そのファイルがありません。場所と名前を確かめてください。', 'No such file.');
  const bytes = readFileSync(file);
  const wish = wishOf(given, file, bytes);
  if (wish === undefined)
    return refused('--valid-from は 2026-05-28 の形で書いてください。', 'Write --valid-from as 2026-05-28.');
  const json = jsonOf(bytes);
  if (json === 'broken')
    return refused(
      'JSON として読めません。途中で切れていないか確かめ、取りなおしてください。',
      'The JSON cannot be read: it may be cut short.',
    );
  if (isFeatureCollection(json))
    return withHub(async (app) =>
      said(await app.get(AreasService, { strict: false }).importBoundaries(AT_THE_MACHINE, json, wish), wish),
    );
  const codes = json === undefined ? await fromCsv(bytes) : isJmaTable(json) ? readJmaTable(json) : undefined;
  if (codes === undefined)
    return refused(
      'この JSON は area.json でも GeoJSON（FeatureCollection）でもありません。',
      'Neither area.json nor a GeoJSON FeatureCollection.',
    );
  return withHub(async (app) =>
    said(await app.get(AreasService, { strict: false }).importCodes(AT_THE_MACHINE, codes, wish), wish),
  );
}

function wishOf(given: Given, file: string, bytes: Buffer): Wish | undefined {
  const { source, 'valid-from': from } = given.options;
  if (from !== undefined && (typeof from !== 'string' || !isDay(from))) return undefined;
  return {
    source: typeof source === 'string' ? source : basename(file),
    hash: createHash('sha256').update(bytes).digest('hex'),
    // Whatever stands behind it: who writes it does not want anything written.
    isDryRun: given.options['dry-run'] !== undefined,
    ...(from === undefined ? {} : { from }),
  };
}

/** Nothing for a file that is no JSON at all: then it is a CSV. */
function jsonOf(bytes: Buffer): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return 'broken';
  }
}

async function fromCsv(bytes: Buffer): Promise<ReturnType<typeof readCsvTable>> {
  const table = await readTable(bytes);
  if (table.kind === 'table') return readCsvTable(table.rows);
  const { line, reason } = table.refused;
  return { rows: [], whole: [], troubles: [{ where: `${line}行目`, ja: reason, en: 'The file cannot be read.' }] };
}

/** So many of a kind are printed; all of them are in the JSON. */
const SHOWN = 10;

function said(done: Done | BoundariesDone, wish: Wish): Said {
  const { troubles } = done;
  if (troubles.length > 0) {
    const lines = troubles.slice(0, 50).map(({ where, ja }) => `${where}: ${ja}`);
    const more = troubles.length > 50 ? [`ほか ${troubles.length - 50} か所`] : [];
    const text = [...lines, ...more, `${troubles.length} か所を直してください。何も書き込んでいません (refused).`];
    return { ok: false, json: { ok: false, dryRun: wish.isDryRun, ...done }, text: text.join('\n') };
  }
  const counts = [
    `${done.from} から：新しい ${done.fresh.length}、変わった ${done.changed.length}、なくなった ${done.gone.length}、同じ ${done.same}`,
    ...named('新しい (new)', done.fresh),
    ...named('変わった (changed)', done.changed),
    ...named('なくなった (gone)', done.gone),
    ...('uncovered' in done ? boundaryLines(done) : []),
    wish.isDryRun ? '何も書き込んでいません (dry run).' : '取り込みました (imported)。areas check で確かめてください。',
  ];
  return { ok: true, json: { ok: true, dryRun: wish.isDryRun, ...done }, text: counts.join('\n') };
}

function named(label: string, keys: readonly string[]): string[] {
  if (keys.length === 0) return [];
  const more = keys.length > SHOWN ? ` ほか ${keys.length - SHOWN}` : '';
  return [`  ${label}: ${keys.slice(0, SHOWN).join('、')}${more}`];
}

function boundaryLines(done: BoundariesDone): string[] {
  const joined = Object.entries(done.joined).map(([area, names]) => `  ${area} ← ${names.join('、')}`);
  const left = done.uncovered.length === 0 ? [] : [`境界のない地区が残っています（そろうまで図形は使いません）`];
  return [
    `ほかの市町村の図形 ${done.elsewhere}、水面 ${done.water}`,
    ...(joined.length === 0 ? [] : ['町の中の大字・小字としてまとめたもの:', ...joined]),
    ...left,
    ...named('境界なし (without boundary)', done.uncovered),
  ];
}

async function check(app: INestApplicationContext): Promise<Said> {
  const { findings, withoutBoundary } = await app.get(AreaCheckService, { strict: false }).check();
  const imports = await app.get(AreasService, { strict: false }).imports();
  const ok = findings.every(({ isNote }) => isNote) && withoutBoundary.length === 0;
  const lines = [
    ...findings.map(({ isNote, ja }) => `${isNote ? '（参考）' : '要対応：'}${ja}`),
    ...named('要対応：境界のない地区', withoutBoundary),
    ...imports
      .slice(0, 5)
      .map((each) => `取り込み ${each.at.toISOString().slice(0, 10)} ${each.kind} ${each.source}（${each.from} から）`),
    ok ? '市の設定のコードに、直すところはありません (nothing to mend)。' : '直すところがあります (to be mended)。',
  ];
  return { ok, json: { ok, findings, withoutBoundary, imports }, text: lines.join('\n') };
}

async function show(app: INestApplicationContext, code: string): Promise<Said> {
  const areas = app.get(AreasService, { strict: false });
  const { profile } = readConfig(process.env);
  const found = await areas.show(code);
  const own = knownAreas(profile).has(code)
    ? { name: areaName(profile, code, 'ja'), boundaries: await areas.boundaryOf(code) }
    : undefined;
  if (found.length === 0 && own === undefined)
    return refused('そのコードは、どの表にも市の設定にもありません。', 'No table and no profile has this code.');
  const lines = found.flatMap(({ type, periods }) => [
    `${CODE_FACTS[type].label.ja} (${type}) ${code}`,
    ...periods.map(
      ({ from, to, value }) =>
        `  ${from}〜${to ?? ''} ${value.name}${value.parent === undefined ? '' : `（上：${value.parent}）`} ${value.source}`,
    ),
  ]);
  const ownLines =
    own === undefined
      ? []
      : [
          `この市の地区 ${code} ${own.name}`,
          ...own.boundaries.map(
            ({ from, to, patches, source }) => `  境界 ${from}〜${to ?? ''} ${patches} 面 ${source}`,
          ),
        ];
  const json = { ok: true, codes: found, ...(own === undefined ? {} : { area: own }) };
  return { ok: true, json, text: [...ownLines, ...lines].join('\n') };
}

function refused(ja: string, en: string): Said {
  return { ok: false, json: { ok: false, ja, en }, text: `${ja} ${en}` };
}
