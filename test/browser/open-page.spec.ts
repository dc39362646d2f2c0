import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openContext, startBrowser } from '../support/browser.js';
import { openPage } from '../support/open-page.js';

const GOOD = '<main><h1>よい<span class="en" lang="en">Good</span></h1></main>';
const page = (body: string, head = '<title>よい | 町</title>', lang = 'ja') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;
const PAGES: Record<string, string> = {
  '/good': page(GOOD),
  '/two-headings': page(`${GOOD}<h1>よい</h1>`),
  '/other-title': page(GOOD, '<title>別の題</title>'),
  '/english': page(GOOD, undefined, 'en'),
  '/inline-script': page(`${GOOD}<script>document.title = 'よい!'</script>`),
  '/missing-part': page(`${GOOD}<img src="/nothing.png" alt="">`),
  '/wide': page(`${GOOD}<details><summary>開く</summary><svg width="700" height="10"></svg></details>`),
  '/unnamed-field': page(`${GOOD}<main><input type="text"></main>`),
};

/** A check that never complains proves nothing: here are pages that must not pass. */
describeInBrowser('what every page is held to', () => {
  let server: Server;
  let url: string;
  let browser: Browser;
  let tab: Page;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const html = PAGES[request.url ?? ''];
      response.writeHead(html === undefined ? 404 : 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'self'; style-src 'self' 'unsafe-inline'",
      });
      response.end(html ?? page(GOOD));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await startBrowser();
    tab = await (await openContext(browser)).newPage();
    // The browser asks for an icon by itself; these pages have none.
    await tab.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it('lets a good page pass', async () => {
    await openPage(tab, `${url}/good`);
  }, 20_000);

  it.each([
    ['/two-headings', /2 h1/],
    ['/other-title', /title/],
    ['/english', /lang en/],
    ['/inline-script', /console: .*Content Security Policy/],
    ['/missing-part', /404/],
    ['/wide', /sideways at 320px/],
    ['/unnamed-field', /axe label/],
    ['/not-there', /status 404/],
  ])(
    'stops at %s',
    async (path, complaint) => {
      await expect(openPage(tab, `${url}${path}`)).rejects.toThrow(complaint);
    },
    20_000,
  );

  it('complains each time: only a page without a fault is spared a second look', async () => {
    for (let time = 1; time <= 2; time += 1)
      await expect(openPage(tab, `${url}/unnamed-field`)).rejects.toThrow(/axe label/);
    await openPage(tab, `${url}/good`);
    await expect(openPage(tab, `${url}/good`, { lang: 'en' })).rejects.toThrow(/lang ja/);
  }, 20_000);

  it('holds a page to the same without JavaScript', async () => {
    const quiet = await (await openContext(browser, { javaScriptEnabled: false })).newPage();
    await expect(openPage(quiet, `${url}/unnamed-field`)).rejects.toThrow(/axe label/);
  }, 20_000);
});
