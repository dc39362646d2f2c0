import { PERSONAL } from '../people.js';
import { broken, type Scene, type Violation } from './violation.js';

const MAIL_ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const LINE_ID = /\bU[0-9a-f]{32}\b/;
const ENDPOINT = /\/push\/device-/;
const LEAVING = /\/unsubscribe\/([\w-]{44})/g;
/** The town's own: its sender, and what stands before the host of a Message-ID. */
const OWN = /^(?:todoke@city\.example|[0-9a-f-]{36}\.[0-9a-f-]{36}@127\.0\.0\.1)$/;

/** I11: no message shows anybody else's address, nor the link with which somebody else leaves. */
export function nobodySeesAnother({ facts, vault }: Scene): Violation[] {
  const rows = facts.messages.flatMap(({ channel, wayId = '', envelope = [], readable }) => {
    const others = (readable.match(MAIL_ADDRESS) ?? []).filter((found) => !OWN.test(found) && found !== envelope[0]);
    const links = [...readable.matchAll(LEAVING)].filter(([, token = '']) => vault.readToken('leave', token) !== wayId);
    const isClean = envelope.length <= 1 && others.length === 0 && links.length === 0;
    const isIdFree = !LINE_ID.test(readable) && !ENDPOINT.test(readable);
    return isClean && isIdFree ? [] : [{ channel, wayId, others, links: links.length, recipients: envelope.length }];
  });
  return broken('I11', 'a message shows what is another’s', rows);
}

/** What was written outside the sealed columns during the episode. */
export interface Writings {
  logs: string;
  queue: string[];
  problems: readonly string[];
}

/** I12: no address and no name in the queue, in what the processes said, or in an answer that refuses. */
export function nothingPersonalIsWritten(writings: Writings): Violation[] {
  const found = (lines: readonly string[]): string[] =>
    lines.filter((line) => PERSONAL.test(line)).map((line) => line.slice(0, 300));
  return [
    ...broken('I12', 'something personal in the log', found(writings.logs.split('\n'))),
    ...broken('I12', 'something personal in the queue', found(writings.queue)),
    ...broken('I12', 'something personal in a problem', found(writings.problems)),
  ];
}
