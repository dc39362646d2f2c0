import { createECDH, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import webPushLibrary from 'web-push';
import { nishitokyo } from '../../../test/support/profile.js';
import { itIsAChannel, sampleContent, sampleInput } from '../channel-contract.js';
import { retryAfterMs } from './answer.js';
import { isAllowedEndpoint, webPush } from './index.js';
import { isPublicAddress, publicLookup } from './public-address.js';
import { personalPayload, renderWebPush, type PushWire } from './render.js';

const keys = webPushLibrary.generateVAPIDKeys();
const others = webPushLibrary.generateVAPIDKeys();
const VAPID = {
  VAPID_SUBJECT: 'mailto:a@example.jp',
  VAPID_PUBLIC_KEY: keys.publicKey,
  VAPID_PRIVATE_KEY: keys.privateKey,
};
const curve = createECDH('prime256v1');
curve.generateKeys();
const point = curve.getPublicKey();
const good = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/abc:def',
  p256dh: point.toString('base64url'),
  auth: randomBytes(16).toString('base64url'),
};
const offCurve = Buffer.from(point);
offCurve.writeUInt8(offCurve.readUInt8(64) ^ 1, 64);

itIsAChannel(webPush, {
  profile: nishitokyo,
  settings: {
    complete: { ...VAPID, PUSH_ALLOWED_HOSTS: '127.0.0.1:8443', PUSH_CA_FILE: 'ca.pem' },
    partial: [
      { env: { VAPID_SUBJECT: VAPID.VAPID_SUBJECT }, names: ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'] },
      { env: { ...VAPID, VAPID_PRIVATE_KEY: '' }, names: ['VAPID_PRIVATE_KEY'] },
      { env: { ...VAPID, VAPID_PRIVATE_KEY: others.privateKey }, names: ['VAPID_PRIVATE_KEY'] },
      { env: { ...VAPID, VAPID_SUBJECT: 'the office' }, names: ['VAPID_SUBJECT'] },
    ],
  },
  addresses: {
    good: [
      good,
      { ...good, p256dh: point.toString('base64'), auth: `${good.auth}==` },
      { ...good, endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/x' },
      { ...good, endpoint: 'https://127.0.0.1:8443/push/1' },
    ],
    bad: [
      ...[
        'http://fcm.googleapis.com/x',
        'file:///etc/passwd',
        'https://user:pw@fcm.googleapis.com/x',
        'https://169.254.169.254/latest/meta-data',
        'https://10.0.0.5/x',
        'https://3232235777/x',
        'https://0xc0.0xa8.1.1/x',
        'https://0251.0376.0251.0376/x',
        'https://[::ffff:10.0.0.5]/x',
        'https://[fd00::1]/x',
        'https://router.internal/x',
        'https://printer/x',
        'https://fcm.googleapis.com:25/x',
        'not a url',
      ].map((endpoint) => ({ ...good, endpoint })),
      { ...good, p256dh: offCurve.toString('base64url') },
      { ...good, p256dh: point.subarray(0, 64).toString('base64url') },
      { ...good, auth: randomBytes(15).toString('base64url') },
      { ...good, auth: 'b@d' },
    ],
    same: [[good, { ...good, endpoint: 'https://FCM.googleapis.com:443/fcm/send/abc:def' }]],
  },
});

describe('the hosts a push may go to', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://wns2-pn1p.notify.windows.com/w/?token=x',
    'https://web.push.apple.com/x',
  ])('include %s', (endpoint) => {
    expect(isAllowedEndpoint(endpoint, [])).toBe(true);
  });

  it.each([
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com/x',
    'https://notify.windows.com.evil.example/x',
    'https://evil-push.apple.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://127.0.0.1:8443/x',
    'https://localhost/x',
    'http://fcm.googleapis.com/x',
  ])('leave out %s', (endpoint) => {
    expect(isAllowedEndpoint(endpoint, [])).toBe(false);
  });

  it('grow by what the operator lists, port by port', () => {
    expect(isAllowedEndpoint('https://127.0.0.1:8443/x', ['127.0.0.1:8443'])).toBe(true);
    expect(isAllowedEndpoint('https://127.0.0.1:6379/x', ['127.0.0.1:8443'])).toBe(false);
    expect(isAllowedEndpoint('https://push.example.jp/x', ['push.example.jp'])).toBe(true);
    expect(isAllowedEndpoint('https://push.example.jp:8443/x', ['push.example.jp'])).toBe(false);
    expect(isAllowedEndpoint('https://push.example.jp/x', [''])).toBe(false);
  });
});

describe('an address on the network', () => {
  it.each(['8.8.8.8', '2404:6800:4004:80a::200a'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '2002:7f00:1::',
    'x',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is refused at the socket when a name answers with a private one beside a public one', async () => {
    const lookup = publicLookup((_name, done) =>
      done(null, [
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]),
    );
    const code = await new Promise((resolve) => lookup('x', { all: true }, (error) => resolve(error?.code)));
    expect(code).toBe('EPRIVATE');
  });
});

describe('a notification', () => {
  const payloadOf = (input: Parameters<typeof sampleInput>[1]) => {
    const rendition = renderWebPush(sampleInput(nishitokyo, input));
    return { rendition, payload: JSON.parse((rendition.wire as PushWire).payload) as Record<string, unknown> };
  };

  it('says what, where and what to do, and opens the alert’s page', () => {
    expect(payloadOf({}).payload).toEqual({
      title: '柳沢に避難指示',
      body: '柳沢\n危険な場所から全員避難してください。\n石神井川の水位が上がっています。避難所は柳沢中学校です。',
      url: 'https://todoke.example.jp/alerts/40217',
      tag: '0197a1b2-0000-7000-8000-00000000000a',
      lang: 'ja',
      kind: 'actual',
    });
  });

  it('carries the reader’s own page where an answer is asked, and names it in their language', () => {
    const { rendition, payload } = payloadOf({ asksAnswer: true, language: 'en' });
    const { payload: shared, answerPage } = rendition.wire as PushWire;
    expect(payload.ask).toBe('Please answer');
    expect(payload.answer).toBeUndefined();
    const own = JSON.parse(personalPayload(shared, answerPage, 'tok_EN-1')) as Record<string, unknown>;
    expect(own).toEqual({ ...payload, answer: 'https://todoke.example.jp/answer/40217/tok_EN-1' });
    expect(personalPayload(shared, undefined, 'tok_EN-1')).toBe(shared);
  });

  it('sounds again for a newer version only', () => {
    expect(payloadOf({ versionNumber: 2 }).payload.renotify).toBe(true);
    expect(payloadOf({ versionNumber: 1 }).payload.renotify).toBeUndefined();
  });

  it('is cut between characters when it is too long, and keeps its marks', () => {
    const body = '👨‍👩‍👧‍👦が🇯🇵へ'.repeat(400);
    const texts = { ja: { headline: 'あ', place: 'い', instruction: 'う', body } };
    const { rendition, payload } = payloadOf({ content: sampleContent({ kind: 'drill', texts }) });
    expect(rendition.measure.count).toBeLessThanOrEqual(3_000);
    expect(rendition.measure.count).toBeGreaterThan(2_900);
    expect(rendition.warnings).toHaveLength(1);
    expect(payload.body).toMatch(/^【訓練】これは訓練です。\n[^]*(?:👨‍👩‍👧‍👦|が|🇯🇵|へ)…\n【訓練】これは訓練です。$/u);
    expect(payload.title).toBe('【訓練】あ【訓練】');
    const short = (rendition.wire as PushWire).short;
    expect(short).toContain('【訓練】');
    expect(short.length).toBeLessThan(300);
  });
});

describe('a wait that is asked for', () => {
  const now = Date.parse('2026-11-21T01:00:00Z');
  it.each<[string | undefined, number | undefined]>([
    ['120', 120_000],
    ['Sat, 21 Nov 2026 01:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 00:00:00 GMT', 0],
    ['99999999', 3_600_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is read as %s ms', (value, expected) => {
    expect(retryAfterMs(value, now)).toBe(expected);
  });
});
