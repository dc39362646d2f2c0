export interface Crawl {
  alertId: string;
  shortId: string;
  version: number;
  kind: string;
  class: string;
  issuedAt: string;
  expiresAt: string;
  pages: readonly string[];
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** A document for a superimposer: pages of lines, nothing to interpret. */
export function asXml(crawl: Crawl): string {
  const { pages, alertId, shortId, version, kind, class: loudness, issuedAt, expiresAt } = crawl;
  const facts = { alertId, shortId, version, kind, class: loudness, issuedAt, expiresAt, pages: pages.length };
  const attributes = Object.entries(facts).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<superimpose${attributes.join('')}>`,
    ...pages.flatMap((page, index) => [
      `  <page number="${index + 1}">`,
      ...page.split('\n').map((line) => `    <line>${escaped(line)}</line>`),
      '  </page>',
    ]),
    '</superimpose>',
  ].join('\n');
}
