import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AllSeen, ReceiverAddresses } from './receivers.js';
import type { SmtpBehaviour } from './smtp-receiver.js';

type Told = { id: number; seen?: AllSeen; addresses?: ReceiverAddresses };

/** The receivers' process as the benchmark talks to it. */
export class ReceiversClient {
  private asked = 0;
  private readonly waiting = new Map<number, (seen: AllSeen) => void>();

  private constructor(
    private readonly child: ChildProcess,
    readonly addresses: ReceiverAddresses,
  ) {
    child.on('message', (told: Told) => {
      if (told.seen !== undefined) this.waiting.get(told.id)?.(told.seen);
      this.waiting.delete(told.id);
    });
  }

  static async start(behaviour: SmtpBehaviour = {}): Promise<ReceiversClient> {
    const program = fileURLToPath(new URL('receivers-process.js', import.meta.url));
    const child = fork(program, [JSON.stringify(behaviour)], { execArgv: [] });
    const addresses = await new Promise<ReceiverAddresses>((done, fail) => {
      child.once('error', fail);
      child.once('exit', () => fail(new Error('the receivers ended')));
      child.once('message', (told: Told) =>
        told.addresses === undefined ? fail(new Error('no addresses')) : done(told.addresses),
      );
    });
    return new ReceiversClient(child, addresses);
  }

  read(): Promise<AllSeen> {
    return this.ask('read');
  }

  async reset(): Promise<void> {
    await this.ask('reset');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.disconnect();
    await ended;
  }

  private ask(ask: 'read' | 'reset'): Promise<AllSeen> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.child.send({ id, ask });
    });
  }
}
