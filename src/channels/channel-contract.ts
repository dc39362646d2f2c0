import { describe, expect, it } from '@jest/globals';
import { KINDS, type Kind, type VersionContent } from '../domain/alert.js';
import { fallbackNote } from '../domain/fallback-note.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import type { CityProfile } from '../domain/profile.js';
import type { Channel, Place, RenderInput, Rendition } from './channel.js';

/** What the suite needs to know of one channel. */
export interface ChannelCase {
  profile: CityProfile;
  /** Public channels: the place a rendition is made for. */
  place?: Place;
  /** Addressed channels: spellings that pass, that fail, and pairs that are one address. */
  addresses?: { good: unknown[]; bad: unknown[]; same: [unknown, unknown][] };
  settings: {
    /** Variables that make it work. */
    complete?: Record<string, string>;
    /** A part of them, and the variables the refusal must name. */
    partial?: { env: Record<string, string>; names: string[] }[];
  };
  /** Languages it renders; all when absent. */
  languages?: readonly Language[];
  /** How near to either end of the preview the mark must stand, in characters. */
  markWithin?: number;
}

/** The word of a mark, however a channel writes the rest of the sentence. */
const MARK_WORDS: Record<Exclude<Kind, 'actual'>, Record<Language, RegExp>> = {
  drill: {
    ja: /訓練|くんれん/,
    'ja-x-easy': /くんれん|訓練/,
    en: /\bdrill\b/i,
    'zh-Hans': /演练/,
    ko: /훈련/,
    vi: /diễn tập/i,
    ne: /अभ्यास/,
    tl: /pagsasanay/i,
    id: /latihan/i,
    my: /လေ့ကျင့်ခန်း/,
  },
  test: {
    ja: /試験|しけん/,
    'ja-x-easy': /テスト|試験/,
    en: /\btest\b/i,
    'zh-Hans': /测试/,
    ko: /시험/,
    vi: /thử/i,
    ne: /परीक्षण/,
    tl: /pagsubok/i,
    id: /uji coba/i,
    my: /စမ်းသပ်/,
  },
};

/** An evacuation order for one town, in every language. */
export function sampleContent(overrides: Partial<VersionContent> = {}): VersionContent {
  return {
    kind: 'actual',
    messageType: 'Alert',
    organisation: 'city',
    topic: 'evacuation',
    severity: 'Extreme',
    urgency: 'Immediate',
    certainty: 'Likely',
    level: 4,
    areas: ['13229.yagisawa'],
    groups: [],
    texts: {
      ja: {
        headline: '柳沢に避難指示',
        place: '柳沢',
        instruction: '危険な場所から全員避難してください。',
        body: '石神井川の水位が上がっています。避難所は柳沢中学校です。',
      },
      'ja-x-easy': {
        headline: 'にげてください（柳沢）',
        place: '柳沢',
        instruction: 'あぶない ところから みんな にげて ください。',
        body: '川の 水が ふえて います。柳沢中学校へ にげて ください。',
      },
      en: {
        headline: 'Evacuation order for Yagisawa',
        place: 'Yagisawa',
        instruction: 'Everyone must leave dangerous places now.',
        body: 'The Shakujii river is rising. The shelter is Yagisawa Junior High School.',
      },
      'zh-Hans': {
        headline: '柳泽地区避难指示',
        place: '柳泽',
        instruction: '请所有人离开危险场所。',
        body: '石神井川水位上涨。避难所为柳泽中学。',
      },
      ko: {
        headline: '야기사와 대피 지시',
        place: '야기사와',
        instruction: '위험한 장소에서 모두 대피하십시오.',
        body: '샤쿠지이강의 수위가 오르고 있습니다.',
      },
      vi: {
        headline: 'Lệnh sơ tán khu Yagisawa',
        place: 'Yagisawa',
        instruction: 'Mọi người hãy rời khỏi nơi nguy hiểm.',
        body: 'Nước sông Shakujii đang dâng cao.',
      },
      ne: {
        headline: 'Yagisawa खाली गर्न आदेश',
        place: 'Yagisawa',
        instruction: 'सबै जना खतरनाक ठाउँबाट तुरुन्त भाग्नुहोस्।',
        body: 'Shakujii नदीको पानी बढ्दै छ।',
      },
      tl: {
        headline: 'Utos na lumikas sa Yagisawa',
        place: 'Yagisawa',
        instruction: 'Umalis na ang lahat sa mapanganib na lugar.',
        body: 'Tumataas ang tubig sa ilog Shakujii.',
      },
      id: {
        headline: 'Perintah mengungsi untuk Yagisawa',
        place: 'Yagisawa',
        instruction: 'Semua orang harus segera meninggalkan tempat berbahaya.',
        body: 'Air sungai Shakujii sedang naik.',
      },
      my: {
        headline: 'Yagisawa ဘေးလွတ်ရာသို့ ပြောင်းရွှေ့ရန် အမိန့်',
        place: 'Yagisawa',
        instruction: 'အန္တရာယ်ရှိသောနေရာမှ အားလုံး ချက်ချင်း ထွက်ခွာပါ။',
        body: 'Shakujii မြစ်ရေ တက်နေသည်။',
      },
    },
    reportedAt: '2026-11-21T10:00:00+09:00',
    expiresAt: '2026-11-21T22:00:00+09:00',
    credit: '西東京市',
    ...overrides,
  };
}

/** The rest of what a renderer is handed. */
export function sampleInput(profile: CityProfile, overrides: Partial<RenderInput> = {}): RenderInput {
  return {
    content: sampleContent(),
    alertId: '0197a1b2-0000-7000-8000-00000000000a',
    shortId: '40217',
    versionId: '0197a1b2-0000-7000-8000-00000000000b',
    versionNumber: 1,
    issuedAt: new Date('2026-11-21T01:00:05Z'),
    language: 'ja',
    profile,
    publicUrl: 'https://todoke.example.jp',
    ...overrides,
  };
}

/** What holds for every way out. Call it at the top level of the channel's own spec. */
export function itIsAChannel(channel: Channel, given: ChannelCase): void {
  const languages = given.languages ?? LANGUAGES;
  const render = async (content: VersionContent, language: Language): Promise<Rendition> =>
    channel.render(
      sampleInput(given.profile, { content, language, ...(given.place === undefined ? {} : { place: given.place }) }),
    );

  describe(`${channel.name} keeps the contract of a channel`, () => {
    it('has a name that can be stored and labels in both languages', () => {
      expect(channel.name).toMatch(/^[a-z][a-z-]+$/);
      expect(channel.label.ja).not.toBe('');
      expect(channel.label.en).not.toBe('');
      expect(channel.window).toBeGreaterThan(0);
      for (const variable of channel.environment) {
        expect(variable.name).toMatch(/^[A-Z][A-Z0-9_]+$/);
        expect(variable.text.length).toBeGreaterThan(5);
      }
    });

    describeRendering(channel, languages, render);
    describeMarks(languages, render, given.markWithin ?? 160);
    describeSettings(channel, given);
    if (given.addresses !== undefined) describeAddresses(channel, given.addresses);
  });
}

type Render = (content: VersionContent, language: Language) => Promise<Rendition>;

function describeRendering(channel: Channel, languages: readonly Language[], render: Render): void {
  it.each([...languages])('renders %s with a preview and its length', async (language) => {
    const rendition = await render(sampleContent(), language);
    expect(rendition.preview.length).toBeGreaterThan(10);
    expect(rendition.measure.count).toBeGreaterThan(0);
    expect(rendition.measure.limit).toBeGreaterThan(0);
    expect(rendition.measure.unit.ja).not.toBe('');
    expect(rendition.measure.unit.en).not.toBe('');
    expect(LANGUAGES).toContain(rendition.language);
  });

  it('gives the same words for the same input', async () => {
    const [once, twice] = [await render(sampleContent(), 'ja'), await render(sampleContent(), 'ja')];
    expect(twice.preview).toBe(once.preview);
    if (channel.reach !== 'public') expect(twice.wire).toEqual(once.wire);
  });

  it('falls back to a language that is there, and says so', async () => {
    const { ja } = sampleContent().texts;
    const rendition = await render(sampleContent({ texts: { ja } }), 'vi');
    expect(rendition.preview.length).toBeGreaterThan(10);
    if (!languages.includes('vi')) return;
    expect(rendition.warnings.join()).toMatch(/vi|Tiếng Việt/);
    expect(rendition.preview).toContain(fallbackNote('vi', 'ja'));
  });

  it('renders a text far beyond any limit and says what it cut', async () => {
    const long = 'とても長い文です。'.repeat(2_500);
    const texts = { ja: { headline: long.slice(0, 300), place: '柳沢', instruction: long, body: long } };
    const rendition = await render(sampleContent({ texts, kind: 'drill' }), 'ja');
    const { count, limit } = rendition.measure;
    expect(count <= limit || rendition.warnings.length > 0).toBe(true);
    if (channel.reach !== 'public') {
      expect(rendition.preview.slice(0, 160)).toMatch(MARK_WORDS.drill.ja);
      expect(rendition.preview.slice(-160)).toMatch(MARK_WORDS.drill.ja);
    }
  });

  if (channel.reach === 'public') return;
  it('has a wire form that survives JSON', async () => {
    const { wire } = await render(sampleContent({ kind: 'drill' }), 'ko');
    expect(JSON.parse(JSON.stringify(wire))).toEqual(wire);
  });

  // What is spoken has no brackets and no signs.
  if (channel.name === 'phone') return;
  it('shows hostile text as text, without control characters', async () => {
    const hostile = '<script>alert(1)</script> {{x}} $& $1 \r\nBcc: evil@example.com\u0000\u2028x';
    const texts = { ja: { headline: hostile, place: hostile, instruction: hostile, body: hostile } };
    const { preview } = await render(sampleContent({ texts }), 'ja');
    expect(preview).toContain('<script>alert(1)</script> {{x}} $& $1');
    expect(preview).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u2028]/);
  });
}

function describeMarks(languages: readonly Language[], render: Render, within: number): void {
  const kinds = KINDS.filter((kind) => kind !== 'actual');
  const table = languages.flatMap((language) => kinds.map((kind) => ({ language, kind })));

  it.each(table)('marks a $kind in $language at both ends', async ({ language, kind }) => {
    const { preview } = await render(sampleContent({ kind }), language);
    expect(preview.slice(0, within)).toMatch(MARK_WORDS[kind][language]);
    expect(preview.slice(-within)).toMatch(MARK_WORDS[kind][language]);
  });

  it.each([...languages])('marks nothing live in %s', async (language) => {
    const { preview } = await render(sampleContent(), language);
    expect(preview).not.toMatch(MARK_WORDS.drill[language]);
    expect(preview).not.toMatch(MARK_WORDS.test[language]);
  });
}

function describeSettings(channel: Channel, given: ChannelCase): void {
  const { complete, partial = [] } = given.settings;

  it('reads no settings as none, whatever else the environment holds', () => {
    const parsed = channel.settings.safeParse({ PATH: '/bin', HOME: '/root' });
    expect(parsed.success).toBe(true);
    if (channel.unconfigured !== 'never') expect(parsed.data).toBeUndefined();
  });

  if (complete !== undefined) {
    it('accepts complete settings and documents each variable', () => {
      const parsed = channel.settings.safeParse(complete);
      expect(parsed.error).toBeUndefined();
      expect(parsed.data).toBeDefined();
      const documented = channel.environment.map((variable) => variable.name);
      expect(documented).toEqual(expect.arrayContaining(Object.keys(complete)));
    });
  }

  // Jest takes an empty table for a mistake; a channel without settings has nothing to leave out.
  if (partial.length === 0) return;

  it.each(partial)('refuses settings without $names and names them', ({ env, names }) => {
    const parsed = channel.settings.safeParse(env);
    expect(parsed.success).toBe(false);
    for (const name of names) expect(JSON.stringify(parsed.error?.issues)).toContain(name);
  });
}

function describeAddresses(channel: Channel, addresses: NonNullable<ChannelCase['addresses']>): void {
  it.each(addresses.good.map((address) => [address]))('accepts the address %j', (address) => {
    const parsed = channel.address.safeParse(address);
    expect(parsed.error).toBeUndefined();
    expect(channel.addressKey(parsed.data)).not.toBe('');
    expect(channel.address.parse(JSON.parse(JSON.stringify(parsed.data)))).toEqual(parsed.data);
    expect(channel.maskAddress(parsed.data)).not.toContain(channel.addressKey(parsed.data));
  });

  it.each(addresses.bad.map((address) => [address]))('refuses the address %j', (address) => {
    expect(channel.address.safeParse(address).success).toBe(false);
  });

  it.each(addresses.same)('gives one key to %j and %j', (one, other) => {
    expect(channel.addressKey(channel.address.parse(one))).toBe(channel.addressKey(channel.address.parse(other)));
  });
}
