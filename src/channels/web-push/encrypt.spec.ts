import { createECDH, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { decrypt } from '../../cli/sinks/push-sink.js';
import { ARMED_BYTES, arm, encrypt, type Pair } from './encrypt.js';

const bytes = (text: string) => Buffer.from(text, 'base64url');

/** RFC 8291 appendix A. */
const EXAMPLE = {
  text: 'V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24',
  senderPublic: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  senderPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  material: 'S4lYMb_L0FxCeq0WhDx813KgSYqU26kOyzWUdsXYyrg',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

function examplePair(): Pair {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(bytes(EXAMPLE.senderPrivate));
  return { publicKey: pair.getPublicKey(), secretWith: (point) => pair.computeSecret(point) };
}

function newDevice() {
  const pair = createECDH('prime256v1');
  const p256dh = pair.generateKeys('base64url');
  const auth = randomBytes(16);
  return { pair, secret: auth, keys: { p256dh, auth: auth.toString('base64url') } };
}

/** The library that web-push encrypts with, as the other end. */
const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as {
  decrypt(body: Buffer, keys: object): Buffer;
};

describe('the encryption of a push message', () => {
  it('is that of RFC 8291 appendix A, byte for byte', () => {
    const armed = arm(EXAMPLE, examplePair());
    expect(armed.toString('base64url')).toBe(
      Buffer.concat([bytes(EXAMPLE.senderPublic), bytes(EXAMPLE.material)]).toString('base64url'),
    );
    expect(encrypt(armed, bytes(EXAMPLE.text), bytes(EXAMPLE.salt)).toString('base64url')).toBe(EXAMPLE.body);
  });

  it.each([0, 1, 17, 3_000, 4_079, 4_080, 9_000])('of %i bytes is read by two other implementations', (length) => {
    const { pair, secret, keys } = newDevice();
    const text = 'x'.repeat(length);
    const body = encrypt(arm(keys), Buffer.from(text));
    expect(decrypt(body, pair, secret)).toBe(text);
    const read = ece.decrypt(body, { version: 'aes128gcm', privateKey: pair, authSecret: keys.auth });
    expect(read.toString()).toBe(text);
  });

  it('is for one subscriber only', () => {
    const device = newDevice();
    const other = newDevice();
    const body = encrypt(arm(device.keys), Buffer.from('高い所へ'));
    expect(decrypt(body, device.pair, device.secret)).toBe('高い所へ');
    expect(decrypt(body, other.pair, other.secret)).toBeUndefined();
    expect(decrypt(body, device.pair, other.secret)).toBeUndefined();
  });

  it('has a key pair and a salt of its own for each message', () => {
    const { keys } = newDevice();
    const [one, other] = [encrypt(arm(keys), Buffer.from('a')), encrypt(arm(keys), Buffer.from('a'))];
    expect(one.subarray(0, 16)).not.toEqual(other.subarray(0, 16));
    expect(one.subarray(21, 86)).not.toEqual(other.subarray(21, 86));
  });

  it('is armed in 97 bytes that go into one message', () => {
    const armed = arm(newDevice().keys);
    expect(armed).toHaveLength(ARMED_BYTES);
    expect(ARMED_BYTES).toBe(97);
    expect(encrypt(armed, Buffer.from('a')).subarray(21, 86)).toEqual(armed.subarray(0, 65));
  });

  it('refuses keys that are none', () => {
    const { keys } = newDevice();
    const offCurve = bytes(keys.p256dh);
    offCurve.writeUInt8(offCurve.readUInt8(64) ^ 1, 64);
    const infinity = Buffer.alloc(65);
    for (const point of [offCurve, infinity, bytes(keys.p256dh).subarray(0, 64), Buffer.alloc(0)]) {
      expect(() => arm({ ...keys, p256dh: point.toString('base64url') })).toThrow();
    }
    expect(() => arm({ ...keys, auth: 'AAAA' })).toThrow();
  });
});
