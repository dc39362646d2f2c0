import { itIsAChannel } from '../channel-contract.js';
import { nishitokyo } from '../../../test/support/profile.js';
import { fax } from './index.js';

const FAX_GATEWAY_URL = 'https://fax.example.jp/pages';
const FAX_GATEWAY_SECRET = 'sixteen characters or more';

itIsAChannel(fax, {
  profile: nishitokyo,
  addresses: {
    good: ['042-400-0001', '042-400-0001 / 042-400-0002'],
    bad: ['', '1234', 'fax'],
    same: [['042-400-0001', '042(400)0001']],
  },
  settings: {
    complete: { FAX_GATEWAY_URL, FAX_GATEWAY_SECRET },
    partial: [
      { env: { FAX_GATEWAY_URL }, names: ['FAX_GATEWAY_SECRET'] },
      { env: { FAX_GATEWAY_SECRET }, names: ['FAX_GATEWAY_URL'] },
    ],
  },
});
