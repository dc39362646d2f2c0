import { smtpReceiver, type SmtpBehaviour } from './smtp-receiver.js';
import { Tally, type Seen } from './tally.js';
import { lineReceiver, listen, makeCertificate, pushReceiver, pushReceiverHttp1 } from './web-receivers.js';

export const ADDRESSED = ['web-push', 'line', 'email'] as const;
export type Addressed = (typeof ADDRESSED)[number];

export interface AllSeen extends Record<Addressed, Seen> {
  /** Of the notifications, those that asked to wake the phone (RFC 8030 §5.3). */
  urgent: Seen;
  /** Mails for the domain that is answered slowly; they are not among `email`. */
  slowEmail: Seen;
}

/** Where the receivers listen. */
export interface ReceiverAddresses {
  smtpPort: number;
  /** Several push services, as in life: every browser maker has its own. */
  pushOrigins: string[];
  pushHttp1Origin: string;
  lineUrl: string;
  /** PEM of the certificate of all of them. */
  certificate: string;
}

/** Push services that take part. */
const ORIGINS = 3;

/** Receivers on the loopback address that answer like the providers, and count. */
export interface Receivers {
  addresses: ReceiverAddresses;
  read(): AllSeen;
  reset(): void;
  stop(): Promise<void>;
}

export async function startReceivers(behaviour: SmtpBehaviour = {}): Promise<Receivers> {
  const certificate = await makeCertificate();
  const tallies: Record<keyof AllSeen, Tally> = {
    'web-push': new Tally(),
    line: new Tally(),
    email: new Tally(),
    urgent: new Tally(),
    slowEmail: new Tally(),
  };
  const push = (isUrgent: boolean): void => {
    tallies['web-push'].add();
    if (isUrgent) tallies.urgent.add();
  };
  const smtp = await listen(smtpReceiver((isSlow) => tallies[isSlow ? 'slowEmail' : 'email'].add(), behaviour));
  const line = await listen(lineReceiver((messages) => tallies.line.add(messages)));
  const http1 = await listen(pushReceiverHttp1(certificate, push));
  const origins = await Promise.all(Array.from({ length: ORIGINS }, () => listen(pushReceiver(certificate, push))));
  return {
    addresses: {
      smtpPort: smtp.port,
      pushOrigins: origins.map(({ port }) => `https://127.0.0.1:${port}`),
      pushHttp1Origin: `https://127.0.0.1:${http1.port}`,
      lineUrl: `http://127.0.0.1:${line.port}`,
      certificate: certificate.cert,
    },
    read: () => ({
      'web-push': tallies['web-push'].read(),
      line: tallies.line.read(),
      email: tallies.email.read(),
      urgent: tallies.urgent.read(),
      slowEmail: tallies.slowEmail.read(),
    }),
    reset: () => Object.values(tallies).forEach((tally) => tally.reset()),
    stop: async () => {
      await Promise.all([smtp, line, http1, ...origins].map((each) => each.stop()));
    },
  };
}
