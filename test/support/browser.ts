import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

/** Quiet and self-contained: the browser speaks to the hub of the test and to nobody else. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const TOWN: BrowserContextOptions = { locale: 'ja-JP', timezoneId: 'Asia/Tokyo' };
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

function findChromium(): string | undefined {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'];
  const named = ['chromium', 'chromium-browser', 'google-chrome'].map((name) =>
    spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim(),
  );
  return [...places, ...named].find((path) => path !== undefined && path !== '' && existsSync(path));
}

const executablePath = findChromium();

/** A suite that needs a browser; where there is none it says so as a skipped test, never as a passed one. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (executablePath !== undefined) return describe(name, suite);
  describe(name, () => {
    it.skip('needs Chromium: install it or set CHROMIUM_PATH', () => undefined);
  });
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? '', args: FLAGS });
}

const scriptless = new WeakSet<BrowserContext>();

/** A person's own browser profile: cookies of its own, and JavaScript off where the journey asks for it. */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ ...TOWN, viewport: DESKTOP, ...options });
  if (options.javaScriptEnabled === false) scriptless.add(context);
  context.setDefaultTimeout(10_000);
  return context;
}

export function runsScripts(context: BrowserContext): boolean {
  return !scriptless.has(context);
}

/** A browser with a profile on disk: notifications are refused in a private one. */
export async function startPersistent(
  options: BrowserContextOptions,
): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'todoke-profile-'));
  const context = await chromium.launchPersistentContext(dir, {
    executablePath: executablePath ?? '',
    args: FLAGS,
    ...TOWN,
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { context, close };
}
