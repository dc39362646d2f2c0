import { writeFileSync } from 'node:fs';
import { ResidentsService } from '../audience/residents.service.js';
import { readConfig } from '../platform/config/hub-config.js';
import { option, refusedWith, said, type Command, type Given, type Said } from './commands.js';
import { withHub } from './context.js';
import type { ConsentedHousehold } from './residents-file.js';
import { checkResidents, refusalLine, writeResidents } from './residents-import.js';
import { residentsTemplate } from './residents-template.js';
import { seedResidents } from './residents.js';

/** The people of the town: invented ones, and those of a list that the office keeps. */
export const residentsCommands: Command[] = [
  {
    words: ['seed'],
    usage: 'seed --residents N --seed S',
    text: '合成の住民を入れる (synthetic residents)',
    run: seed,
  },
  {
    words: ['residents', 'template'],
    usage: 'residents template [FILE.csv]',
    text: '住民の名簿の見本：列名と書き方 (headings and an example of the list)',
    run: template,
  },
  {
    words: ['residents', 'import'],
    usage: 'residents import FILE [--dry-run]',
    text: '住民の名簿（CSV・XLSX）を取り込む (residents from a file)',
    run: importResidents,
  },
];

const NOT_WRITTEN: Said = refusedWith({
  ja: 'その名前では書けません。同じ名前のファイルがあるか、フォルダーがありません。別の名前を書いてください。',
  en: 'It cannot be written there: the file exists, or the folder does not. Give another name.',
});

function template({ positionals: [file] }: Given): Promise<Said> {
  const csv = residentsTemplate(readConfig(process.env).profile);
  if (file === undefined) return Promise.resolve(said({ csv }, csv));
  try {
    // `wx`: an office's own list of the same name is not written over.
    writeFileSync(file, csv, { flag: 'wx' });
  } catch {
    return Promise.resolve(NOT_WRITTEN);
  }
  return Promise.resolve(said({ file }, `見本を書きました (written): ${file}`));
}

async function seed(given: Given): Promise<Said | 'usage'> {
  const residents = Number(option(given, 'residents') ?? 2_000);
  const number = Number(option(given, 'seed') ?? 1);
  if (!Number.isInteger(residents) || residents < 1 || !Number.isInteger(number)) return 'usage';
  return withHub(async (app) => {
    const { profile } = readConfig(process.env);
    const added = await seedResidents(app.get(ResidentsService, { strict: false }), {
      residents,
      seed: number,
      profile,
    });
    return said(
      { residents, ...added },
      `合成の住民 ${residents} 人（${added.households} 世帯、連絡手段 ${added.ways}）を入れました`,
    );
  });
}

async function importResidents(given: Given): Promise<Said | 'usage'> {
  // Whatever stands behind it (`--dry-run=no`): who writes it does not want anything written.
  const isDryRun = given.options['dry-run'] !== undefined;
  const [file] = given.positionals;
  if (file === undefined) return 'usage';
  const checked = await checkResidents(file, readConfig(process.env), new Date());
  if (checked.kind === 'refused') {
    const text = [
      ...checked.refused.map(refusalLine),
      `${checked.refused.length} か所を直してください。何も書き込んでいません (refused; nothing was written).`,
    ].join('\n');
    return { ok: false, json: { ok: false, dryRun: isDryRun, refused: checked.refused }, text };
  }
  const { people, households } = checked;
  if (isDryRun)
    return said(
      { dryRun: true, people, households: households.length },
      `${people} 人（${households.length} 世帯）を取り込めます。${withoutNumber(households)}何も書き込んでいません (dry run).`,
    );
  return withHub(async (app) => {
    const added = await writeResidents(app.get(ResidentsService, { strict: false }), households);
    return said(
      { dryRun: false, people, ...added },
      `${people} 人（${added.households} 世帯、連絡手段 ${added.ways}）を取り込みました (imported)${withoutNumber(households)}`,
    );
  });
}

/** On a list of visits they are names without a door. */
function withoutNumber(households: readonly ConsentedHousehold[]): string {
  const count = households.filter(({ hasNumber }) => !hasNumber).length;
  return count === 0 ? '' : `番地のない世帯が ${count} あります（訪問の一覧では戸口がわかりません）。`;
}
