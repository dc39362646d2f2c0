import { defineChannel } from '../channel.js';
import { addressKey, emailAddress, maskAddress } from './address.js';
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
    { name: 'MAIL_CONNECTIONS', text: '同時接続数（既定 10） / Sessions with the mail server (default 10)' },
  ],
  unconfigured: 'sandbox',
  address: emailAddress,
  addressKey,
  maskAddress,
  window: 100,
  // A mail has no key that makes its server drop a repeat: what is in doubt stays in doubt.
  repeatsSafely: false,
  render: renderEmail,
  connect: (settings) => openEmail(settings),
});
