import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { nishitokyo as profile } from '../../test/support/profile.js';
import type { AlertRecord, VersionRecord } from '../alerts/alert-record.js';
import type { VersionContent } from '../domain/alert.js';
import { feedStatus } from '../intake/feeds/feed-status.service.js';
import type { Progress } from '../ledger/progress.js';
import { feedPlans } from '../platform/config/feed-plans.js';
import { accountsPage } from './console/accounts.view.js';
import { freshValues } from './console/compose-form.js';
import { composePage } from './console/compose.view.js';
import { helpPage } from './console/help.view.js';
import { consolePage } from './console/home.view.js';
import { noticePage, noticesPage } from './console/notices.view.js';
import { FRESH_OFFICE, LIBRARY, ownGroups, SCHOOL } from './console/office-form.js';
import { officeFormPage, officeListPage } from './console/office.view.js';
import { reviewPage } from './console/review.view.js';
import type { ReviewData } from './console/review.js';
import { sandboxPage } from './console/sandbox.view.js';
import { sourcesPage } from './console/sources.view.js';
import { setupClosedPage, setupPage, signInPage } from './console/sign-in.view.js';
import { alertProgressPage } from './dashboard/alert-progress.view.js';
import { dashboardPage } from './dashboard/dashboard.view.js';
import { deliveryPage } from './dashboard/delivery.view.js';
import type { StaffFrame } from './layout/staff-shell.js';
import { FRESH } from './portal/choices.js';
import { sentPage, subscribePage } from './portal/subscribe.view.js';
import { confirmPage, deadLinkPage, leftPage, preferencesPage, unsubscribePage } from './portal/token-pages.view.js';
import { alertPage } from './public/alert.view.js';
import { errorPage } from './public/error.view.js';
import { homePage } from './public/home.view.js';
import { missingPage } from './public/missing.view.js';
import { statusPage } from './public/status.view.js';

const now = new Date('2026-09-01T14:10:00+09:00');
const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;

function content(over: Partial<VersionContent> = {}, headline = '柳沢に避難指示'): VersionContent {
  return {
    kind: 'actual',
    messageType: 'Alert',
    organisation: 'city',
    topic: 'evacuation',
    severity: 'Severe',
    urgency: 'Immediate',
    certainty: 'Likely',
    level: 4,
    areas: ['13229.yagisawa'],
    groups: [],
    texts: {
      ja: { headline, place: '柳沢', instruction: '逃げてください。', body: '川が増水しています。' },
      en: { headline: 'Evacuation order', place: 'Yagisawa', instruction: 'Leave now.', body: '' },
    },
    reportedAt: '2026-09-01T14:00:00+09:00',
    expiresAt: '2026-09-02T02:00:00+09:00',
    credit: '西東京市',
    ...over,
  };
}

function version(number: number, said: VersionContent, issuedAt?: Date): VersionRecord {
  const base = { id: `v${number}`, alertId: 'a1', number, content: said, contentHash: 'c'.repeat(64) };
  const version = { ...base, createdAt: now, author: { id: 'u1', name: '佐藤' } };
  return issuedAt === undefined ? version : { ...version, issuedAt };
}

function record(state: AlertRecord['state'], versions: VersionRecord[]): AlertRecord {
  const event = { system: 'console', code: 'evacuation', name: 'x' };
  const identity = { key: 'k', material: 'm', source: 'console', event };
  const events = [{ at: now, by: '佐藤', move: 'draft', versionNumber: 1, detail: '' }];
  return { id: 'a1', shortId: '40213', state, organisation: 'city', identity, createdAt: now, versions, events };
}

const actor = { id: 'u2', name: '鈴木', role: 'administrator', organisation: 'city' } as const;
const frame: StaffFrame = { profile, actor, csrf: 'csrf-token', sandboxed: ['メール', 'LINE'] };
const issued = record('issued', [version(1, content(), now)]);
const drill = record('issued', [version(1, content({ kind: 'drill' }), now)]);
const channels = [{ name: 'email', label: { ja: 'メール', en: 'E-mail' } }];
const figures = {
  owed: 10,
  open: 2,
  sent: 8,
  sandbox: 0,
  failed: 0,
  suspended: 0,
  expired: 0,
  unknown: 0,
  perSecond: 4,
};
const progress: Progress = {
  alertId: 'a1',
  versionId: 'v1',
  state: 'issued',
  audience: 10,
  channels: { email: figures },
};
const consent = { version: '1', ja: '同意文', en: 'Consent' };

function review(of: AlertRecord, over: Partial<ReviewData> = {}): ReviewData {
  const measure = { count: 3, limit: 10, unit: { ja: '字', en: 'characters' } };
  const rendition = { channel: 'email', label: { ja: 'メール', en: 'E-mail' }, preview: '文面', measure, warnings: [] };
  return {
    record: of,
    thread: [],
    previews: [{ ...rendition, language: 'ja' }],
    followUp: [{ list: 'call', afterMinutes: 25, households: 312, unlessAnswered: false }],
    now: new Date('2026-09-01T00:50:00Z'),
    audience: { total: 1234, byChannel: { email: 1234 }, households: 900, withoutDigitalWay: 41 },
    findings: [],
    channels,
    problems: [],
    ...over,
  };
}

const notice = {
  id: 'n1',
  source: 'jma-xml',
  organisation: 'city',
  receivedAt: now,
  mediaType: 'application/xml',
  state: 'quarantined' as const,
  bytes: 10,
  alertIds: ['a1'],
  problem: { code: 'xml-truncated', ja: '途中で切れています。', en: 'Truncated.' },
};
const plans = feedPlans('on', profile).plans;
const counted = { waiting: 1, stuck: 1, failed: 1, fetched: 350, skipped: 0 };
const trouble = { code: 'fetch-status', ja: 'エラー（HTTP 503）。', en: 'An error (HTTP 503).' };
const feedRecord = {
  url: '',
  createdAt: now,
  polledAt: now,
  failures: 1,
  isPaused: false,
  skewSeconds: 3,
  problem: trouble,
};
const sourcesData = {
  feeds: plans.map((plan) =>
    feedStatus(plan, { now, record: { name: plan.name, ...feedRecord, succeededAt: now }, entries: counted }),
  ),
  hosts: [{ host: 'www.data.jma.go.jp', bytes: 12_345_678, requests: 5_760, allowedBytes: 500_000_000 }],
  troubled: [
    {
      url: 'https://x/1.xml',
      feed: 'jma-extra',
      state: 'waiting' as const,
      updatedAt: now,
      attempts: 3,
      problem: trouble,
    },
  ],
  sources: [{ name: 'jma-xml', label: { ja: '気象庁防災情報XML', en: 'JMA' } }],
  counts: [{ source: 'jma-xml', state: 'quarantined' as const, count: 7 }],
  now,
};
const status = { ok: true, parts: [{ name: 'queue', ok: true, detail: 'redis 7' }], oldestOwedSeconds: 1, alarms: [] };
const item = { versionId: 'v1', wayId: 'w1', channel: 'email', address: 't***@example.jp', language: 'ja', tries: 1 };
const history = {
  versionId: 'v1',
  wayId: 'w1',
  channel: 'email',
  address: 't***@example.jp',
  because: 'area' as const,
};
const office = { groups: ownGroups(profile, 'tanashi-es'), values: FRESH_OFFICE, problems: [], idempotencyKey: 'k' };
const compose = { organisation: profile.organisations[0]!, channels, values: freshValues(['email']), problems: [] };
const token = { profile, token: 't', channel: 'メール', addressMasked: 't***@example.jp', problems: [], saved: true };

const pages: Record<string, string> = {
  alert: alertPage({ profile, record: issued, language: 'ja', now }) ?? '',
  'alert in English': alertPage({ profile, record: issued, language: 'en', now }) ?? '',
  'alert of a drill': alertPage({ profile, record: drill, language: 'ja', now }) ?? '',
  home: homePage({ profile, records: [issued, drill], now }),
  'home while calm': homePage({ profile, records: [], now }),
  status: statusPage({ profile, status, now }),
  missing: missingPage(profile),
  error: errorPage(profile, { status: 500, next: { ja: '後で', en: 'Later' } }),
  subscribe: subscribePage({ profile, values: FRESH, address: '', problems: [], consent, vapidPublicKey: 'B' }),
  sent: sentPage(profile),
  confirm: confirmPage(profile, 't'),
  'dead link': deadLinkPage(profile),
  preferences: preferencesPage({ ...token, values: FRESH }),
  unsubscribe: unsubscribePage(profile, 't'),
  left: leftPage(profile),
  'sign-in': signInPage({ profile, email: '', next: '', problems: [] }),
  setup: setupPage({ profile, token: 't', email: '', name: '', problems: [] }),
  'setup closed': setupClosedPage(profile),
  help: helpPage(frame, {
    record: drill,
    problems: [],
    now,
    calls: [
      {
        id: '1',
        since: now,
        areas: ['13229.yagisawa.3'],
        people: {
          address: '柳沢三丁目 1-2',
          members: [{ name: '見本 二郎', kana: 'みほん', language: 'ja', needsSupport: true, disclosure: false }],
          numbers: [{ channel: 'phone', number: '042-400-0002 / 090-0000-0002', drills: true }],
        },
      },
    ],
  }),
  console: consolePage(frame, {
    records: [issued, drill],
    quarantined: 2,
    asking: [{ id: 'asks', ja: '待っています', en: 'waits', href: '/console' }],
  }),
  accounts: accountsPage(frame, {
    accounts: [{ id: '1', name: '佐藤', role: 'crisis', organisation: 'city', emailMasked: 'h***@example.jp' }],
    values: { name: '', email: '', role: '', organisation: '' },
    problems: [],
    added: false,
  }),
  compose: composePage(frame, { ...compose, idempotencyKey: 'k' }),
  'review of a draft': reviewPage(frame, review(record('draft', [version(1, content())]))),
  'review of a drill': reviewPage(frame, review(record('draft', [version(1, content({ kind: 'drill' }))]))),
  'review after issue': reviewPage(frame, review(issued, { progress })),
  notices: noticesPage(frame, [notice]),
  notice: noticePage(frame, notice, '<Report>'),
  sources: sourcesPage(frame, sourcesData),
  'sources while no feed is fetched': sourcesPage(frame, { ...sourcesData, feeds: [], hosts: [], troubled: [] }),
  sandbox: sandboxPage(frame, [{ at: now, channel: 'メール', subject: '件名', text: '本文' }]),
  school: officeListPage(frame, { office: SCHOOL, records: [issued], reached: new Map([['a1', '8 / 10']]) }),
  'school form': officeFormPage(frame, { ...office, office: SCHOOL }),
  'library form': officeFormPage(frame, { ...office, office: LIBRARY, groups: ownGroups(profile, 'library') }),
  dashboard: dashboardPage(frame, { records: [issued], status, quarantined: 1 }),
  progress: alertProgressPage(frame, {
    record: issued,
    progress,
    deliveries: { items: [{ ...item, outcome: 'sent', reason: 'accepted', at: now.toISOString() }], next: 'w1' },
    filter: { channel: 'email' },
    channels,
  }),
  delivery: deliveryPage(
    frame,
    { ...history, attempts: [{ at: now.toISOString(), round: 0, outcome: 'sent', reason: 'accepted' }] },
    'メール',
  ),
};

const plain = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&');
const asset = (name: string) => readFileSync(resolve(import.meta.dirname, 'assets', name));

describe.each(Object.entries(pages))('the page "%s"', (_, html) => {
  it('has exactly one h1, and its title begins with it', () => {
    const headings = [...html.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map((found) => found[1] ?? '');
    expect(headings).toHaveLength(1);
    const title = /<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '';
    const heading = plain((headings[0] ?? '').replace(/<span class="en"[\s\S]*$/, ''));
    expect(heading).not.toBe('');
    expect(plain(title).startsWith(heading)).toBe(true);
  });

  it('says its language and has a skip link to its main part', () => {
    expect(html).toMatch(/^<!doctype html><html lang="(ja|en)">/);
    expect(html).toContain('href="#main"');
    expect(html.match(/<main id="main"/g)).toHaveLength(1);
  });

  it('keeps to the content security policy: no inline script, style or handler', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/);
  });

  it('names every field, and every id is there once', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((found) => found[1] ?? '');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const labels = new Set([...html.matchAll(/<label for="([^"]*)"/g)].map((found) => found[1]));
    const fields = [...html.matchAll(/<(?:input|select|textarea)(?![^>]*type="hidden")[^>]*>/g)].map(
      (found) => found[0],
    );
    const unnamed = fields.filter((field) => !labels.has(/\sid="([^"]*)"/.exec(field)?.[1]));
    expect(unnamed).toEqual([]);
    for (const described of html.matchAll(/aria-(?:describedby|labelledby)="([^"]*)"/g)) {
      for (const id of (described[1] ?? '').split(' ')) expect(ids).toContain(id);
    }
  });

  it('carries the token of the session in every form of staff that changes something', () => {
    if (!html.includes('<body class="staff"')) return expect(html).not.toContain('name="csrf"');
    for (const form of html.matchAll(/<form method="post"[\s\S]*?<\/form>/g)) {
      expect(form[0]).toContain('<input type="hidden" name="csrf" value="csrf-token"');
    }
  });
});

describe('drill and live', () => {
  it('a drill is marked above and below on public and on staff pages', () => {
    for (const name of ['alert of a drill', 'review of a drill']) {
      expect(pages[name]?.match(/class="drill-band"/g)).toHaveLength(2);
      expect(pages[name]).toContain('【訓練】これは訓練です。');
      expect(pages[name]).toMatch(/<title>【訓練】.*【訓練】/);
    }
  });

  it('a live alert has no drill mark, and staff read LIVE', () => {
    expect(pages.alert).not.toContain('訓練');
    expect(pages['review of a draft']).toContain('本番 LIVE');
    expect(pages['review of a drill']).not.toContain('class="live-band"');
  });

  it('neither live nor drill is chosen when the form opens', () => {
    const radios = [...(pages.compose ?? '').matchAll(/<input type="radio"[^>]*name="kind"[^>]*>/g)];
    expect(radios).toHaveLength(3);
    expect(radios.some((radio) => radio[0].includes('checked'))).toBe(false);
  });

  it('only a live alert asks for the box with the count, and only the top level for the typed word', () => {
    expect(pages['review of a draft']).toContain('LIVE 本番 1,234件に発信します');
    expect(pages['review of a drill']).not.toContain('id="confirm"');
    expect(pages['review of a draft']).not.toContain('id="word"');
    const top = record('draft', [version(1, content({ level: 5, severity: 'Extreme' }))]);
    expect(reviewPage(frame, review(top))).toContain('id="word"');
  });
});

describe('the page of an alert', () => {
  it('weighs at most 30 kB with its stylesheet', () => {
    expect(Buffer.byteLength(pages.alert ?? '') + asset('todoke-public.css').length).toBeLessThanOrEqual(30_000);
  });

  it('shows nothing of a draft', () => {
    const draft = record('draft', [version(1, content())]);
    expect(alertPage({ profile, record: draft, language: 'ja', now })).toBeUndefined();
    expect(homePage({ profile, records: [draft], now })).not.toContain('避難指示');
  });

  it('goes on showing the issued report while a correction waits for approval', () => {
    const waiting = record('issued', [version(1, content(), now), version(2, content({}, '別の文面'))]);
    const html = alertPage({ profile, record: waiting, language: 'ja', now }) ?? '';
    expect(html).toContain('柳沢に避難指示');
    expect(html).not.toContain('別の文面');
  });

  it('counts reports as residents heard them, not as the office drafted them', () => {
    const edited = record('issued', [version(1, content()), version(2, content(), now)]);
    expect(alertPage({ profile, record: edited, language: 'ja', now })).toContain('第1報');
  });

  it('tells the end of a danger, an error and mere age apart in words', () => {
    const of = (state: AlertRecord['state'], said: VersionContent, at = now) =>
      alertPage({ profile, record: record(state, [version(1, said, now)]), language: 'ja', now: at }) ?? '';
    expect(of('issued', content({ messageType: 'AllClear' }))).toContain('この情報は解除されました。');
    expect(of('cancelled', content({ messageType: 'Cancel' }))).toContain('誤りのため取り消されました。');
    expect(of('issued', content(), new Date('2026-09-03T00:00:00+09:00'))).toContain('有効期限を過ぎています。');
    expect(of('issued', content())).toContain('>有効<');
  });

  it('shows the level only while it holds: a withdrawal must not send people out', () => {
    const withdrawn = record('cancelled', [version(1, content({ messageType: 'Cancel' }, '【取消】避難指示'), now)]);
    const expired = new Date('2026-09-03T00:00:00+09:00');
    for (const html of [
      alertPage({ profile, record: withdrawn, language: 'ja', now }) ?? '',
      homePage({ profile, records: [withdrawn], now }),
      alertPage({ profile, record: issued, language: 'ja', now: expired }) ?? '',
    ]) {
      expect(html).not.toMatch(/全員避難|level-4/);
    }
    expect(pages.alert).toMatch(/全員避難/);
  });

  it('never gives a weather warning of level 4 the words of the mayor’s order', () => {
    const warning = record('issued', [
      version(1, content({ topic: 'weather', level: 4 }, '【レベル４】大雨危険警報'), now),
    ]);
    const html = alertPage({ profile, record: warning, language: 'ja', now }) ?? '';
    expect(html).toContain('警戒レベル4相当');
    expect(html).not.toMatch(/全員避難<|全員避難 <|everyone evacuate/);
  });

  it('keeps a notice to classes out of feeds, search engines and the numbers that are read aloud', () => {
    const said = content({ topic: 'school', organisation: 'tanashi-es', areas: [], groups: ['tanashi-es/4-1'] });
    const notice = { ...record('issued', [version(1, said, now)]), shortId: '0123456789abcdef' };
    const html = alertPage({ profile, record: notice, language: 'ja', now }) ?? '';
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toMatch(/cap\.xml|alerts\.atom|情報番号/);
    expect(pages.alert).toMatch(/cap\.xml[\s\S]*geojson/);
  });

  it('offers the languages it was written in by real links', () => {
    expect(pages.alert).toContain('href="/alerts/40213?lang=en"');
    expect(pages['alert in English']).toContain('<html lang="en">');
    expect(pages['alert in English']).toContain('Leave now.');
  });
});

describe('hostile text', () => {
  it('is shown as text everywhere it can appear', () => {
    const said = content({ credit: hostile }, hostile);
    said.texts.ja.body = hostile;
    const evil = record('issued', [version(1, said, now)]);
    const all = [
      alertPage({ profile, record: evil, language: 'ja', now }) ?? '',
      homePage({ profile, records: [evil], now }),
      reviewPage(frame, review(evil, { problems: [{ field: '', ja: hostile, en: hostile }] })),
      noticePage(frame, notice, hostile),
      signInPage({ profile, email: hostile, next: hostile, problems: [] }),
      subscribePage({ profile, values: FRESH, address: hostile, problems: [], consent, vapidPublicKey: hostile }),
      sandboxPage(frame, [{ at: now, channel: hostile, subject: hostile, text: hostile }]),
      confirmPage(profile, hostile),
    ];
    for (const html of all) {
      expect(html).not.toContain('<script>');
      expect(html).not.toMatch(/<img/);
      expect(html).toMatch(/&lt;script|%3Cscript/);
    }
  });
});

describe('who asks for help', () => {
  it('can be rung at each of their numbers: a cell with two of them was one link, and wider than a telephone', () => {
    expect(pages.help?.match(/tel:[^"]*/gu)).toEqual(['tel:0424000002', 'tel:09000000002']);
  });
});
