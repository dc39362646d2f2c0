import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveOpenApi } from '../platform/http/openapi.js';
import { ApiModule } from './api/api.module.js';
import { WebModule } from './web.module.js';

/** Everything that only a process with pages needs. */
export interface Pages {
  modules: readonly Type[];
  serveOpenApi(app: NestFastifyApplication, city: string): void;
}

export const PAGES: Pages = { modules: [ApiModule, WebModule], serveOpenApi };
