import { Injectable, type LoggerService } from '@nestjs/common';
import { destination, pino, type Logger } from 'pino';

/** Keys whose values are a person's and never reach a log. */
const PERSONAL = [
  'address',
  'email',
  'name',
  'kana',
  'phone',
  'endpoint',
  'token',
  'password',
  'authorization',
  'cookie',
];

/** Structured log, one JSON line an event, with personal fields taken out whatever is handed in. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;

  /** Commands log to the error output (2): their own output is for programs. */
  constructor(level = 'info', output: 1 | 2 = 1) {
    const options = {
      level,
      redact: { paths: [...PERSONAL, ...PERSONAL.map((key) => `*.${key}`)], censor: '[personal]' },
      base: { pid: process.pid },
    };
    this.pino = pino(options, destination({ dest: output, sync: output === 2 }));
  }

  info(event: string, fields: Record<string, unknown> = {}): void {
    this.pino.info(fields, event);
  }

  warning(event: string, fields: Record<string, unknown> = {}): void {
    this.pino.warn(fields, event);
  }

  failure(event: string, error: unknown, fields: Record<string, unknown> = {}): void {
    const text = error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
    this.pino.error({ ...fields, ...text }, event);
  }

  /** Nest's own lines are of use to developers only. */
  log(message: unknown): void {
    this.pino.debug(String(message));
  }
  debug(message: unknown): void {
    this.pino.debug(String(message));
  }
  verbose(message: unknown): void {
    this.pino.trace(String(message));
  }
  warn(message: unknown): void {
    this.pino.warn(String(message));
  }
  error(message: unknown): void {
    this.pino.error(String(message));
  }
  fatal(message: unknown): void {
    this.pino.fatal(String(message));
  }
}
