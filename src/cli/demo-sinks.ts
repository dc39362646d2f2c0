import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineSink } from './sinks/line-sink.js';
import { PushSink, type PushDevice } from './sinks/push-sink.js';
import { SmtpSink } from './sinks/smtp-sink.js';
import { chances } from './seed.js';

/** Receivers on this machine that answer like the providers. */
export interface Sinks {
  smtp: SmtpSink;
  push: PushSink;
  line: LineSink;
  environment: Record<string, string>;
  /** A new browser subscription whose keys the push receiver keeps. */
  device(): PushDevice;
  /** Makes a few addresses fail as they do in life: a mailbox that is gone, a browser that was reset. */
  spoil(seed: number): Promise<void>;
  stop(): Promise<void>;
}

const TOKEN = 'demo-token';

export async function startSinks(out: string): Promise<Sinks> {
  const [smtp, push, line] = await Promise.all([SmtpSink.start(), PushSink.start(), LineSink.start(0, TOKEN)]);
  const certificate = join(out, 'push-ca.pem');
  writeFileSync(certificate, push.certificate);
  const devices: PushDevice[] = [];
  return {
    smtp,
    push,
    line,
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: 'todoke@city.example',
      LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
      LINE_CHANNEL_SECRET: 'demo-secret',
      LINE_API_BASE_URL: line.url,
      PUSH_ALLOWED_HOSTS: push.host,
      PUSH_CA_FILE: certificate,
    },
    device: () => {
      const device = push.subscribe();
      devices.push(device);
      return device;
    },
    spoil: (seed) => {
      const chance = chances(seed + 1);
      for (const device of devices) if (chance() < 0.01) push.answers.set(device.id, { status: 410 });
      for (let n = 1; n <= 2_000; n += 1) {
        if (chance() < 0.01) smtp.answers.set(`resident${n}@mail${n % 4}.example`, { rcpt: '550 5.1.1 no such user' });
      }
      return Promise.resolve();
    },
    stop: async () => {
      await Promise.all([smtp.stop(), push.stop(), line.stop()]);
    },
  };
}
