import { describe, expect, it } from '@jest/globals';
import { itIsAChannel, sampleContent, sampleInput } from '../channel-contract.js';
import type { GatewayWire } from '../gateway.js';
import { nishitokyo } from '../../../test/support/profile.js';
import { phone } from './index.js';

const VOICE_GATEWAY_URL = 'https://voice.example.jp/calls';
const VOICE_GATEWAY_SECRET = 'sixteen characters or more';

itIsAChannel(phone, {
  profile: nishitokyo,
  addresses: {
    good: ['042-400-0001', '042-400-0001 / 090-0000-0002', '+81-42-400-0001', '０４２－４００－０００１'],
    bad: ['', '400-0001', '042-400-0001; rm', 'tel:042', 42],
    same: [
      ['042-400-0001', '0424000001'],
      ['０４２－４００－０００１', '042-400-0001'],
    ],
  },
  settings: {
    complete: { VOICE_GATEWAY_URL, VOICE_GATEWAY_SECRET },
    partial: [
      { env: { VOICE_GATEWAY_URL }, names: ['VOICE_GATEWAY_SECRET'] },
      { env: { VOICE_GATEWAY_SECRET }, names: ['VOICE_GATEWAY_URL'] },
      { env: { VOICE_GATEWAY_URL, VOICE_GATEWAY_SECRET: 'short' }, names: ['VOICE_GATEWAY_SECRET'] },
      {
        env: { VOICE_GATEWAY_URL: 'http://voice.example.jp/calls', VOICE_GATEWAY_SECRET },
        names: ['VOICE_GATEWAY_URL'],
      },
    ],
  },
});

describe('what is said on the telephone', () => {
  const lines = async (...args: Parameters<typeof sampleContent>) => {
    const rendition = await phone.render(sampleInput(nishitokyo, { content: sampleContent(...args) }));
    return (rendition.wire as GatewayWire).message.lines as { text: string; speech: string }[];
  };

  it('carries its readings for a person, and nothing but sounds for a machine', async () => {
    const said = await lines();
    const place = said.find(({ text }) => text.startsWith('対象の地域'));
    expect(said.map(({ text }) => text).join('')).toContain('柳沢《やぎさわ》');
    expect(place?.speech).toBe('対象の地域は、やぎさわです。');
    expect(said.map(({ speech }) => speech).join('')).not.toMatch(/[《》]/);
  });

  it('begins and ends with the mark of a drill, in what is spoken too', async () => {
    const said = await lines({ kind: 'drill' });
    expect(said[0]?.speech).toContain('これは訓練です');
    expect(said.at(-1)?.speech).toContain('これは訓練です');
  });

  it('tells a withdrawal from an all-clear', async () => {
    const of = async (messageType: 'Cancel' | 'AllClear') =>
      (await lines({ messageType })).map(({ text }) => text).join('');
    expect(await of('Cancel')).toContain('誤りでした');
    expect(await of('AllClear')).toContain('解除');
  });
});
