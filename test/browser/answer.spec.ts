import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AddressesService } from '../../src/audience/addresses.service.js';
import type { Language } from '../../src/domain/language.js';
import { describeInBrowser, openContext, PHONE } from '../support/browser.js';
import { openPage, press } from '../support/open-page.js';
import { addResidents, household, issueNow, openTown, type Town } from './journey.js';

/** One tap, on a telephone, without a script: what a town is asked to do in the worst hour. */
describeInBrowser('the page to answer on', () => {
  let town: Town;
  let live: string;
  let drill: string;
  const tokens = new Map<Language, string>();

  beforeAll(async () => {
    town = await openTown();
    const order = { topic: 'evacuation' as const, severity: 'Extreme' as const, areas: ['13229.yagisawa'] };
    const en = { headline: 'Evacuation order', place: '', instruction: 'Leave dangerous places now.', body: '' };
    const ja = { headline: '避難指示', place: '', instruction: '危険な場所から全員避難してください。', body: '' };
    await addResidents(town, household('13229.yagisawa.3', { channel: 'email', address: 'hanako@example.jp' }));
    live = (await issueNow(town, { ...order, headline: '避難指示', texts: { ja, en } })).shortId;
    drill = (await issueNow(town, { ...order, headline: '避難訓練', kind: 'drill', texts: { ja, en } })).shortId;
    for (const language of ['ja', 'ja-x-easy', 'en', 'my'] as const) {
      const address = `${language}@example.jp`;
      const one = household('13229.yagisawa.3', { channel: 'email', address });
      await addResidents(town, { ...one, members: one.members.map((member) => ({ ...member, language })) });
      const addresses = town.hub.get(AddressesService);
      const [way] = await town.hub.database.query<{ id: string }>('SELECT id FROM way WHERE address_index = $1', [
        addresses.index('email', address),
      ]);
      tokens.set(language, addresses.leaveToken(way!.id));
    }
  }, 90_000);
  afterAll(() => town.close());

  const at = (language: Language, shortId = live): string => `${town.url}/answer/${shortId}/${tokens.get(language)}`;

  it.each([
    ['ja', 'ja', '読みました'],
    ['ja-x-easy', 'ja', 'たすけて ください'],
    ['en', 'en', 'I am safe'],
    ['my', 'my', 'ဖတ်ပြီးပါပြီ'],
  ] as const)(
    'is sound in %s without a script, and takes an answer with one tap',
    async (language, lang, label) => {
      const context = await openContext(town.browser, { viewport: PHONE, hasTouch: true, javaScriptEnabled: false });
      const page = await context.newPage();
      await openPage(page, at(language), { lang });
      await picture(page, `answer-${language}`);
      await press(page, label, { lang });
      expect(await page.getByRole('status').innerText()).toContain(label);
      await picture(page, `answer-${language}-given`);
      await openPage(page, at(language, drill), { lang });
      await picture(page, `answer-${language}-drill`);
      await context.close();
    },
    60_000,
  );

  it('says on the page of the alert how to answer, and leads there on the device that was notified', async () => {
    const page = await (await openContext(town.browser, { viewport: PHONE })).newPage();
    await openPage(page, `${town.url}/alerts/${live}`);
    expect(await page.locator('main').innerText()).toContain(
      '届いたメールのリンクか、LINEのボタンから返事ができます。',
    );
    expect(await page.getByRole('link', { name: '返事をお願いします' }).count()).toBe(0);
    // As the service worker does when the notification comes.
    await page.evaluate(async ({ name, path }) => (await caches.open('answers')).put(name, new Response(path)), {
      name: `/alerts/${live}`,
      path: new URL(at('ja')).pathname,
    });
    await openPage(page, `${town.url}/alerts/${live}?lang=en`, { lang: 'en' });
    await page.getByRole('link', { name: 'Please answer' }).click();
    await page.waitForURL(at('ja'));
    await openPage(page, `${town.url}/answer/${live}/broken`, { status: 404 });
  }, 60_000);
});

/** For whoever wants to see them: PICTURES names a folder. */
async function picture(page: { screenshot(options: object): Promise<unknown> }, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
