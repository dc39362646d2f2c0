import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { generate, type GenerateResult } from 'selfsigned';
import { SMTPServer } from 'smtp-server';
import { openLine } from './connection.js';
import { LIMITS } from './limits.js';
import { MailSession } from './session.js';
import { emailSettings } from './settings.js';

const DAY_MS = 86_400_000;
const trusted = getCACertificates('default');
const stops: (() => Promise<void>)[] = [];
let valid: GenerateResult;
let expired: GenerateResult;

/** A certificate for this machine that ends so many days from now. */
function certificate(days: number): Promise<GenerateResult> {
  return generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 90 * DAY_MS),
    notAfterDate: new Date(Date.now() + days * DAY_MS),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
}

beforeAll(async () => {
  [valid, expired] = await Promise.all([certificate(1), certificate(-1)]);
  setDefaultCACertificates([...trusted, valid.cert, expired.cert]);
});

afterAll(() => setDefaultCACertificates(trusted));

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** Opens a session as the settings say, and what came of it. */
async function openTo(pem: GenerateResult, secure: boolean) {
  const received: { to: string; secure: boolean }[] = [];
  const server = new SMTPServer({
    secure,
    key: pem.private,
    cert: pem.cert,
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', secure: session.secure });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  stops.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = listening.address() as { port: number };
  const url = secure ? `smtps://localhost:${port}` : `smtp://localhost:${port}?tls=required`;
  const settings = emailSettings.parse({ SMTP_URL: url, MAIL_FROM: 'a@city.example.jp' });
  if (settings === undefined) throw new Error('no settings');
  return { opened: await openLine(settings.relay, LIMITS), received };
}

describe('a session over TLS', () => {
  it.each([true, false])(
    'carries mails like any other once it is taken over (from the first byte: %s)',
    async (secure) => {
      const { opened, received } = await openTo(valid, secure);
      if ('reason' in opened) throw new Error(opened.detail);
      const session = new MailSession(opened.line, LIMITS);
      const left = ['b@x.jp', 'c@x.jp'].map((to) => ({
        from: 'a@city.example.jp',
        to,
        text: 'Subject: x\r\n\r\ny\r\n',
      }));
      const came: string[] = [];
      await session.carry({
        next: () => left.shift(),
        mayGo: () => true,
        settled: (_mail, { verdict }) => came.push(verdict.reason),
        returned: (_mail, why) => came.push(why),
        stalled: () => false,
      });
      expect(came).toEqual(['accepted', 'accepted']);
      expect(received).toEqual([
        { to: 'b@x.jp', secure: true },
        { to: 'c@x.jp', secure: true },
      ]);
      session.leave();
    },
  );

  it.each([true, false])(
    'F38 is not opened with a certificate that has expired (from the first byte: %s)',
    async (secure) => {
      const { opened } = await openTo(expired, secure);
      expect(opened).toMatchObject({ reason: 'credentials', detail: 'CERT_HAS_EXPIRED' });
    },
  );
});
