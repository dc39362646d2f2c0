import { describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { nishitokyo } from '../../../test/support/profile.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { itIsAChannel, sampleContent, sampleInput } from '../channel-contract.js';
import { destinationOf, maskAddress, onTheWire } from './address.js';
import { personalMail, type MailWire } from './compose.js';
import { email } from './index.js';
import { emailSettings } from './settings.js';

const SERVER = { SMTP_URL: 'smtps://user:p%40ss@mail.example.jp', MAIL_FROM: '西東京市 <alert@city.example.jp>' };

itIsAChannel(email, {
  profile: nishitokyo,
  settings: {
    complete: { ...SERVER, SMTP_FALLBACK_URL: 'smtp://mail2.example.jp', MAIL_CONNECTIONS: '20' },
    partial: [
      { env: { SMTP_URL: SERVER.SMTP_URL }, names: ['MAIL_FROM'] },
      { env: { MAIL_FROM: SERVER.MAIL_FROM, SMTP_URL: ' ' }, names: ['SMTP_URL'] },
      { env: { ...SERVER, MAIL_DKIM_DOMAIN: 'city.example.jp' }, names: ['MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'] },
      { env: { SMTP_FALLBACK_URL: SERVER.SMTP_URL }, names: ['SMTP_URL', 'MAIL_FROM'] },
      { env: { ...SERVER, SMTP_FALLBACK_URL: 'mail2.example.jp' }, names: ['SMTP_FALLBACK_URL'] },
      { env: { ...SERVER, SMTP_URL: 'http://mail.example.jp' }, names: ['SMTP_URL'] },
      { env: { ...SERVER, MAIL_CONNECTIONS: '0' }, names: ['MAIL_CONNECTIONS'] },
      { env: { ...SERVER, MAIL_FROM: 'a@x.jp\r\nBcc: evil@example.com' }, names: ['MAIL_FROM'] },
    ],
  },
  addresses: {
    good: [
      'suzuki@example.jp',
      'a..b@docomo.ne.jp',
      'ab.@ezweb.ne.jp',
      "o'neil+alerts@mail.example.co.jp",
      'ｓｕｚｕｋｉ＠example.jp',
    ],
    bad: [
      '',
      'suzuki',
      '@example.jp',
      'a b@example.jp',
      'a@example.jp, b@example.jp',
      'group: a@example.jp, b@example.jp;',
      '"a@evil.example b"@example.jp',
      'a(comment)@example.jp',
      'ok@example.jp\r\nRCPT TO:<evil@example.com>',
      'a\u0000@example.jp',
      '<a@example.jp>',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@localhost',
      'a@exаmple.jp',
      `${'a'.repeat(65)}@example.jp`,
      `a@${'b'.repeat(60)}.${'c.'.repeat(100)}jp`,
      '.a@example.jp',
    ],
    same: [
      ['Suzuki@Example.JP', 'suzuki@example.jp'],
      ['ｓｕｚｕｋｉ＠example.jp', 'suzuki@example.jp'],
    ],
  },
});

const RECIPIENT = { to: 'a..b@docomo.ne.jp', wayId: 'way-1', leaveToken: 'tok_EN-1' };

async function mailOf(overrides: Parameters<typeof sampleInput>[1] = {}) {
  const rendition = await email.render(sampleInput(nishitokyo, overrides));
  const text = personalMail(rendition.wire as MailWire, 'hub@city.example.jp', RECIPIENT);
  const raw = Buffer.from(text, 'latin1');
  return { raw, text, parsed: await PostalMime.parse(raw), rendition };
}

describe('a mail', () => {
  it('carries what a mail program needs to leave with one click and to know a repeat', async () => {
    const { text } = await mailOf();
    expect(text).toContain('List-Unsubscribe: <https://todoke.example.jp/unsubscribe/tok_EN-1>\r\n');
    expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(text).toContain('Auto-Submitted: auto-generated\r\n');
    expect(text).toContain('Content-Language: ja\r\n');
    expect(text).toContain('Message-ID: <0197a1b2-0000-7000-8000-00000000000b.way-1@todoke.example.jp>\r\n');
    expect(text).toContain('To: "a..b"@docomo.ne.jp\r\n');
    expect(text).toContain('Date: Sat, 21 Nov 2026 01:00:05 +0000\r\n');
  });

  it('is 7-bit text in short lines, plain part first', async () => {
    const { text } = await mailOf();
    expect(text).toMatch(/^[\x00-\x7f]+$/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.indexOf('text/plain')).toBeLessThan(text.indexOf('text/html'));
  });

  it('says what, where and what to do before it explains, and ends with the source', async () => {
    const { parsed } = await mailOf();
    const order = [
      '柳沢に避難指示',
      '対象地域: 柳沢',
      '危険な場所から全員避難してください。',
      'https://todoke.example.jp/alerts/40217',
      '石神井川の水位',
      '西東京市からのお知らせです。',
      '042-464-1311',
      'https://todoke.example.jp/unsubscribe/tok_EN-1',
      '出典: 西東京市',
    ].map((part) => (parsed.text ?? '').indexOf(part));
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(parsed.text).toMatch(/^柳沢に避難指示/);
    expect(parsed.html).toContain('href="https://todoke.example.jp/unsubscribe/tok_EN-1"');
    expect(parsed.subject).toBe('柳沢に避難指示');
  });

  it('marks a drill in the subject and at both ends of both parts', async () => {
    const { parsed } = await mailOf({ content: sampleContent({ kind: 'drill' }) });
    expect(parsed.subject).toBe('【訓練】柳沢に避難指示【訓練】');
    const text = (parsed.text ?? '').trim();
    expect(text.startsWith('【訓練】これは訓練です。')).toBe(true);
    expect(text.endsWith('【訓練】これは訓練です。')).toBe(true);
    expect((parsed.html ?? '').match(/【訓練】これは訓練です。/g)).toHaveLength(2);
  });

  it('names the language of the text and that of the words around it, when they differ', async () => {
    const { ja, en } = sampleContent().texts;
    const content = sampleContent({ texts: en === undefined ? { ja } : { ja, en }, kind: 'drill' });
    const { parsed, text } = await mailOf({ content, language: 'my' });
    expect(text).toContain('Content-Language: en\r\n');
    expect(parsed.html).toContain('<html lang="en">');
    expect(parsed.html).toContain(`<p lang="my">${fallbackNote('my', 'en')}</p>`);
    expect(parsed.html).toMatch(/<p lang="my"><strong>\[လေ့ကျင့်ခန်း\]/);
    expect(parsed.html).toMatch(/<p><strong>Everyone must leave/);
    expect((parsed.text ?? '').indexOf(fallbackNote('my', 'en'))).toBeLessThan(
      (parsed.text ?? '').indexOf('Evacuation'),
    );
    expect(parsed.text).toContain('https://todoke.example.jp/alerts/40217?lang=my');
  });

  it('keeps hostile text out of headers and markup', async () => {
    const evil = 'x\r\nBcc: evil@example.com\r\n\r\n<script>alert(1)</script> $& {{token}} @hole.invalid';
    const texts = { ja: { headline: evil, place: evil, instruction: evil, body: evil } };
    const { parsed, text } = await mailOf({ content: sampleContent({ texts, credit: evil }) });
    expect(text.slice(0, text.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc:/im);
    expect(parsed.bcc ?? []).toEqual([]);
    expect(parsed.html).not.toContain('<script>');
    expect(parsed.html).toContain('&lt;script&gt;');
    expect(parsed.text).toContain('$& {{token}} @hole.invalid');
    expect(parsed.subject).toContain('Bcc: evil@example.com');
  });

  it('fills the holes right for every length of text before the link', async () => {
    for (let length = 0; length < 60; length += 1) {
      const texts = { ja: { headline: 'あ', place: 'い', instruction: 'う', body: 'x'.repeat(length) + '雨' } };
      const { parsed } = await mailOf({ content: sampleContent({ texts }) });
      expect(parsed.text).toContain(`${'x'.repeat(length)}雨`);
      expect(parsed.text).toMatch(/\nhttps:\/\/todoke\.example\.jp\/unsubscribe\/tok_EN-1\r?\n/);
    }
  });

  it('never lets a token or an id write a header', async () => {
    const { rendition } = await mailOf();
    const raw = personalMail(rendition.wire as MailWire, 'hub@city.example.jp', {
      to: 'a@example.jp',
      wayId: 'x\r\nBcc: evil@example.com',
      leaveToken: 't>\r\nBcc: evil@example.com',
    });
    expect(raw).not.toMatch(/^Bcc:/im);
  });

  it('is named in English for an English reader and warns of a text that is not there', async () => {
    const { ja } = sampleContent().texts;
    const { text, rendition } = await mailOf({ language: 'en', content: sampleContent({ texts: { ja } }) });
    expect(text).toContain('Content-Language: ja\r\n');
    expect(rendition.preview).toContain('This is a message from Nishitokyo City.');
    expect(rendition.warnings).toHaveLength(1);
  });
});

describe('a mail that asks for an answer', () => {
  const LINK = 'https://todoke.example.jp/answer/40217/tok_EN-1';

  it('has the link right under what to do, in both parts, and the link for leaving where it always was', async () => {
    const { parsed, rendition, text } = await mailOf({ asksAnswer: true });
    expect(parsed.text).toMatch(
      /避難してください。[^]*返事をお願いします（読みました・無事です・助けが必要です）\s*https/u,
    );
    expect(parsed.text).toContain(LINK);
    expect(parsed.html).toContain(`href="${LINK}"`);
    expect(parsed.text!.indexOf(LINK)).toBeLessThan(parsed.text!.indexOf('発信'));
    expect(parsed.text).toContain('https://todoke.example.jp/unsubscribe/tok_EN-1');
    expect(text).toContain('List-Unsubscribe: <https://todoke.example.jp/unsubscribe/tok_EN-1>\r\n');
    expect(rendition.preview).toContain('https://todoke.example.jp/answer/40217/…');
    expect((await mailOf()).parsed.text).not.toContain('/answer/');
  });

  it('is whole for every length of the text before the link', async () => {
    for (let length = 0; length < 60; length += 1) {
      const ja = { headline: 'あ', place: 'い', instruction: 'x'.repeat(length), body: '本文はここまで。' };
      const { parsed, text } = await mailOf({ asksAnswer: true, content: sampleContent({ texts: { ja } }) });
      expect(parsed.text).toContain(`${LINK} `.trimEnd());
      expect(parsed.text).toMatch(/\/answer\/40217\/tok_EN-1 *\r?\n\r?\n本文はここまで。/u);
      expect(parsed.html).toMatch(/href="https:\/\/todoke\.example\.jp\/answer\/40217\/tok_EN-1" *>返事/u);
      expect(text.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    }
  });

  it('marks a drill first and last all the same', async () => {
    const { parsed } = await mailOf({ asksAnswer: true, content: sampleContent({ kind: 'drill' }) });
    expect(parsed.text!.trim()).toMatch(/^【訓練】これは訓練です。[^]*【訓練】これは訓練です。$/u);
  });
});

describe('an address', () => {
  it('is shown to operators by its first letter and domain', () => {
    expect(maskAddress('suzuki@example.jp')).toBe('s***@example.jp');
  });

  it('is quoted on the wire only where the standard needs it', () => {
    expect(onTheWire('suzuki.k@example.jp')).toBe('suzuki.k@example.jp');
    expect(onTheWire('ab.@ezweb.ne.jp')).toBe('"ab."@ezweb.ne.jp');
  });

  it('goes to one destination however its domain is spelt', () => {
    expect(destinationOf('a@DOCOMO.ne.jp')).toBe('docomo.ne.jp');
    expect(destinationOf('a@例え.jp')).toBe('xn--r8jz45g.jp');
    expect(destinationOf('"a@b"@XN--r8jz45g.JP')).toBe('xn--r8jz45g.jp');
  });
});

describe('the second mail server', () => {
  const fallbackOf = (first: string, second: string) =>
    emailSettings.parse({ ...SERVER, SMTP_URL: first, SMTP_FALLBACK_URL: second })?.fallback;

  it('is spoken to in clear text only where the first one may be', () => {
    expect(fallbackOf('smtps://a.example.jp', 'smtp://b.example.jp')?.requireTls).toBe(true);
    expect(fallbackOf('smtp://a.example.jp?tls=required', 'smtp://b.example.jp')?.requireTls).toBe(true);
    expect(fallbackOf('smtp://a.example.jp', 'smtp://b.example.jp')?.requireTls).toBe(false);
    expect(fallbackOf('smtps://a.example.jp', 'smtp://127.0.0.1')?.requireTls).toBe(false);
  });
});
