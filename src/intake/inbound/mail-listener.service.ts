import type { Socket } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { KeysService } from '../../accounts/keys.service.js';
import { SchoolSendersService } from '../../accounts/school-senders.service.js';
import { Platform } from '../../platform/platform.js';
import { IntakeService } from '../intake.service.js';
import { allowedClients, isAllowed } from './allowed-clients.js';
import { largestMail, recipientOf, type Recipient } from './recipients.js';

type Answer = (error?: Error | null, message?: string) => void;

/** A mail of a receiver is a few kilobytes: whoever needs longer holds a connection for its own sake. */
const IDLE_MS = 30_000;
const SESSION_MS = 120_000;
const MAX_SESSIONS = 20;

interface Expected extends Recipient {
  organisation: string;
}

/**
 * Takes mails for sources (RFC 5321). The key in the recipient says who sends, the list of clients who may knock;
 * MAIL FROM and headers say nothing. 250 is answered when the notice is kept, 451 when the sender has to come again.
 */
@Injectable()
export class MailListenerService {
  private server?: SMTPServer;
  /** By session: what its next DATA is for. */
  private readonly expected = new Map<string, Expected>();

  constructor(
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(KeysService) private readonly keys: KeysService,
    @Inject(SchoolSendersService) private readonly senders: SchoolSendersService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Listens where INBOUND_SMTP_PORT is set; fails where it cannot. */
  async start(): Promise<void> {
    const { INBOUND_SMTP_PORT: port, INBOUND_SMTP_HOST: host, INBOUND_SMTP_CLIENTS } = this.platform.config.environment;
    if (port === undefined) return;
    const clients = allowedClients(INBOUND_SMTP_CLIENTS);
    const server = new SMTPServer({
      authOptional: true,
      // No relay: nobody signs in, and every recipient is one of our own.
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: largestMail(),
      maxClients: MAX_SESSIONS,
      socketTimeout: IDLE_MS,
      closeTimeout: 1_000,
      logger: false,
      onConnect: (session, answer) => {
        const isKnown = clients !== undefined && isAllowed(clients, session.remoteAddress);
        answer(isKnown ? null : reply(554, '5.7.1 this client is not allowed'));
      },
      onRcptTo: (address, session, answer) => void this.recipient(address, session, answer),
      onData: (stream, session, answer) => this.mail(stream, session, answer),
      onClose: (session) => this.expected.delete(session.id),
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    server.on('error', (error) => this.platform.log.warning('inbound mail: session failed', { error: error.message }));
    server.server.on('connection', (socket: Socket) => {
      setTimeout(() => socket.destroy(), SESSION_MS).unref();
    });
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(resolve));
  }

  private async recipient(address: SMTPServerAddress, session: SMTPServerSession, answer: Answer): Promise<void> {
    if (session.envelope.rcptTo.length > 0) return answer(reply(452, '4.5.3 one recipient at a time'));
    try {
      const expected = await this.authenticate(address.address);
      if (expected === undefined) {
        this.platform.log.warning('inbound mail: unknown recipient', { client: session.remoteAddress });
        return answer(reply(550, '5.1.1 no such recipient'));
      }
      this.expected.set(session.id, expected);
      answer();
    } catch (error) {
      this.platform.log.failure('inbound mail: could not look the key up', error);
      answer(COME_AGAIN);
    }
  }

  /** One answer for a wrong name and a wrong key: neither can be found out by trying. */
  private async authenticate(address: string): Promise<Expected | undefined> {
    const recipient = recipientOf(address);
    if (recipient === undefined) return undefined;
    const organisation = await this.ownerOf(recipient);
    const may = organisation !== undefined && this.intake.mayHandIn(recipient.source, organisation);
    return may ? { ...recipient, organisation } : undefined;
  }

  private async ownerOf({ secret, local, key }: Recipient): Promise<string | undefined> {
    if (secret === 'school') return this.senders.schoolOf(local);
    const actor = await this.keys.actorOf(key);
    return actor?.scopes?.includes('intake') === true ? actor.organisation : undefined;
  }

  private mail(stream: SMTPServerDataStream, session: SMTPServerSession, answer: Answer): void {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestMail()) chunks.push(chunk);
    });
    stream.once('error', () => answer(COME_AGAIN));
    stream.once('end', () => void this.keep({ bytes: Buffer.concat(chunks), size }, session, answer));
  }

  private async keep(mail: { bytes: Buffer; size: number }, session: SMTPServerSession, answer: Answer): Promise<void> {
    const expected = this.expected.get(session.id);
    this.expected.delete(session.id);
    if (expected === undefined) return answer(reply(503, '5.5.1 name the recipient first'));
    const { source, organisation, mediaType } = expected;
    if (mail.size > source.maxBytes) return answer(reply(552, `5.3.4 the limit is ${source.maxBytes} bytes`));
    if (mail.size === 0) return answer(reply(554, '5.6.0 the mail is empty'));
    try {
      const { noticeId } = await this.intake.receive(source, mail.bytes, { organisation, mediaType });
      answer(null, `2.0.0 kept as ${noticeId}`);
    } catch (error) {
      this.platform.log.failure('inbound mail: could not keep it, the sender comes again', error, {
        source: source.name,
      });
      answer(COME_AGAIN);
    }
  }
}

/** The error that smtp-server turns into this reply. */
function reply(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

const COME_AGAIN = reply(451, '4.3.0 not now, please come again');
