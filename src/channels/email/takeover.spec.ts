import { afterEach, describe, expect, it } from '@jest/globals';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ScriptedSmtp, type SmtpScript } from '../../../test/support/scripted-smtp.js';
import { takeOver } from './takeover.js';

const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function connected(script: SmtpScript): Promise<SMTPConnection> {
  const server = await ScriptedSmtp.start(script);
  const connection = new SMTPConnection({
    host: '127.0.0.1',
    port: server.port,
    ignoreTLS: true,
    socketCloseTimeout: 0,
  });
  stops.push(
    () => server.stop(),
    () => connection.close(),
  );
  await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
  return connection;
}

describe('nodemailer’s session, in the version that is pinned', () => {
  it('hands over its socket with none of its own listeners left, and what the server offers', async () => {
    const line = takeOver(await connected({ extensions: ['PIPELINING', 'SIZE 5000'] }));
    expect(line).toMatchObject({ pipelining: true, size: true, maxSize: 5_000 });
    const listeners = ['data', 'error', 'timeout'].map((event) => line?.socket.listenerCount(event));
    expect(listeners).toEqual([0, 0, 0]);
    expect(line?.socket.timeout).toBe(0);
    line?.socket.on('error', () => undefined);
    const heard = new Promise((resolve) => line?.socket.once('data', (chunk) => resolve(chunk.toString())));
    line?.socket.write('MAIL FROM:<>\r\n');
    expect(await heard).toBe('250 ok\r\n');
  });

  it('says so where the server offers little', async () => {
    const line = takeOver(await connected({ extensions: [] }));
    expect(line).toMatchObject({ pipelining: false, size: false, maxSize: 0 });
  });

  it('is not taken over while something unasked lies unread', async () => {
    const connection = await connected({ extensions: ['PIPELINING\r\n250 unasked'] });
    expect(takeOver(connection)).toBeUndefined();
  });

  it('is refused in words when an upgrade keeps its parts elsewhere', async () => {
    const moved = await connected({});
    Object.assign(moved, { _socket: undefined });
    expect(() => takeOver(moved)).toThrow('nodemailer keeps its socket elsewhere');
    const renamed = await connected({});
    Object.assign(renamed, { _onSocketData: () => undefined });
    expect(() => takeOver(renamed)).toThrow("nodemailer listens to 'data' differently");
  });
});
