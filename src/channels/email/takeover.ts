import type { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/** A session that is open and signed in, without the library that opened it. */
export interface Line {
  socket: Socket;
  /** RFC 2920: several commands may go in one write. */
  pipelining: boolean;
  /** RFC 1870: the size of a mail may be told with MAIL. */
  size: boolean;
  /** The largest mail the server takes; 0 where it did not say. */
  maxSize: number;
}

/**
 * What nodemailer 10.6 keeps to itself. The version is pinned exactly; `takeover.spec.ts` fails when another one keeps
 * it differently.
 */
interface Inside {
  _socket: Socket | false | null;
  _supportedExtensions: string[];
  _maxAllowedSize: number;
  _remainder: string;
  _responseQueue: string[];
  _responseActions: unknown[];
  _onSocketData: (chunk: Buffer) => void;
  _onSocketTimeout: () => void;
  _onSocketClose: () => void;
  _onSocketEnd: () => void;
  _onSocketError: (error: Error) => void;
}

const EVENTS = ['data', 'timeout', 'close', 'end', 'error'] as const;

/**
 * Takes the socket out of nodemailer's hands once it has connected, upgraded to TLS and signed in. `undefined` = the
 * server has said more than it was asked: what follows could not be told apart.
 */
export function takeOver(connection: SMTPConnection): Line | undefined {
  const inside = connection as unknown as Inside;
  const listeners = {
    data: inside._onSocketData,
    timeout: inside._onSocketTimeout,
    close: inside._onSocketClose,
    end: inside._onSocketEnd,
    error: inside._onSocketError,
  };
  const socket = inside._socket;
  if (!socket || !Array.isArray(inside._supportedExtensions) || !Array.isArray(inside._responseActions))
    throw new Error('nodemailer keeps its socket elsewhere: see takeover.ts');
  for (const event of EVENTS) {
    // once() wraps its listener; listeners() shows what is inside.
    if (!socket.listeners(event).includes(listeners[event]))
      throw new Error(`nodemailer listens to '${event}' differently: see takeover.ts`);
  }
  const unread = inside._remainder !== '' || inside._responseQueue.length > 0 || inside._responseActions.length > 0;
  if (unread || socket.destroyed) return undefined;
  for (const event of EVENTS) socket.removeListener(event, listeners[event]);
  socket.setTimeout(0);
  return {
    socket,
    pipelining: inside._supportedExtensions.includes('PIPELINING'),
    size: inside._supportedExtensions.includes('SIZE'),
    maxSize: inside._maxAllowedSize,
  };
}
