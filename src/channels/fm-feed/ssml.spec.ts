import { describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { nishitokyo } from '../../../test/support/profile.js';
import { sampleContent, sampleInput } from '../channel-contract.js';
import type { Broadcast } from './broadcast.js';
import { fmFeed } from './index.js';
import { annotated, asKana, knownReadings } from './readings.js';

/** What may stand in what (SSML 1.1 §3.1), for the elements used here. */
const CHILDREN: Record<string, string[]> = {
  '': ['speak'],
  speak: ['meta', 'prosody'],
  prosody: ['p'],
  p: ['s', 'break'],
  s: ['sub', '#text'],
  sub: ['#text'],
  meta: [],
  break: [],
};

/** The text as it is printed and as it is spoken; throws where the document is not well-formed or not SSML. */
function readSsml(document: string): { text: string; spoken: string; breaks: number[] } {
  const open = [''];
  const seen = { text: '', spoken: '', breaks: [] as number[] };
  let alias: string | undefined;
  const allow = (name: string): void => {
    if (CHILDREN[open.at(-1) ?? '']?.includes(name) !== true) throw new Error(`${name} in ${open.at(-1) ?? ''}`);
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    allow(tag.name);
    if (tag.uri !== 'http://www.w3.org/2001/10/synthesis') throw new Error(`namespace ${tag.uri}`);
    open.push(tag.name);
    alias = tag.attributes.alias?.value;
    if (tag.name === 'break') seen.breaks.push(Number(/^(\d+)ms$/.exec(tag.attributes.time?.value ?? '')?.[1]));
    if (tag.name === 'speak')
      expect([tag.attributes.version?.value, tag.attributes['xml:lang']?.value]).toEqual(['1.1', 'ja-JP']);
  });
  parser.on('closetag', () => {
    open.pop();
    alias = undefined;
  });
  parser.on('text', (text) => {
    if (text.trim() === '') return;
    allow('#text');
    seen.text += text;
    seen.spoken += alias ?? text;
  });
  parser.write(document).close();
  return seen;
}

const ssmlOf = async (
  change: Parameters<typeof sampleContent>[0] = {},
): Promise<{ document: string; wire: Broadcast }> => {
  const rendition = await fmFeed.render(sampleInput(nishitokyo, { content: sampleContent(change) }));
  const file = rendition.files.find(({ name }) => name.endsWith('.ssml'));
  return { document: Buffer.from(file?.bytes ?? []).toString('utf8'), wire: rendition.wire as Broadcast };
};

describe('the document for a speech machine', () => {
  it('is SSML 1.1 that says what the script says, with its pauses', async () => {
    const { document, wire } = await ssmlOf();
    const read = readSsml(document);
    expect(read.text).toBe(wire.segments.map(({ text }) => text.replaceAll(/《[^》]*》/g, '')).join(''));
    expect(read.breaks).toEqual(wire.segments.map(({ pauseMs }) => pauseMs));
    expect(read.spoken).toContain('避難所はやぎさわちゅうがっこうです。');
    expect(document).toContain('<prosody rate="slow">');
  });

  it('begins and ends with the mark of a drill', async () => {
    const { text } = readSsml((await ssmlOf({ kind: 'drill' })).document);
    expect(text).toMatch(/^訓練です。これは訓練です。.*訓練です。これは訓練です。$/s);
  });

  it('stays well-formed whatever the text holds', async () => {
    const bad = '<break/> & "x" \' ]]> \u0000\u000b\ufffe 𠮷';
    const { ja } = sampleContent().texts;
    const { document } = await ssmlOf({ texts: { ja: { ...ja, body: bad, headline: bad } } });
    expect(readSsml(document).text).toContain('<break、> & "x"');
  });

  it('says nothing when nothing is on air, and is well-formed', () => {
    const idle = fmFeed.idle?.find(({ name }) => name === 'current.ssml');
    expect(readSsml(Buffer.from(idle?.bytes ?? []).toString('utf8'))).toEqual({ text: '', spoken: '', breaks: [] });
  });
});

describe('the readings of a line', () => {
  const readings = knownReadings(nishitokyo);
  const read = (line: string): string => asKana(annotated(line, readings));

  it.each([
    ['西東京市田無町《たなしちょう》です', '西東京市タナシチョウです'],
    ['ひばりが丘《ひばりがおか》一丁目', 'ヒバリガオカイッチョウメ'],
    ['柳沢橋の水位', 'ヤギサワばしの水位'],
    ['午後４時《よじ》５分', '午後ヨジ５分'],
    ['高齢の方は', '高齢のかたは'],
    ['番号 よん・はち・に・いち・ご を', '番号 ヨン・ハチ・ニ・イチ・ゴ を'],
    [
      '電話 ぜろ・よん・に の よん・ろく・よん の いち・さん・いち・いち です',
      '電話 ゼロヨンニ、の、ヨンロクヨン、の、イチサンイチイチ です',
    ],
    ['暴風雪と高潮', 'ボウフウセツとタカシオ'],
    ['給水所《きゅうすいじょ》へ', 'キュウスイジョへ'],
  ])('%s is said %s', (line, said) => expect(read(line)).toBe(said));

  it('never changes the line itself', () => {
    const line = '西東京市田無町《たなしちょう》五丁目、ひばりが丘《ひばりがおか》、午後４時《よじ》、高潮。';
    expect(
      annotated(line, readings)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line.replaceAll(/《[^》]*》/g, ''));
  });
});
