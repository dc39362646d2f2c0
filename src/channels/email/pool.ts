import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { openConnection, type Limits } from './connection.js';
import type { Verdict } from './reply.js';
import type { EmailSettings } from './settings.js';

/** A borrowed session; `fresh` when it was opened for this loan. */
export interface Loan {
  connection: SMTPConnection;
  fresh: boolean;
}

/** The sessions with the mail server, reused from mail to mail and shared by every batch under way. */
export class ConnectionPool {
  private readonly idle: SMTPConnection[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly lent = new Set<SMTPConnection>();
  private open = 0;
  private closed = false;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: EmailSettings,
    private readonly limits: Limits,
  ) {}

  /** A session to send over, or why there is none. Waits while all are in use. */
  async borrow(): Promise<Loan | Verdict> {
    for (;;) {
      if (this.closed) return { reason: 'timeout', detail: 'stopped before sending' };
      const connection = this.idle.pop();
      if (connection?.destroyed === true) {
        this.open -= 1;
      } else if (connection !== undefined) {
        this.lent.add(connection);
        return { connection, fresh: false };
      } else if (this.open < this.settings.connections) {
        return await this.openOne();
      } else {
        await new Promise<void>((resolve) => this.waiting.push(resolve));
      }
    }
  }

  /** Gives a session back; one that is not `reusable` is closed and leaves its place to another. */
  giveBack(connection: SMTPConnection, reusable: boolean): void {
    this.lent.delete(connection);
    if (reusable && !this.closed && !connection.destroyed) {
      this.idle.push(connection);
      this.watchIdle();
    } else {
      connection.close();
      this.open -= 1;
    }
    this.waiting.shift()?.();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.idleTimer);
    for (const connection of this.idle.splice(0)) leave(connection);
    for (const connection of this.lent) connection.close();
    for (const wake of this.waiting.splice(0)) wake();
  }

  private async openOne(): Promise<Loan | Verdict> {
    this.open += 1;
    const opened = await openConnection(this.settings, this.limits);
    if ('reason' in opened) {
      this.open -= 1;
      this.waiting.shift()?.();
      return opened;
    }
    this.lent.add(opened);
    return { connection: opened, fresh: true };
  }

  /** Leaves before the server does (Postfix after 300 s), so that a quiet night ends in QUIT, not in an error. */
  private watchIdle(): void {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      for (const connection of this.idle.splice(0)) {
        leave(connection);
        this.open -= 1;
      }
    }, this.limits.idleMs);
    this.idleTimer.unref();
  }
}

/** QUIT, and the end of the socket even where nobody answers it. */
function leave(connection: SMTPConnection): void {
  if (connection.destroyed) return;
  connection.quit();
  setTimeout(() => connection.close(), 500).unref();
}
