import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

const DESCRIBED = /^\/(api|intake)\//;

/** `GET /api/openapi.json`: everything under /api and /intake, from the controllers and the same zod schemas. */
export function serveOpenApi(app: NestFastifyApplication, city: string): void {
  const options = new DocumentBuilder()
    .setTitle(`Todoke ${city}`)
    .setDescription(
      '情報の取り込みと発信。鍵は Authorization: Bearer で渡します。(Hand alerts in, issue them, watch them go out.)',
    )
    .setVersion('0.1.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, options);
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => DESCRIBED.test(path)));
  const body = JSON.stringify({ ...document, paths });
  app
    .getHttpAdapter()
    .get('/api/openapi.json', (_request: unknown, reply: FastifyReply) =>
      reply.type('application/json; charset=utf-8').send(body),
    );
}
