/** One character that the screen does not have, and what stands in its place. */
export interface Replaced {
  from: string;
  code: string;
  to: string;
}

export interface Crawl {
  onAir: boolean;
  alertId: string;
  shortId: string;
  version: number;
  messageType: string;
  kind: string;
  class: string;
  issuedAt: string;
  expiresAt: string;
  pages: readonly string[];
  replaced: readonly Replaced[];
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** A document for a superimposer: pages of lines, what was replaced in them, nothing to interpret. */
export function asXml(crawl: Crawl, encoding: 'UTF-8' | 'Shift_JIS'): string {
  const { pages, alertId, shortId, version, messageType, kind, issuedAt, expiresAt, replaced } = crawl;
  const facts = { alertId, shortId, version, messageType, kind, class: crawl.class, issuedAt, expiresAt };
  return documentOf(encoding, { onAir: crawl.onAir, ...facts, pages: pages.length }, [
    ...pages.flatMap((page, index) => [
      `  <page number="${index + 1}">`,
      ...page.split('\n').map((line) => `    <line>${escaped(line)}</line>`),
      '  </page>',
    ]),
    ...replaced.map(({ code, to }) => `  <replaced code="${code}" by="${escaped(to)}"/>`),
  ]);
}

/** The same when nothing is on the screen. */
export function emptyXml(encoding: 'UTF-8' | 'Shift_JIS'): string {
  return documentOf(encoding, { onAir: false, pages: 0 }, []);
}

function documentOf(encoding: string, facts: Record<string, unknown>, lines: readonly string[]): string {
  const attributes = Object.entries(facts).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return [
    `<?xml version="1.0" encoding="${encoding}"?>`,
    `<superimpose${attributes.join('')}>`,
    ...lines,
    '</superimpose>',
  ].join('\n');
}
