import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { PUSH_SERVICES } from './endpoint.js';

export interface WebPushSettings {
  subject: string;
  publicKey: string;
  privateKey: string;
  /** `host` or `host:port`, beside the known push services. */
  allowedHosts: string[];
  /** The known services; none where only listed hosts may be reached (a replay of the past). */
  services: readonly string[];
  /** PEM file of a further certificate authority. */
  caFile: string | undefined;
}

const NEEDED = ['VAPID_SUBJECT', 'VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'] as const;

const variable = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()));

const variables = z.object({
  VAPID_SUBJECT: variable,
  VAPID_PUBLIC_KEY: variable,
  VAPID_PRIVATE_KEY: variable,
  PUSH_ALLOWED_HOSTS: variable,
  PUSH_CA_FILE: variable,
  PUSH_SERVICES: variable,
});

/** Reads the keys of the sender (VAPID, RFC 8292); the hub makes and keeps them where nobody gave any. */
export const webPushSettings = variables.transform((env, context): WebPushSettings | undefined => {
  const { VAPID_SUBJECT: subject, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env;
  const complain = (name: string, message: string) => {
    context.addIssue({ code: 'custom', path: [name], message });
  };
  const missing = NEEDED.filter((name) => env[name] === undefined);
  if (missing.length === NEEDED.length) return undefined;
  for (const name of missing) complain(name, `${name} がありません。鍵の一部だけがあります (${name} is missing)`);
  if (subject === undefined || publicKey === undefined || privateKey === undefined) return z.NEVER;
  // Apple answers 403 to a subject that is neither, and to localhost.
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s/]+\S*)$/.test(subject)) {
    complain('VAPID_SUBJECT', 'mailto: か https: で始めてください (must be a mailto: or https: URL)');
  }
  if (!isPair(publicKey, privateKey)) {
    complain('VAPID_PRIVATE_KEY', '公開鍵 VAPID_PUBLIC_KEY と対になっていません (does not belong to VAPID_PUBLIC_KEY)');
  }
  if (context.issues.length > 0) return z.NEVER;
  const allowedHosts = (env.PUSH_ALLOWED_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase());
  return {
    subject,
    publicKey,
    privateKey,
    allowedHosts: allowedHosts.filter((host) => host !== ''),
    services: env.PUSH_SERVICES === 'listed' ? [] : PUSH_SERVICES,
    caFile: env.PUSH_CA_FILE,
  };
});

/** Two halves of different pairs are refused by every push service, one message at a time. */
function isPair(publicKey: string, privateKey: string): boolean {
  const secret = Buffer.from(privateKey, 'base64url');
  if (!/^[\w-]+$/.test(privateKey) || secret.length !== 32) return false;
  try {
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(secret);
    return curve.getPublicKey('base64url') === publicKey;
  } catch {
    return false;
  }
}
