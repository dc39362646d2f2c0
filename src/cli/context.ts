import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import { readConfig, type HubConfig } from '../platform/config/hub-config.js';
import { openPlatform } from '../platform/open-platform.js';

/** Runs `work` with the hub's services, without serving or working on queues. Joins a running hub's database. */
export function withHub<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withHubOf(readConfig({ LOG_LEVEL: 'warn', ...process.env, HUB_ROLE: 'worker' }), work);
}

/** The same for a hub with other settings than the environment's. */
export async function withHubOf<T>(config: HubConfig, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const opened = await openPlatform(config, { say: (line) => process.stderr.write(`${line}\n`), isGuest: true });
  const app = await NestFactory.createApplicationContext(AppModule.of(opened.platform), {
    logger: opened.platform.log,
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
    await opened.close();
  }
}
