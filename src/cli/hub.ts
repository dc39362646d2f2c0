import { parseArgs } from 'node:util';
import { commands } from './commands.js';
import { ConfigError } from '../platform/config/hub-config.js';

/** A command that could not do what was asked, in words for the operator. Exit code 1. */
const [, , ...words] = process.argv;
const { values, positionals } = parseArgs({ args: words, allowPositionals: true, strict: false });
const json = values.json === true;

function print(result: Record<string, unknown>, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`);
}

function usage(): never {
  const lines = commands.map((command) => `  ${command.usage.padEnd(58)} ${command.text}`);
  process.stderr.write(`使い方 (usage): npm run hub -- COMMAND [--json]\n\n${lines.join('\n')}\n`);
  process.exit(2);
}

const command = commands.find((each) => each.words.every((word, i) => positionals[i] === word));
if (command === undefined) usage();
try {
  const options = values as Record<string, string | boolean | undefined>;
  const result = await command.run({ positionals: positionals.slice(command.words.length), options });
  if (result === 'usage') usage();
  print(result.json, result.text);
  process.exit(result.ok ? 0 : 1);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`);
  else process.stderr.write(`${error instanceof ConfigError ? message : `できませんでした (failed): ${message}`}\n`);
  process.exit(1);
}
