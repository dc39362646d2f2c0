import { afterEach, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { visit } from './page-visitors.js';
import { countCores } from './process-use.js';
import { startReceivers, type Receivers } from './receivers.js';
import { SmtpConversation } from './smtp-receiver.js';
import { createServer } from 'node:http';
import { listen } from './web-receivers.js';

const mailTo = (to: string) => `MAIL FROM:<a@b.example>\r\nRCPT TO:<${to}>\r\nDATA\r\nSubject: x\r\n\r\nbody\r\n.\r\n`;

/** Sends all at once; when the last reply to the mail was read, in ms, and how many pieces came. */
function hand(port: number, to: string): Promise<{ ms: number; pieces: number }> {
  return new Promise((done, fail) => {
    const startedAt = performance.now();
    let pieces = 0;
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(mailTo(to)));
    socket.once('error', fail);
    socket.on('data', (chunk: Buffer) => {
      pieces += 1;
      said += chunk.toString();
      if (!said.includes('taken')) return;
      socket.destroy();
      done({ ms: performance.now() - startedAt, pieces });
    });
  });
}

describe('receivers that take their time', () => {
  let receivers: Receivers | undefined;
  afterEach(() => receivers?.stop());

  test('F40 a slow domain is answered byte by byte and counted apart, the others at once', async () => {
    receivers = await startReceivers({ tarpit: { domain: 'slow.example', byteEveryMs: 20 } });
    const { smtpPort } = receivers.addresses;
    const quick = await hand(smtpPort, 'one@quick.example');
    const slow = await hand(smtpPort, 'two@SLOW.example');
    expect(slow.pieces).toBeGreaterThan(8);
    expect(slow.ms).toBeGreaterThan(14 * 20 - 5);
    expect(quick.pieces).toBeLessThan(4);
    expect([receivers.read().email.messages, receivers.read().slowEmail.messages]).toEqual([1, 1]);
  });

  test('F40 what follows a slow recipient on the same session waits for the end of its answer', () => {
    const conversation = new SmtpConversation(() => undefined, 'slow.example');
    expect(conversation.take('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@slow.example>\r\nDATA\r\n')).toMatch(
      /^250[^\n]*\n$/,
    );
    expect(conversation.dripping).toMatch(/^250/);
    expect(conversation.take('NOOP\r\n')).toBe('');
    expect(conversation.resume()).toMatch(/^354/);
  });

  test('the answer of a far server leaves so much later, also to commands that came together', async () => {
    receivers = await startReceivers({ answerAfterMs: 60 });
    expect((await hand(receivers.addresses.smtpPort, 'one@quick.example')).ms).toBeGreaterThan(55);
  });
});

describe('visitors of the page', () => {
  test('come at their times whether or not the page is quick, and a slow answer counts from when it was due', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      setTimeout(() => response.end('ok'), 80);
    });
    const listening = await listen(server);
    const visited = await visit({
      origin: `http://127.0.0.1:${listening.port}`,
      path: '/',
      perSecond: 100,
      seconds: 0.5,
    });
    await listening.stop();
    expect(visited).toMatchObject({ asked: 50, failed: 0 });
    expect(asked).toBe(50);
    expect(visited.p50Ms).toBeGreaterThanOrEqual(79);
  });

  test('count a page that was not given as failed', async () => {
    const server = createServer((_, response) => response.writeHead(503).end());
    const listening = await listen(server);
    const visited = await visit({
      origin: `http://127.0.0.1:${listening.port}`,
      path: '/',
      perSecond: 50,
      seconds: 0.2,
    });
    await listening.stop();
    expect(visited.failed).toBe(10);
  });
});

describe('processor time', () => {
  test('is counted for this process while it works', () => {
    const stop = countCores([]);
    const until = performance.now() + 300;
    while (performance.now() < until) Math.sqrt(until);
    const cores = stop();
    // Only Linux keeps it in /proc.
    if (process.platform === 'linux') expect(cores.bench).toBeGreaterThan(0.05);
    else expect(cores).toEqual({});
  });
});
