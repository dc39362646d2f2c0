import { defineChannel } from '../channel.js';
import { addressKey, destinationOf, emailAddress, maskAddress } from './address.js';
import { openEmail } from './deliver.js';
import { renderEmail } from './render.js';
import { emailSettings } from './settings.js';

/** E-mail over the office's mail server. */
export const email = defineChannel({
  name: 'email',
  label: { ja: 'メール', en: 'E-mail' },
  reach: 'addressed',
  settings: emailSettings,
  environment: [
    {
      name: 'SMTP_URL',
      secret: true,
      text: 'メールサーバー smtp://利用者:パスワード@ホスト:587（smtps:// は最初から TLS、?tls=required は TLS 必須） / Mail server, credentials inside; ?tls=required refuses clear text',
    },
    {
      name: 'SMTP_FALLBACK_URL',
      secret: true,
      text: '予備のメールサーバー（任意、書き方は SMTP_URL と同じ）。はじめのサーバーにつながらない間に使う / Second mail server (optional), used while the first one cannot be reached',
    },
    { name: 'MAIL_FROM', text: '差出人。名前 <アドレス> / Sender: Name <address>' },
    {
      name: 'MAIL_DKIM_DOMAIN',
      text: 'DKIM 署名のドメイン（任意。三つ揃えて設定） / DKIM domain (optional, all three together)',
    },
    { name: 'MAIL_DKIM_SELECTOR', text: 'DKIM セレクター / DKIM selector' },
    {
      name: 'MAIL_DKIM_KEY_FILE',
      text: 'DKIM 秘密鍵のファイル。署名は一通 0.4 ミリ秒かかるため、大量配信ではメールサーバー側での署名を推奨 / DKIM private key file; costs 0.4 ms a mail, so prefer signing on the mail server',
    },
    {
      name: 'MAIL_CONNECTIONS',
      text: '同時接続数（既定 10）。返事を待たされている接続があるときは、一時的に二倍まで / Sessions with the mail server (default 10; up to twice as many while some wait for a slow destination)',
    },
  ],
  unconfigured: 'sandbox',
  address: emailAddress,
  addressKey,
  destinationOf,
  oneProvider: true,
  maskAddress,
  window: 100,
  // A mail has no key that makes its server drop a repeat: what is in doubt stays in doubt.
  repeatsSafely: false,
  render: renderEmail,
  connect: (settings, machine) => openEmail(settings, { warn: (message) => machine.warn(message) }),
});
