import type { LineMessage } from '../sinks/line-sink.js';
import type { Arena } from './arena.js';

/** One message that a receiver accepted: the second log, which the hub cannot write. */
export interface Message {
  channel: 'email' | 'line' | 'web-push';
  /** Nothing where no version of the episode reads like this. */
  versionId: string | undefined;
  wayId: string | undefined;
  at: Date;
  /** Subject or title, and the text as its reader sees it. */
  title: string;
  text: string;
  /** What a repetition is known by: the device shows the newest with one tag only. */
  tag?: string;
  topic?: string;
  /** Mail: whom the envelope and the header name. */
  envelope?: string[];
  /** Everything that can be read in it, decoded. */
  readable: string;
}

export interface RenditionRow {
  version_id: string;
  channel: string;
  language: string;
  wire: unknown;
}

/** All that the receivers accepted since they were emptied, letters of confirmation left out. */
export function messagesOf(arena: Arena, renditions: readonly RenditionRow[]): Message[] {
  const byText = new Map(renditions.flatMap((row) => textsOf(row).map((text) => [text, row.version_id] as const)));
  return [...mails(arena), ...lines(arena, byText), ...pushes(arena, byText)];
}

function textsOf({ channel, wire }: RenditionRow): string[] {
  const { messages, payload, short } = wire as { messages?: LineMessage[]; payload?: string; short?: string };
  if (channel === 'line') return messages === undefined ? [] : [textOf(messages)];
  return [payload, short].filter((text) => text !== undefined);
}

/** What is read of a call; the buttons to answer with stand beside it. */
function textOf(messages: readonly LineMessage[]): string {
  return messages.flatMap(({ text }) => (text === undefined ? [] : [text])).join('\n');
}

/** Everybody's payload has an address of its own to answer at. */
const OWN_ANSWER = /,"answer":"[^"]*"\}$/;

const PAIR = /^Message-ID: <([0-9a-f-]{36})\.([0-9a-f-]{36})@/im;

function mails({ sinks }: Arena): Message[] {
  return sinks.smtp.received.flatMap(({ to, raw, at }) => {
    const source = raw.toString('latin1');
    if (/^Message-ID: <letter\./im.test(source)) return [];
    const [, versionId, wayId] = PAIR.exec(source) ?? [];
    const { subject, plain, html } = decoded(source);
    const readable = `${source.slice(0, source.indexOf('\r\n\r\n'))}\n${subject}\n${plain}\n${html}`;
    return [
      { channel: 'email' as const, versionId, wayId, at, title: subject, text: plain.trim(), envelope: to, readable },
    ];
  });
}

function lines({ sinks, book }: Arena, byText: ReadonlyMap<string, string>): Message[] {
  return sinks.line.received.flatMap(({ to, messages, at }) => {
    const text = textOf(messages);
    const common = { channel: 'line' as const, versionId: byText.get(text), at, title: '', text, readable: text };
    return to.map((id) => ({ ...common, wayId: book.wayOf('line', id) }));
  });
}

function pushes({ sinks, book }: Arena, byText: ReadonlyMap<string, string>): Message[] {
  return sinks.push.received.map(({ device, headers, payload, at }) => {
    const { title = '', body = '', tag = '' } = JSON.parse(payload) as Partial<Record<string, string>>;
    return {
      channel: 'web-push',
      versionId: byText.get(payload.replace(OWN_ANSWER, '}')),
      wayId: book.wayOf('web-push', device),
      at,
      title,
      text: body,
      tag,
      topic: headers.topic ?? '',
      readable: payload,
    };
  });
}

/** Subject and both parts of a mail as the hub writes them: encoded words, and base64 bodies. */
function decoded(source: string): { subject: string; plain: string; html: string } {
  const subject = /^Subject: ((?:.|\r\n[ \t])+)$/im.exec(source)?.[1] ?? '';
  const partOf = (type: string): string => {
    const found = new RegExp(`Content-Type: text/${type}[^]*?\\r\\n\\r\\n([A-Za-z0-9+/=\\r\\n]+)`, 'i').exec(source);
    return Buffer.from(found?.[1] ?? '', 'base64').toString('utf8');
  };
  return { subject: words(subject), plain: partOf('plain'), html: partOf('html') };
}

/** RFC 2047 §2 encoded words, put together. */
function words(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) => {
    if (kind.toLowerCase() === 'b') return Buffer.from(text, 'base64').toString('utf8');
    const bytes = text
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
}
