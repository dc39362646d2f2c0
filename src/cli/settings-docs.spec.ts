import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { channels } from '../channels/index.js';
import { readEnvironment, withoutBlanks } from '../platform/config/environment.js';
import { SETTINGS_PAGE, settingNames, settingsPage } from './settings-docs.js';

const root = resolve(import.meta.dirname, '../..');
const example = readFileSync(resolve(root, '.env.example'), 'utf8');
/** Variables of the example, those that are commented out included. */
const inExample = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name);

describe('docs/settings.md', () => {
  it('is what the code reads today (npm run docs:settings makes it anew)', () => {
    expect(readFileSync(SETTINGS_PAGE, 'utf8')).toBe(settingsPage());
  });

  it('has one row for each variable, and never two', () => {
    const rows = [...settingsPage().matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name = '']) => name);
    expect([...rows].sort()).toEqual(settingNames().sort());
  });

  it('says of every secret that it is one', () => {
    const secrets = channels.flatMap((channel) => channel.environment.filter((variable) => variable.secret));
    expect(secrets.length).toBeGreaterThan(3);
    for (const { name } of [...secrets, { name: 'DATABASE_URL' }, { name: 'REDIS_URL' }]) {
      expect(settingsPage()).toMatch(new RegExp(`^\\| \`${name}\` \\|.* 秘密 \\|`, 'm'));
    }
  });

  it('breaks no table: every row of a table has as many cells as its head', () => {
    for (const table of settingsPage()
      .split('\n\n')
      .filter((part) => part.startsWith('|'))) {
      const widths = table
        .trim()
        .split('\n')
        .map((line) => line.replaceAll('\\|', '').split('|').length);
      expect(new Set(widths).size).toBe(1);
    }
  });
});

describe('.env.example', () => {
  it('names every variable that the code reads, and none that nobody reads', () => {
    const composeOnly = ['POSTGRES_PASSWORD'];
    expect([...inExample].sort()).toEqual([...settingNames(), ...composeOnly].sort());
  });

  it('starts a hub as it stands: every value in it is accepted', () => {
    const lines = example.split('\n').filter((line) => /^[A-Z]/.test(line));
    const env = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));
    expect(readEnvironment(withoutBlanks(env)).ok).toBe(true);
  });
});

describe('the documents', () => {
  const pages = ['.', 'docs', 'docs/adr'].flatMap((folder) =>
    readdirSync(resolve(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  );
  const texts = pages.map((page) => [page, readFileSync(resolve(root, page), 'utf8')] as const);

  it.each(texts)('%s leads only to files that exist', (page, text) => {
    const targets = [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    const missing = targets
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(resolve(root, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  it('name only commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = texts.flatMap(([, text]) => [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(10);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});
