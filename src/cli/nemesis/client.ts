import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena } from './arena.js';
import type { History, Known } from './history.js';
import { WEBS } from './plan.js';

export interface Call {
  method?: 'GET' | 'POST';
  path: string;
  body?: string;
  headers?: Record<string, string>;
  /** The answer that acknowledges a form: a redirect. */
  ok?: readonly number[];
}

export interface Answer {
  known: Known;
  /** 0 = no answer: refused at the door, or nobody knows. */
  status: number;
  body: Record<string, unknown>;
}

const PATIENCE_MS = 6_000;
const NOT_REACHED = 0;
const TRIES = 4;
const PAUSE_MS = 400;

/** Programs and people who call the web processes and note what they were told. */
export class Client {
  private turn = 0;

  constructor(
    private readonly arena: Arena,
    private readonly history: History,
  ) {}

  /** Calls until the hub has answered, each time the next process, at most four times. */
  async insist(call: Call): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.once(call);
      const isCertain = answer.known !== 'unknown' && answer.status !== NOT_REACHED;
      if (isCertain || tries === TRIES) return answer;
      await sleep(PAUSE_MS * tries);
    }
  }

  /** As a double click does it: the same call twice at once, at different processes. */
  twice(call: Call): Promise<Answer[]> {
    return Promise.all([this.insist(call), this.insist(call)]);
  }

  async once(call: Call): Promise<Answer> {
    const { path, ok = [200, 201, 202, 303] } = call;
    this.turn += 1;
    const web = this.arena.process(this.turn % WEBS);
    try {
      const answer = await fetch(`${web.url}${path}`, requestOf(call));
      const text = await answer.text();
      const known = ok.includes(answer.status) ? 'acknowledged' : answer.status < 500 ? 'refused' : 'unknown';
      if (known !== 'acknowledged') this.history.problems.push(text);
      return this.count({ known, status: answer.status, body: readBody(text) });
    } catch (error) {
      const { code } = (error as { cause?: { code?: string } }).cause ?? {};
      return this.count({ known: code === 'ECONNREFUSED' ? 'refused' : 'unknown', status: NOT_REACHED, body: {} });
    }
  }

  private count(answer: Answer): Answer {
    this.history.calls[answer.known] += 1;
    return answer;
  }
}

function requestOf({ method = 'POST', body, headers = {} }: Call): RequestInit {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return { method, headers, redirect: 'manual', signal, ...(body === undefined ? {} : { body }) };
}

function readBody(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export function bearer(key: string): Record<string, string> {
  return { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
}

export function formBody(fields: Record<string, string | readonly string[]>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) [value].flat().forEach((each) => form.append(name, String(each)));
  return form.toString();
}
