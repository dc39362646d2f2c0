import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { decrypt } from '../sinks/push-sink.js';
import { encryptPush } from './encrypt.js';
import { FLOORS } from './floors.js';
import { subscriptions } from './population.js';
import { startReceivers, type Receivers } from './receivers.js';
import { SmtpConversation } from './smtp-receiver.js';
import { textsOf, type Texts } from './texts.js';

const AT = new Date('2026-11-21T03:00:00Z');

describe('the receivers and the floors that send to them', () => {
  let receivers: Receivers;
  let texts: Texts;

  beforeAll(async () => {
    receivers = await startReceivers();
    texts = await textsOf(nishitokyo, AT);
  });
  afterAll(() => receivers.stop());

  const floorsOf = (channel: 'web-push' | 'line' | 'email') => {
    receivers.reset();
    const { addresses } = receivers;
    return FLOORS[channel]({ addresses, texts, subscription: subscriptions(addresses.pushOrigins), count: 50 });
  };

  test('every notification of the three push floors is counted, and exactly one of them is the reference', async () => {
    const floors = await floorsOf('web-push');
    expect(receivers.read()['web-push']).toMatchObject({ messages: 150, calls: 150 });
    expect(floors.filter((floor) => floor.isReference)).toHaveLength(1);
    for (const floor of floors) expect(floor.perSecond).toBeGreaterThan(0);
  });

  test('every mail of both mail floors is counted', async () => {
    await floorsOf('email');
    const seen = receivers.read();
    expect(seen.email.messages).toBe(100);
    expect(seen.email.lastAt).toBeGreaterThan(seen.email.firstAt);
    expect(seen['web-push'].messages).toBe(0);
  });

  test('a multicast call counts as many messages as it has ids', async () => {
    const floors = await floorsOf('line');
    const sent = floors.reduce((sum, floor) => sum + floor.sent, 0);
    expect(receivers.read().line).toMatchObject({ messages: sent, calls: sent / 500 });
  });

  test('the floors send the words of the alert, not a line of filling', () => {
    expect(JSON.parse(texts.pushPayload)).toMatchObject({ title: expect.stringContaining('震度６弱') });
    expect(texts.lineMessages[0]?.text).toContain('震度６弱');
    expect(texts.mail.toString('latin1')).toContain('Content-Transfer-Encoding: base64');
  });
});

describe('encryption with node:crypto alone', () => {
  test('the subscriber can read it, and nobody else', () => {
    const pair = createECDH('prime256v1');
    const p256dh = pair.generateKeys('base64url');
    const auth = randomBytes(16);
    const closed = encryptPush({ p256dh, auth: auth.toString('base64url') }, Buffer.from('高い所へ'));
    const other = createECDH('prime256v1');
    other.generateKeys();
    expect(decrypt(closed, pair, auth)).toBe('高い所へ');
    expect(decrypt(closed, other, auth)).toBeUndefined();
  });

  test('two messages to one subscriber share neither key nor salt', () => {
    const p256dh = createECDH('prime256v1').generateKeys('base64url');
    const to = { p256dh, auth: randomBytes(16).toString('base64url') };
    const [one, two] = [encryptPush(to, Buffer.from('a')), encryptPush(to, Buffer.from('a'))];
    expect(one.subarray(0, 16)).not.toEqual(two.subarray(0, 16));
    expect(one.subarray(21, 86)).not.toEqual(two.subarray(21, 86));
  });
});

describe('an SMTP session with the receiver', () => {
  const mail = 'MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: x\r\n\r\nbody\r\n.\r\nQUIT\r\n';

  test('is the same wherever the packets are cut', () => {
    const talk = (size: number) => {
      let mails = 0;
      const conversation = new SmtpConversation(() => (mails += 1));
      let replies = '';
      for (let at = 0; at < mail.length; at += size) replies += conversation.take(mail.slice(at, at + size));
      return { mails, codes: replies.match(/^\d{3}/gm), ended: conversation.ended };
    };
    const whole = { mails: 1, codes: ['250', '250', '354', '250', '221'], ended: true };
    for (const size of [1, 2, 3, 4, 7, mail.length]) expect(talk(size)).toEqual(whole);
  });

  test('a command word inside a mail is text', () => {
    let mails = 0;
    const conversation = new SmtpConversation(() => (mails += 1));
    expect(conversation.take('DATA\r\n')).toMatch(/^354/);
    expect(conversation.take('QUIT\r\nDATA\r\n')).toBe('');
    expect([mails, conversation.ended]).toEqual([0, false]);
  });
});
