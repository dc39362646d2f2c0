import { describe, expect, it } from '@jest/globals';
import { createECDH } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import writeXlsx from 'write-excel-file/node';
import { nishitokyo } from '../../test/support/profile.js';
import { loadProfile } from '../platform/config/profile.js';
import { TOPIC_FACTS, TOPICS } from '../domain/topic.js';
import { readResidentsFile, type ResidentsFile } from './residents-file.js';
import { MAX_ROWS } from './residents-table.js';

const context = { profile: nishitokyo, today: '2026-11-21' };
const JAPANESE =
  '世帯番号,氏名,ふりがな,町名,丁目,郵便番号,言語,メールアドレス,電話番号,連絡方法,お知らせの種類,学級・図書館,訓練参加,要支援,同意日';
const TARO =
  '101,金糸雀 太郎,かなりあ たろう,柳沢,3,188-0022,日本語,taro@example.jp,,デジタル,,,はい,いいえ,2026-04-01';
const HANAKO =
  '101,金糸雀 花子,かなりあ はなこ,柳沢三丁目,,,やさしい日本語,,042-400-1234,電話；紙,,,,はい,令和8年4月2日';

const read = (text: string | Buffer, profile = nishitokyo): Promise<ResidentsFile> =>
  readResidentsFile(Buffer.from(text), { ...context, profile });
const csv = (...lines: string[]): string => [JAPANESE, ...lines].join('\r\n') + '\r\n';
const short = (cells: Record<string, string>): string => {
  const all = { household: '7', name: '金糸雀 次郎', town: '柳沢', way: 'paper', consent_on: '2026-04-01', ...cells };
  return `${Object.keys(all).join(',')}\n${Object.values(all).join(',')}\n`;
};

async function households(file: string | Buffer): Promise<(ResidentsFile & { kind: 'residents' })['households']> {
  const result = await read(file);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.refused));
  return result.households;
}

async function refusals(file: string | Buffer): Promise<string[]> {
  const result = await read(file);
  return result.kind === 'refused'
    ? result.refused.map(({ line, column, reason }) => `${line} ${column} ${reason}`)
    : [];
}

/** What one row with these cells becomes: its only person, or the refusals. */
async function one(cells: Record<string, string>): Promise<Record<string, unknown>> {
  const result = await read(short(cells));
  if (result.kind === 'refused') return { refused: result.refused.map(({ column }) => column) };
  const [{ household, consentOn } = { household: undefined, consentOn: '' }] = result.households;
  return { area: household?.area, address: household?.address, consentOn, ...household?.members[0] };
}

describe('a residents file in Japanese', () => {
  it('becomes households with their people and ways', async () => {
    expect(await households(csv(TARO, HANAKO))).toEqual([
      {
        consentOn: '2026-04-02',
        hasNumber: false,
        household: {
          reference: '101',
          area: '13229.yagisawa.3',
          address: '〒188-0022 柳沢三丁目',
          // The order in which Hanako names her ways.
          wishes: ['phone', 'board'],
          members: [
            {
              name: '金糸雀 太郎',
              kana: 'かなりあ たろう',
              language: 'ja',
              needsSupport: false,
              disclosure: false,
              ways: [expect.objectContaining({ channel: 'email', address: 'taro@example.jp', drills: true })],
            },
            {
              name: '金糸雀 花子',
              kana: 'かなりあ はなこ',
              language: 'ja-x-easy',
              needsSupport: true,
              disclosure: false,
              ways: [
                expect.objectContaining({ channel: 'phone', address: '042-400-1234', drills: false }),
                expect.objectContaining({ channel: 'board', address: '' }),
              ],
            },
          ],
        },
      },
    ]);
  });

  it('reads the same from UTF-8, UTF-8 with BOM and CP932', async () => {
    const text = csv(TARO, HANAKO);
    const plain = await households(text);
    expect(await households(`\ufeff${text}`)).toEqual(plain);
    expect(await households(iconv.encode(text, 'CP932'))).toEqual(plain);
  });

  it('keeps the letters that only CP932 has (髙, ①, ～)', async () => {
    const [first] = await households(iconv.encode(csv(TARO.replace('金糸雀 太郎', '髙﨑 ①郎～')), 'CP932'));
    expect(first?.household.members[0]?.name).toBe('髙﨑 ①郎～');
  });

  it('reads the same from XLSX, with dates and numbers as Excel keeps them', async () => {
    const rows = csv(TARO, HANAKO)
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const cells = rows.map((row, r) =>
      row.map((value, c) => {
        if (r > 0 && c === 0) return { value: Number(value), type: Number };
        if (r === 1 && c === 14) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy/mm/dd' };
        return value === '' ? null : { value, type: String };
      }),
    );
    const file = await writeXlsx(cells).toBuffer();
    expect(await households(file)).toEqual(await households(csv(TARO, HANAKO)));
  });

  it('reads English headings and several values in one cell', async () => {
    const person = await one({
      way: 'digital;radio',
      email: 'a@example.jp;b@example.jp',
      topics: '気象警報；library',
      groups: 'tanashi-es/1-1;柳沢図書館',
    });
    expect(person.ways).toEqual(
      [
        ['email', 'a@example.jp'],
        ['email', 'b@example.jp'],
        ['radio', ''],
      ].map(([channel, address]) => ({
        channel,
        address,
        topics: ['weather', 'library'],
        groups: ['tanashi-es/1-1', 'library/yagisawa'],
        drills: false,
      })),
    );
  });

  it('takes LINE and push devices as their channels know them', async () => {
    const keys = createECDH('prime256v1').generateKeys('base64url');
    const user = `U${'0123456789abcdef'.repeat(2)}`;
    const push = {
      push_endpoint: 'https://fcm.googleapis.com/fcm/send/x',
      push_p256dh: keys,
      push_auth: 'AAAAAAAAAAAAAAAAAAAAAA',
    };
    const person = await one({ way: '', line_user_id: user, ...push });
    expect(person.ways).toMatchObject([
      { channel: 'line', address: user },
      { channel: 'web-push', address: { endpoint: push.push_endpoint, p256dh: keys, auth: push.push_auth } },
    ]);
    expect(await one({ way: '', ...push, push_auth: 'AAAA' })).toEqual({ refused: ['プッシュ通知の認証'] });
    expect(await one({ way: '', push_endpoint: push.push_endpoint })).toMatchObject({
      refused: ['プッシュ通知の宛先'],
    });
  });

  it('chooses what may save a life, and no news, for whoever chose nothing', async () => {
    const [way] = (await one({})).ways as { topics: string[] }[];
    expect(way?.topics).toEqual(TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety));
  });
});

describe('where somebody lives', () => {
  it.each([
    ['柳沢三丁目', '', '13229.yagisawa.3'],
    ['柳沢3丁目', '', '13229.yagisawa.3'],
    ['柳沢３丁目', '', '13229.yagisawa.3'],
    ['柳沢', '３', '13229.yagisawa.3'],
    ['柳沢', '三丁目', '13229.yagisawa.3'],
    ['東京都西東京市柳沢3-5-1', '', '13229.yagisawa.3'],
    ['西東京市 田無町 七丁目', '7', '13229.tanashi.7'],
    ['ひばりヶ丘北1丁目', '', '13229.hibarigaokakita.1'],
    ['ひばりが丘1丁目', '', '13229.hibarigaoka.1'],
    ['柳沢', '', '13229.yagisawa'],
    ['13229.yagisawa.3', '', '13229.yagisawa.3'],
  ])('%s with 丁目 "%s" is %s', async (town, chome, area) => {
    expect((await one({ town, chome })).area).toBe(area);
  });

  it.each([
    ['柳沢7丁目', '', '丁目'],
    ['柳沢0丁目', '', '丁目'],
    ['柳沢三丁目', '4', '丁目'],
    ['柳沢', 'さん', '丁目'],
    ['柳沢荘', '', '町名'],
    ['吉祥寺本町1丁目', '', '町名'],
    ['13229.yagisawa.9', '', '町名'],
    ['', '3', '町名'],
  ])('%s with 丁目 "%s" is refused under %s', async (town, chome, column) => {
    expect(await one({ town, chome })).toEqual({ refused: [column] });
  });

  it('folds 大字 and 小字 into a town without 丁目', async () => {
    const aizu = loadProfile('aizuwakamatsu');
    const area = async (town: string): Promise<unknown> => {
      const result = await read(short({ town }), aizu);
      return result.kind === 'residents' ? result.households[0]?.household.area : result.refused;
    };
    expect(await area('一箕町大字八幡字坂下')).toBe('07202.ikki');
    expect(await area('一箕町松長三丁目')).toBe('07202.ikki');
    expect(await area('花見ヶ丘二丁目')).toBe('07202.hanamigaoka.2');
    expect(await area('西七日町')).toBe('07202.nishinanoka');
  });
});

describe('the day of consent', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['２０２６年４月１日', '2026-04-01'],
    ['令和8年4月1日', '2026-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.4.1', '2026-04-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['2026-11-21', '2026-11-21'],
  ])('%s is %s', async (written, day) => {
    expect((await one({ consent_on: written })).consentOn).toBe(day);
  });

  it.each(['', '2026-02-30', '2026-11-22', '令和9年1月1日', '4月1日', '46113', '昭和60年1月1日'])(
    '"%s" is refused',
    async (written) => {
      expect(await one({ consent_on: written })).toEqual({ refused: ['同意日'] });
    },
  );
});

describe('a row that cannot be taken', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['an address that is none', { way: '', email: 'taro@' }, ['メールアドレス']],
    ['a LINE name instead of an id', { way: 'digital', line_user_id: 'taro' }, ['LINEユーザーID']],
    ['a way that nobody knows', { way: '鳩' }, ['連絡方法']],
    ['no way at all', { way: '' }, ['連絡方法']],
    ['a digital way without an address', { way: 'digital' }, ['連絡方法']],
    ['an address for someone who asked for paper only', { way: 'paper', email: 'taro@example.jp' }, ['連絡方法']],
    ['a call without a number', { way: 'phone' }, ['連絡方法']],
    ['a number that lost its zero', { way: 'phone', phone: '424001234' }, ['電話番号']],
    ['a postal code that lost its zero', { postal_code: '40012' }, ['郵便番号']],
    ['a language that the town does not speak', { language: 'fr' }, ['言語']],
    ['a topic that is none', { topics: '天気予報' }, ['お知らせの種類']],
    ['a class that is not there', { groups: '田無小学校9年9組' }, ['学級・図書館']],
    ['a yes that is none', { drills: 'たぶん' }, ['訓練参加']],
    ['no name', { name: '' }, ['氏名']],
    ['no household', { household: '' }, ['世帯番号']],
    ['a formula', { name: '=HYPERLINK(1)' }, ['氏名']],
    ['a formula in full width', { kana: '＝１＋１' }, ['ふりがな']],
    ['a name that is written backwards', { name: '太\u202e郎' }, ['氏名']],
    [
      'several mistakes, all of them',
      { town: '吉祥寺', drills: 'たぶん', consent_on: '' },
      ['町名', '訓練参加', '同意日'],
    ],
  ])('with %s is refused under its column', async (_case, cells, columns) => {
    expect(await one(cells)).toEqual({ refused: columns });
  });

  it('keeps a number with its country code: that is no formula', async () => {
    expect(await one({ way: 'phone', phone: '+81-42-400-1234' })).toMatchObject({
      ways: [{ channel: 'phone', address: '+81-42-400-1234' }],
    });
  });

  it('is named by its line even behind empty lines and cells of several lines', async () => {
    const file = csv(
      TARO,
      '',
      HANAKO.replace('電話；紙', '"電話\n紙"'),
      TARO.replace('101', '102').replace('taro@', 'jiro@').replace('柳沢', '吉祥寺'),
    );
    expect(await refusals(file)).toEqual(['6 町名 西東京市の町の表にない町名です。']);
  });

  it('takes the whole file with it, and every bad row is named', async () => {
    const result = await read(
      csv(TARO, HANAKO.replace('柳沢三丁目', '吉祥寺'), TARO.replace('taro@example.jp', 'taro')),
    );
    expect(result).toMatchObject({
      kind: 'refused',
      refused: [
        { line: 3, column: '町名' },
        { line: 4, column: 'メールアドレス' },
      ],
    });
    expect(result).not.toHaveProperty('households');
  });

  it('never says what stood in the cell', async () => {
    const secret = 'ひみつの値';
    const columns = [
      'household',
      'name',
      'kana',
      'town',
      'chome',
      'postal_code',
      'language',
      'email',
      'line_user_id',
      'push_endpoint',
      'push_p256dh',
      'push_auth',
      'phone',
      'fax',
      'way',
      'topics',
      'groups',
      'drills',
      'needs_support',
      'consent_on',
    ];
    const said = JSON.stringify([
      await read(`${columns.join(',')}\n${columns.map(() => secret).join(',')}\n`),
      await read(`${secret},${secret}\n`),
      await read(`${columns.join(',')}\n"${secret}"x\n`),
    ]);
    expect(said).toContain('refused');
    expect(said).not.toContain(secret);
  });
});

describe('rows that speak of the same', () => {
  it('with one address under two people are refused, however it is spelt', async () => {
    const other = '102,金糸雀 三郎,,田無町,1,,,ＴＡＲＯ@example.jp,,,,,,,2026-04-01';
    expect(await refusals(csv(TARO, other))).toEqual(['3 メールアドレス 2行目と同じ宛先です。']);
  });

  it('with one person twice are refused', async () => {
    expect(await refusals(csv(HANAKO, HANAKO))).toEqual(['3 氏名 2行目と同じ人です。']);
  });

  // More than a call takes as arguments.
  it('are all named, however many', async () => {
    const rows = Array.from({ length: 130_000 }, (_, i) => `${i},名,柳沢,a@example.jp,2026-04-01`);
    const said = await refusals(['世帯番号,氏名,町名,メール,同意日', ...rows].join('\n'));
    expect(said).toHaveLength(129_999);
  });

  it('with one household in two places are refused', async () => {
    expect(await refusals(csv(TARO, HANAKO.replace('柳沢三丁目', '柳沢四丁目')))).toEqual([
      '3 町名 2行目と同じ世帯番号ですが、町か丁目が違います。',
    ]);
  });
});

describe('a file that cannot be read', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['nothing in it', '', /^1 {2}ファイルに何も書かれていません/],
    ['only empty lines', '\r\n,,,\r\n', /何も書かれていません/],
    ['only headings', `${JAPANESE}\n`, /住民の行がありません/],
    ['no headings', `${TARO}\n`, /見出しがありません/],
    ['semicolons instead of commas', csv(TARO).replaceAll(',', ';'), /コンマ区切り/],
    ['a heading that nobody knows', csv(TARO).replace('ふりがな', '好きな色'), /^1 3列目 見出しの名前がわかりません/],
    ['a heading twice', csv(TARO).replace('ふりがな', '氏名'), /^1 氏名 同じ見出し/],
    ['no day of consent', csv(TARO).replaceAll(/,[^,]*$/gm, ''), /^1 同意日 この列がありません/],
    ['a cell too many', csv(`${TARO},もう一つ`), /^2 {2}列の数/],
    ['a cell too few', csv(TARO.replace(',,デジタル', ',デジタル')), /^2 {2}列の数/],
    ['a quotation mark that never closes', csv(TARO, `"${HANAKO}`, TARO), /^3 {2}引用符（"）が閉じて/],
    ['a quotation mark astray', csv(TARO, HANAKO.replace('花子', '"花"子')), /^3 {2}引用符/],
    ['UTF-16', Buffer.from(`\ufeff${csv(TARO)}`, 'utf16le'), /UTF-16/],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from(csv(TARO)), Buffer.from([0xff, 0xff, 0x00])]),
      /読めない文字/,
    ],
    ['half a workbook', Buffer.from('PK\u0003\u0004 and no more', 'latin1'), /\.xlsx/],
  ])('with %s says what to do', async (_case, file, words) => {
    const said = await refusals(file);
    expect(said.length).toBeGreaterThan(0);
    expect(said[0]).toMatch(words);
  });

  it('with more rows than a town has people is refused', async () => {
    const row = '1,a,柳沢,紙,2026-04-01\n';
    expect(await refusals(`世帯番号,氏名,町名,連絡方法,同意日\n${row.repeat(1_000_000)}`)).toEqual([
      `1  行が多すぎます（${MAX_ROWS.toLocaleString('en-US')}行まで）。地区ごとに分けてください。`,
    ]);
  });

  it('that is a workbook swollen far beyond its size is refused unread', async () => {
    expect(await refusals(zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(1_000), 2_000_000_000))).toEqual([
      '1  Excelのファイルが大きすぎます。地区ごとに分けるか、CSVで保存してください。',
    ]);
  });
});

/** An archive of one entry that declares `size` bytes when unpacked (ZIP APPNOTE 4.3). */
function zipOf(name: string, content: Buffer, size: number): Buffer {
  const packed = deflateRawSync(content);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
    facts,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
