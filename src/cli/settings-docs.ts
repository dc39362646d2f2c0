import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { channels } from '../channels/index.js';
import type { Channel } from '../channels/channel.js';
import { ENVIRONMENT } from '../platform/config/environment.js';

/** Where the page of settings lies, from src/cli as from dist/cli. */
export const SETTINGS_PAGE = resolve(import.meta.dirname, '../../docs/settings.md');

/** URLs that usually carry a password: to be kept like one. */
const CARRIES_PASSWORD: readonly string[] = ['DATABASE_URL', 'REDIS_URL'];

interface Documented {
  default?: string | number;
  enum?: string[];
  description?: string;
}

const HEAD = `<!-- 生成された頁です。直すのは src/platform/config/environment.ts と各経路の environment。npm run docs:settings で作り直します。
     Generated: change the sources named above, then run npm run docs:settings. -->

# 設定 (settings)

すべて環境変数で渡します。空の値は「なし」と同じです。誤りがあると、hub は全部を並べて起動を断ります。
\`npm run hub -- config check\` で、起動せずに確かめられます。

Everything is an environment variable; a blank one counts as absent. The hub lists every mistake at once and does not start.
`;

/** docs/settings.md in full: what this code reads from its environment, and nothing else. */
export function settingsPage(): string {
  const byChannel = channels.filter((channel) => channel.environment.length > 0);
  const theirs = new Set(byChannel.flatMap((channel) => channel.environment.map((variable) => variable.name)));
  const without = channels.filter((channel) => channel.environment.length === 0);
  const names = without.map((channel) => `${channel.label.ja}（${channel.name}）`).join('、');
  const last = names === '' ? [] : [`## 設定のない経路 (no settings)\n\n${names}\n`];
  return [HEAD, hubTable(theirs), ...byChannel.map(channelTable), ...last].join('\n');
}

/** Names of all variables that the hub or one of its channels reads. */
export function settingNames(): string[] {
  const ofChannels = channels.flatMap((channel) => channel.environment.map((variable) => variable.name));
  return [...new Set([...Object.keys(ENVIRONMENT), ...ofChannels])];
}

/** A variable that a channel explains is left to that channel's table. */
function hubTable(theirs: ReadonlySet<string>): string {
  const { properties = {} } = z.toJSONSchema(z.object(ENVIRONMENT));
  const rows = Object.entries(properties)
    .filter(([name]) => !theirs.has(name))
    .map(([name, property]) => {
      const { default: preset, enum: values, description = '' } = property as Documented;
      const text = values === undefined ? description : `${description}。${values.join('、')}`;
      return row([
        code(name),
        preset === undefined ? '' : code(String(preset)),
        secrecy(CARRIES_PASSWORD.includes(name)),
        text,
      ]);
    });
  return `## hub\n\n${row(['変数 (name)', '既定 (default)', '秘密 (secret)', '説明 (meaning)'])}\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

const UNCONFIGURED: Record<Channel['unconfigured'], string> = {
  sandbox:
    '未設定のときは試行環境です：文面を作って記録し、何も送りません (sandbox until configured: rendered and recorded, nothing is sent)。',
  off: '未設定のときは使われません (left out until configured)。',
  never: '設定しなくても働きます (works without settings)。',
};

function channelTable(channel: Channel): string {
  const rows = channel.environment.map(({ name, secret, text }) => row([code(name), secrecy(secret === true), text]));
  const title = `## ${channel.label.ja} ${channel.label.en === channel.label.ja ? '' : `${channel.label.en} `}(${channel.name})`;
  return `${title}\n\n${UNCONFIGURED[channel.unconfigured]}\n\n${row(['変数 (name)', '秘密 (secret)', '説明 (meaning)'])}\n|---|---|---|\n${rows.join('\n')}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')).join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function secrecy(isSecret: boolean): string {
  return isSecret ? '秘密' : '';
}

// Started as a program (`npm run docs:settings`), not when a test imports it.
if (process.argv[1] === import.meta.filename) {
  writeFileSync(SETTINGS_PAGE, settingsPage());
  process.stdout.write('docs/settings.md を書きました (written)\n');
}
