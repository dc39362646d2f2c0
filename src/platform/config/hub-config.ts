import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { channels } from '../../channels/index.js';
import type { CityProfile } from '../../domain/profile.js';
import { sources } from '../../sources/index.js';
import { makeOnce } from '../make-once.js';
import { feedPlans, type FeedPlan } from './feed-plans.js';
import { LOOPBACK } from './loopback.js';
import { readEnvironment, withoutBlanks, type Environment } from './environment.js';
import { loadProfile } from './profile.js';

export type HubRole = Environment['HUB_ROLE'];

/** A setting that stops the hub from starting. The message lists all of them. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(
      `設定に誤りがあるため起動できません (the settings are wrong):\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
  }
}

/** All settings, read and checked once. */
@Injectable()
export class HubConfig {
  constructor(
    readonly environment: Environment,
    readonly profile: CityProfile,
    /** By channel name; `undefined` = not configured (sandbox or off). */
    readonly channelSettings: ReadonlyMap<string, unknown>,
    readonly vapidPublicKey: string,
  ) {}

  get dataDir(): string {
    return resolve(this.environment.DATA_DIR);
  }

  get role(): HubRole {
    return this.environment.HUB_ROLE;
  }

  get publicUrl(): string {
    const { PUBLIC_URL, HOST, PORT } = this.environment;
    return (PUBLIC_URL ?? `http://${HOST === '0.0.0.0' ? 'localhost' : HOST}:${PORT}`).replace(/\/$/, '');
  }

  get masterKeyFile(): string {
    return this.environment.MASTER_KEY_FILE ?? join(this.dataDir, 'master.key');
  }

  /** What is to be fetched; none while JMA_FEEDS is off and the profile names none. */
  get feeds(): readonly FeedPlan[] {
    return feedPlans(this.environment.JMA_FEEDS, this.profile).plans;
  }

  get isProduction(): boolean {
    return this.environment.NODE_ENV === 'production';
  }
}

/** Reads everything or throws a ConfigError that names everything wrong. */
export function readConfig(raw: Record<string, string | undefined>): HubConfig {
  const env = withoutBlanks(raw);
  const own = readEnvironment(env);
  if (!own.ok) throw new ConfigError(own.problems);
  const problems: string[] = [];
  mkdirSync(resolve(own.value.DATA_DIR), { recursive: true });
  const vapid = vapidOf(env, resolve(own.value.DATA_DIR));
  // A replayed past reaches receivers on this machine only, whoever is subscribed.
  const replay = own.value.HUB_CLOCK_START === undefined ? {} : { PUSH_SERVICES: 'listed' };
  const settings = new Map<string, unknown>();
  for (const channel of channels) {
    const parsed = channel.settings.safeParse({ ...env, ...vapid, ...replay });
    if (parsed.success) settings.set(channel.name, parsed.data);
    else
      problems.push(
        ...parsed.error.issues.map(
          (issue) => `${channel.label.ja}（${channel.name}）: ${[...issue.path, issue.message].join(' ')}`,
        ),
      );
  }
  const profile = profileOf(own.value.CITY, problems);
  if (profile !== undefined) problems.push(...feedPlans(own.value.JMA_FEEDS, profile).problems);
  if (profile !== undefined) problems.push(...refusedBySources(profile));
  if (own.value.HUB_CRASH_AT !== undefined && own.value.NODE_ENV === 'production')
    problems.push('HUB_CRASH_AT: 故障試験のための設定です。本番では消してください (remove it: fault tests only).');
  if (own.value.HUB_CLOCK_START !== undefined) problems.push(...outsiders(env), ...liveFeeds(own.value.JMA_FEEDS));
  if (problems.length > 0 || profile === undefined) throw new ConfigError(problems);
  return new HubConfig(own.value, profile, settings, vapid.VAPID_PUBLIC_KEY);
}

function profileOf(city: string, problems: string[]): CityProfile | undefined {
  try {
    return loadProfile(city);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** A table that a source reads by, and that is not as it should be, stops the start rather than a warning at night. */
function refusedBySources(profile: CityProfile): string[] {
  return sources.flatMap((source) => {
    const problem = source.check?.(profile);
    return problem === undefined ? [] : [`${source.label.ja}（${source.name}）: ${problem.ja} ${problem.en}`];
  });
}

/** A replayed past must never reach a living address: every receiver is on this machine, or absent. */
function outsiders(env: Record<string, string>): string[] {
  const receivers = [
    'SMTP_URL',
    'SMTP_FALLBACK_URL',
    'LINE_API_BASE_URL',
    'VOICE_GATEWAY_URL',
    'FAX_GATEWAY_URL',
  ].filter((name) => env[name] !== undefined);
  const hostOf = (text = ''): string => (URL.canParse(text) ? new URL(text).hostname : '');
  const outside = receivers.filter((name) => !LOOPBACK.test(hostOf(env[name])));
  const pushHosts = (env.PUSH_ALLOWED_HOSTS ?? '').split(',').filter((host) => host.trim() !== '');
  if (pushHosts.some((host) => !LOOPBACK.test(host.trim().replace(/:\d+$/, '')))) outside.push('PUSH_ALLOWED_HOSTS');
  if (env.LINE_CHANNEL_ACCESS_TOKEN !== undefined && env.LINE_API_BASE_URL === undefined)
    outside.push('LINE_API_BASE_URL');
  return outside.map(
    (name) =>
      `HUB_CLOCK_START: ${name} がこの機械の外を指しています。時計をずらして外へは送れません (a shifted clock may only send to this machine).`,
  );
}

/** To a clock in the past every telegram of today is a wrong one. */
function liveFeeds(jmaFeeds: string): string[] {
  if (jmaFeeds === 'off' || (URL.canParse(jmaFeeds) && LOOPBACK.test(new URL(jmaFeeds).hostname))) return [];
  return [
    'HUB_CLOCK_START: JMA_FEEDS は off か、この機械の URL にしてください (a shifted clock cannot follow live feeds).',
  ];
}

interface Vapid {
  VAPID_SUBJECT: string;
  VAPID_PUBLIC_KEY: string;
  VAPID_PRIVATE_KEY: string;
}

/** Absent VAPID keys are made once and kept: a new pair would cut off every subscription. */
function vapidOf(env: Record<string, string>, dataDir: string): Vapid {
  const given = { VAPID_PUBLIC_KEY: env.VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: env.VAPID_PRIVATE_KEY };
  const subject = env.VAPID_SUBJECT ?? env.PUBLIC_URL ?? 'mailto:todoke@localhost.localdomain';
  const VAPID_SUBJECT =
    subject.startsWith('https:') || subject.startsWith('mailto:') ? subject : 'mailto:todoke@localhost.localdomain';
  if (given.VAPID_PUBLIC_KEY !== undefined || given.VAPID_PRIVATE_KEY !== undefined) {
    return {
      VAPID_SUBJECT,
      VAPID_PUBLIC_KEY: given.VAPID_PUBLIC_KEY ?? '',
      VAPID_PRIVATE_KEY: given.VAPID_PRIVATE_KEY ?? '',
    };
  }
  const file = join(dataDir, 'vapid.json');
  if (!existsSync(file)) makeOnce(file, JSON.stringify(webPush.generateVAPIDKeys()));
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { publicKey: string; privateKey: string };
  return { VAPID_SUBJECT, VAPID_PUBLIC_KEY: kept.publicKey, VAPID_PRIVATE_KEY: kept.privateKey };
}
