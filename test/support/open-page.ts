import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { BrowserContext, Page, Response } from 'playwright-core';
import { runsScripts } from './browser.js';

/** What a page is expected to be; by default a good page in Japanese. */
export interface Expected {
  status?: number;
  lang?: string;
}

/** The small build, and no value to send back: every page takes it in. */
const AXE = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}\n;undefined`;
const WIDTHS = [320, 390, 1280];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Goes to a page and holds it to what every page promises. */
export async function openPage(page: Page, url: string, expected: Expected = {}): Promise<void> {
  const said = listen(page);
  said.length = 0;
  await check(page, await page.goto(url), expected);
}

/** Presses a button that leads to another page, and holds that page to the same promises. */
export async function press(page: Page, button: string | RegExp, expected: Expected = {}): Promise<void> {
  await leadOn(page, () => page.getByRole('button', { name: button }).click(), expected);
}

/** Follows a link, likewise. */
export async function follow(page: Page, link: string | RegExp, expected: Expected = {}): Promise<void> {
  await leadOn(page, () => page.getByRole('link', { name: link }).first().click(), expected);
}

/** Whatever a person does that ends on another page. */
export async function leadOn(page: Page, act: () => Promise<void>, expected: Expected = {}): Promise<void> {
  const said = listen(page);
  said.length = 0;
  const [response] = await Promise.all([page.waitForEvent('load').then(() => lastDocument(page)), act()]);
  await check(page, response, expected);
}

/** Posts a form that the page does not offer, with the session and the token of the person who looks at it. */
export async function forge(
  page: Page,
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const csrf = (await page.locator('input[name="csrf"]').first().getAttribute('value')) ?? '';
  const body = new URLSearchParams({ csrf, ...fields }).toString();
  const answer = await page.context().request.post(new URL(path, page.url()).href, {
    data: body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
    maxRedirects: 0,
  });
  return { status: answer.status(), text: await answer.text() };
}

interface Heard {
  lines: string[];
  document: Response | null;
}
const heard = new WeakMap<Page, Heard>();

/** Collects what the browser complains about: blocked by the content security policy, failed, thrown. */
function listen(page: Page): string[] {
  const known = heard.get(page);
  if (known !== undefined) return known.lines;
  const fresh: Heard = { lines: [], document: null };
  heard.set(page, fresh);
  page.on('console', (message) => {
    // A page that is meant to answer 404 or 422 is named by its own address; its parts are not.
    const isDocument = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    if (message.type() === 'error' && !isDocument) fresh.lines.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => fresh.lines.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) fresh.document = response;
  });
  return fresh.lines;
}

function lastDocument(page: Page): Response | null {
  return heard.get(page)?.document ?? null;
}

async function check(page: Page, response: Response | null, expected: Expected): Promise<void> {
  const status = response?.status();
  const problems = [
    ...(status === (expected.status ?? 200) ? [] : [`status ${status ?? 'none'}`]),
    ...(await onceStill(page, () => look(page, expected))),
    ...listen(page),
  ];
  expect({ page: page.url(), problems }).toEqual({ page: page.url(), problems: [] });
}

const flawless = new Set<string>();

/** The very same page, in the same width, does not become better by a second look. */
async function look(page: Page, expected: Expected): Promise<string[]> {
  const html = (await page.content()).replaceAll(/name="csrf" value="[^"]*"/g, '');
  const seen = JSON.stringify([expected.lang, page.viewportSize()?.width, html]);
  if (flawless.has(seen)) return [];
  const problems = await lookClosely(page, expected);
  if (problems.length === 0) flawless.add(seen);
  return problems;
}

async function lookClosely(page: Page, expected: Expected): Promise<string[]> {
  return [...(await shape(page, expected.lang ?? 'ja')), ...(await sideways(page)), ...(await accessibility(page))];
}

/** A live page may renew itself while it is looked at: it is looked at again then. */
async function onceStill<T>(page: Page, act: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await act();
    } catch (error) {
      const renewed =
        error instanceof Error &&
        /context was destroyed|because of a navigation|page is navigating/.test(error.message);
      if (!renewed || round === 3) throw error;
      await page.waitForLoadState();
    }
  }
}

/** One heading that the title repeats, in a language that is named. */
async function shape(page: Page, lang: string): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1')];
    const copy = headings[0]?.cloneNode(true) as HTMLElement | undefined;
    copy?.querySelectorAll('.en').forEach((part) => part.remove());
    return {
      count: headings.length,
      heading: copy?.textContent.trim() ?? '',
      title: document.title,
      lang: document.documentElement.lang,
    };
  });
  return [
    ...(seen.count === 1 ? [] : [`${seen.count} h1`]),
    ...(seen.heading !== '' && seen.title.startsWith(seen.heading) ? [] : [`title ${seen.title} / ${seen.heading}`]),
    ...(seen.lang === lang ? [] : [`lang ${seen.lang}`]),
  ];
}

/** WCAG 2.2 §1.4.10: nothing scrolls sideways, also with everything unfolded. */
async function sideways(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const problems: string[] = [];
  try {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: before?.height ?? 900 });
      const wide = await tooWide(page);
      if (wide !== undefined) problems.push(`scrolls sideways at ${width}px: ${wide.join(', ')}`);
    }
  } finally {
    if (before !== null) await page.setViewportSize(before);
  }
  return problems;
}

function tooWide(page: Page): Promise<string[] | undefined> {
  return page.evaluate(() => {
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    folded.forEach((details) => (details.open = true));
    const { scrollWidth, clientWidth } = document.documentElement;
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    folded.forEach((details) => (details.open = false));
    if (scrollWidth <= clientWidth) return undefined;
    return out.slice(0, 3).map((element) => `${element.tagName}.${element.className}`);
  });
}

async function accessibility(page: Page): Promise<string[]> {
  const context = page.context();
  const place = runsScripts(context) ? page : await twinOf(page);
  await place.evaluate(AXE);
  const violations = await place.evaluate(async (rules) => {
    const checker = (window as unknown as { axe: typeof axe }).axe;
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    folded.forEach((details) => (details.open = true));
    const result = await checker.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false });
    folded.forEach((details) => (details.open = false));
    return result.violations.map(({ id, nodes }) =>
      `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ')}`.slice(0, 600),
    );
  }, RULES);
  return violations.map((violation) => `axe ${violation}`);
}

const twins = new WeakMap<BrowserContext, Page>();

/** axe needs scripts: where the person has none, the same HTML at the same address is shown to a twin that has. */
async function twinOf(page: Page): Promise<Page> {
  const html = await page.content();
  const known = twins.get(page.context());
  const twin = known ?? (await (await page.context().browser()?.newContext())?.newPage());
  if (twin === undefined) throw new Error('the browser is gone');
  twins.set(page.context(), twin);
  await twin.unrouteAll();
  await twin.route(page.url().split('#')[0] ?? '', (route) =>
    route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
  );
  await twin.goto(page.url());
  return twin;
}
