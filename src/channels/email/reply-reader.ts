/** One reply of a mail server. `code` 0 stands for none: the session ended before it came. */
export interface Reply {
  code: number;
  text: string;
}

/** RFC 5321 §4.5.3.1.5 allows 512 bytes to a line; beyond this nobody is talking SMTP. */
const MAX_REPLY = 65_536;

/** Puts a server's bytes back together into replies, however the network cut or joined them. */
export class ReplyReader {
  private rest = '';
  /** Lines of a reply that goes on (RFC 5321 §4.2.1: `250-`). */
  private lines: string[] = [];
  private size = 0;

  /** The replies that are whole now, or `undefined` where this is no SMTP. */
  read(bytes: string): Reply[] | undefined {
    const replies: Reply[] = [];
    const text = this.rest + bytes;
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = text.slice(from, text[end - 1] === '\r' ? end - 1 : end);
      from = end + 1;
      if (line === '') continue;
      if (!/^[2-5]\d\d(?:[ -]|$)/.test(line)) return undefined;
      this.lines.push(line);
      this.size += line.length;
      if (line[3] !== '-') replies.push(this.complete(line));
    }
    this.rest = text.slice(from);
    return this.size + this.rest.length > MAX_REPLY ? undefined : replies;
  }

  private complete(last: string): Reply {
    const text = this.lines.length === 1 ? last : this.lines.join('\n');
    this.lines = [];
    this.size = 0;
    return { code: Number(last.slice(0, 3)), text: readable(text) };
  }
}

/** RFC 5321 names no charset; servers in use mean UTF-8 where they leave ASCII. */
function readable(latin1: string): string {
  return /^[\x00-\x7f]*$/.test(latin1) ? latin1 : Buffer.from(latin1, 'latin1').toString('utf8');
}
