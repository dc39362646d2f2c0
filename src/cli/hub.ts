import { parseArgs } from 'node:util';
import { areasCommands } from './areas-commands.js';
import { commands as first } from './commands.js';
import { residentsCommands } from './residents-commands.js';
import { rulesCommands } from './rules-commands.js';
import { schoolCommands } from './school-commands.js';
import { ConfigError } from '../platform/config/hub-config.js';

const commands = [...first, ...residentsCommands, ...rulesCommands, ...schoolCommands, ...areasCommands];
const OPTIONS = {
  json: { type: 'boolean' },
  email: { type: 'string' },
  name: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  organisation: { type: 'string' },
  scope: { type: 'string' },
  residents: { type: 'string' },
  seed: { type: 'string' },
  'dry-run': { type: 'boolean' },
  table: { type: 'string' },
  source: { type: 'string' },
  'valid-from': { type: 'string' },
} as const;

function parse(): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    return parseArgs({ args: process.argv.slice(2), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n`);
    return usage();
  }
}

function print(result: Record<string, unknown>, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`);
}

function usage(): never {
  const lines = commands.map((command) => `  ${command.usage.padEnd(58)} ${command.text}`);
  process.stderr.write(`使い方 (usage): npm run hub -- COMMAND [--json]\n\n${lines.join('\n')}\n`);
  process.exit(2);
}

const { values, positionals } = parse();
const json = values.json === true;
const command = commands.find((each) => each.words.every((word, i) => positionals[i] === word));
if (command === undefined) usage();
try {
  const result = await command.run({ positionals: positionals.slice(command.words.length), options: values });
  if (result === 'usage') usage();
  print(result.json, result.text);
  process.exit(result.ok ? 0 : 1);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`);
  else process.stderr.write(`${error instanceof ConfigError ? message : `できませんでした (failed): ${message}`}\n`);
  process.exit(1);
}
