import { z } from 'zod';

export interface LineSettings {
  channelAccessToken: string;
  channelSecret: string;
  /** Another receiver than LINE's own: the sandbox and the tests. */
  apiBaseUrl: string | undefined;
}

const NEEDED = ['LINE_CHANNEL_ACCESS_TOKEN', 'LINE_CHANNEL_SECRET'] as const;

const variable = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()));

const variables = z.object({
  LINE_CHANNEL_ACCESS_TOKEN: variable,
  LINE_CHANNEL_SECRET: variable,
  LINE_API_BASE_URL: variable,
});

/** Reads the LINE settings: none at all is the sandbox, a part of them is a mistake that is named. */
export const lineSettings = variables.transform((env, context): LineSettings | undefined => {
  const missing = NEEDED.filter((name) => env[name] === undefined);
  if (missing.length === NEEDED.length && env.LINE_API_BASE_URL === undefined) return undefined;
  for (const name of missing) {
    const message = `${name} がありません。LINE の設定の一部だけがあります (${name} is missing)`;
    context.addIssue({ code: 'custom', path: [name], message });
  }
  const url = env.LINE_API_BASE_URL;
  if (url !== undefined && !/^https?:\/\/[^\s/]+\/?$/.test(url)) {
    const message = 'http:// か https:// で始まる、パスのない URL で書いてください (a URL without a path)';
    context.addIssue({ code: 'custom', path: ['LINE_API_BASE_URL'], message });
  }
  const { LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken, LINE_CHANNEL_SECRET: channelSecret } = env;
  if (channelAccessToken === undefined || channelSecret === undefined || context.issues.length > 0) return z.NEVER;
  return { channelAccessToken, channelSecret, apiBaseUrl: url };
});
