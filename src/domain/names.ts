import type { AlertDraft, Kind } from './alert.js';

/** Under which names the register looks for what a draft belongs to. */
export interface Names {
  key: string;
  thread: string | undefined;
  /** The message itself first, then those it refers to. */
  messages: string[];
}

/** A drill has its own names throughout: it can never update, cancel or silence what is real. */
export function namesOf({ content, identity }: AlertDraft): Names {
  const own = (name: string): string => namedFor(content.kind, name);
  const said = identity.message === undefined ? [] : [identity.message];
  return {
    key: own(identity.key),
    thread: identity.thread === undefined ? undefined : own(identity.thread),
    messages: [...said, ...(identity.refersTo ?? [])].map(own),
  };
}

function namedFor(kind: Kind, name: string): string {
  return `${kind}:${name}`;
}
