import { isIP } from 'node:net';
import { z } from 'zod';

/** One environment variable, as docs/settings.md shows it. */
export interface Setting {
  name: string;
  secret?: true;
  text: string;
}

const text = z.string().trim().min(1).optional();
const port = z.coerce.number().int().min(0).max(65_535);

/** `loopback`, addresses, networks: each of them one. */
function isClientList(list: string): boolean {
  return list.split(',').every((each) => {
    const [address = '', bits = '0'] = each.trim().split('/');
    return each.trim() === 'loopback' || (isIP(address) !== 0 && /^\d{1,3}$/u.test(bits));
  });
}

export const ENVIRONMENT = {
  PORT: port.default(3000).describe('HTTP のポート (port the hub listens on)'),
  HOST: z.string().default('127.0.0.1').describe('待ち受けるアドレス。容器の中では 0.0.0.0 (address to listen on)'),
  PUBLIC_URL: z.url().optional().describe('住民から見た URL。省略時は http://HOST:PORT (the address residents use)'),
  TRUSTED_PROXIES: z
    .string()
    .default('loopback')
    .describe(
      '手前の HTTPS 代理のアドレス（CIDR、カンマ区切り）。その X-Forwarded-* だけを信じる (proxies whose forwarded headers are believed)',
    ),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe('鍵・組み込みデータベース・媒体ファイルの置き場所 (keys, embedded database, media files)'),
  CITY: z
    .string()
    .default('nishitokyo')
    .describe('市の設定：nishitokyo、koganei、aizuwakamatsu、またはファイルの場所 (city profile)'),
  HUB_ROLE: z.enum(['all', 'web', 'worker']).default('all').describe('この過程の役割 (what this process does)'),
  DATABASE_URL: text.describe('PostgreSQL 15 以上。省略時は組み込みを起動 (absent: the embedded server)'),
  REDIS_URL: text.describe('あれば BullMQ を Redis で、なければ PostgreSQL で動かす (absent: BullMQ on PostgreSQL)'),
  MASTER_KEY_FILE: text.describe('個人情報の暗号鍵。本番では必須、開発では DATA_DIR に作る (key of the personal data)'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('記録の細かさ (log level)'),
  HUB_CLOCK_START: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      '時計をここから始める（過去の電文の再現用）。宛先がすべて手元のときだけ (starts the clock there, for replays)',
    ),
  JMA_FEEDS: z
    .string()
    .default('off')
    .describe(
      '気象庁の公開フィードの取得：off、on、またはフィードのある場所の URL（https。この機械の中だけ http も可） (fetch the public JMA feeds: off, on, or the https address of the folder that holds them)',
    ),
  FEEDS_DAILY_MB: z.coerce
    .number()
    .int()
    .min(10)
    .max(5_000)
    .default(500)
    .describe(
      '情報源ひとつ（ホスト）から一日に取得してよい量（MB）。8割で控えめにし、尽きたら防災に急がないフィードから止める (megabytes a day from one host; at 80 % the hub slows down)',
    ),
  INBOUND_SMTP_PORT: port
    .optional()
    .describe('受信機などのメールを受けるポート。省略時は受けない (port for inbound mail; absent: none is taken)'),
  INBOUND_SMTP_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('メールを受けるアドレス。住民から届かない側の網にする (address for inbound mail, never a public one)'),
  INBOUND_SMTP_CLIENTS: z
    .string()
    .default('loopback')
    .refine(isClientList, 'loopback、アドレス、CIDR をカンマで区切ってください (addresses or networks)')
    .describe('メールを渡してよい機械（loopback、アドレス、CIDR、カンマ区切り） (clients that may hand mail in)'),
  INBOUND_FOLDER: text.describe(
    '見張るフォルダー。中の「情報源の名」のフォルダーに置かれたファイルを受ける。省略時は見張らない (watched folder; absent: none)',
  ),
  SMTP_URL: text.describe('メールサーバー。確認のメールもここから送る (mail server; see the e-mail channel)'),
  MAIL_FROM: text.describe('差出人 (sender of mails)'),
  HUB_CRASH_AT: text.describe(
    '故障試験用：ここへ来たら自分を強制終了する（名前 または 名前:回数）。本番では使えない (fault tests: this process kills itself there)',
  ),
  NODE_ENV: z
    .string()
    .default('development')
    .describe('production では既定値に頼らず、足りない設定で起動を断る (production refuses defaults)'),
} as const;

const schema = z.object(ENVIRONMENT);
export type Environment = z.infer<typeof schema>;

/** Blank means absent: compose files write `SMTP_URL=`. */
export function withoutBlanks(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== ''),
  );
}

/** Every problem of the hub's own variables at once, in words; or the values. */
export function readEnvironment(
  env: Record<string, string>,
): { ok: true; value: Environment } | { ok: false; problems: string[] } {
  const parsed = schema.safeParse(env);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
}
