import { defineChannel } from '../channel.js';
import { openWebPush } from './deliver.js';
import { arm } from './encrypt.js';
import { isAllowedEndpoint } from './endpoint.js';
import { renderWebPush } from './render.js';
import { webPushSettings } from './settings.js';
import { maskSubscription, subscription, subscriptionKey } from './subscription.js';

export { isAllowedEndpoint };

/** Notifications of the browser, on phones and desks. */
export const webPush = defineChannel({
  name: 'web-push',
  label: { ja: 'プッシュ通知', en: 'Web push' },
  reach: 'addressed',
  settings: webPushSettings,
  environment: [
    {
      name: 'VAPID_SUBJECT',
      text: '送信者の連絡先 mailto: か https:（鍵とともに省略可。自動で作成） / Contact of the sender',
    },
    { name: 'VAPID_PUBLIC_KEY', text: '送信者の公開鍵（base64url） / Public key of the sender' },
    { name: 'VAPID_PRIVATE_KEY', secret: true, text: '送信者の秘密鍵（base64url） / Private key of the sender' },
    {
      name: 'PUSH_ALLOWED_HOSTS',
      text: '標準のプッシュサービスのほかに送信を許すホスト（ホスト または ホスト:ポート、カンマ区切り） / Hosts allowed beside the known push services',
    },
    {
      name: 'PUSH_SERVICES',
      text: 'listed にすると PUSH_ALLOWED_HOSTS だけに送る（HUB_CLOCK_START では常に） / listed: only PUSH_ALLOWED_HOSTS',
    },
    { name: 'PUSH_CA_FILE', text: '追加で信頼する認証局の証明書（PEM） / Further certificate authority, PEM' },
  ],
  unconfigured: 'never',
  address: subscription,
  addressKey: subscriptionKey,
  refusesAddress: (settings, { endpoint }) =>
    isAllowedEndpoint(endpoint, settings.allowedHosts, settings.services)
      ? undefined
      : {
          ja: 'このブラウザーのプッシュサービスには送れません。別のブラウザーか、メールで登録してください。',
          en: 'This push service is not on the list of services we send to. Use another browser, or e-mail.',
        },
  oneProvider: false,
  destinationOf: ({ endpoint }) => URL.parse(endpoint)?.host ?? '',
  maskAddress: maskSubscription,
  window: 100,
  // The notification's tag hides a second copy of the same alert.
  repeatsSafely: true,
  arm: (address) => arm(address),
  render: renderWebPush,
  connect: (settings) => openWebPush(settings),
});
