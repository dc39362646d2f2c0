import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface DocumentOptions {
  lang?: string;
  /** The small sheet for pages that take the rush, the full one for forms and tables, one for lists on paper. */
  stylesheet: 'todoke.css' | 'todoke-public.css' | 'todoke-sheet.css' | 'studio.css' | 'signage.css';
  /** Modules under /assets that make the page livelier; the page works without them. */
  scripts?: readonly string[];
  /** Reload after so many seconds where there is no script (a timed reload disturbs screen readers: WCAG 2.2.1). */
  reloadWithoutScript?: number;
  /** Where that reload leads; absent = the same page. */
  reloadTo?: string;
  /** Where the same is found as a feed. */
  feed?: boolean;
  /** Not for search engines: staff pages and links with a token. */
  hidden?: boolean;
}

/** A whole HTML document whose title begins with the heading of the page. */
export function document(title: string, body: VNode, options: DocumentOptions): string {
  const html = renderToString(
    <html lang={options.lang ?? 'ja'}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {options.hidden === true && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={`/assets/${options.stylesheet}`} />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/assets/icon-180.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {options.feed === true && (
          <link rel="alternate" type="application/atom+xml" href="/feeds/alerts.atom" title="緊急情報" />
        )}
        {options.reloadWithoutScript !== undefined && (
          <noscript>
            <meta
              http-equiv="refresh"
              content={`${options.reloadWithoutScript}${options.reloadTo === undefined ? '' : `; url=${options.reloadTo}`}`}
            />
          </noscript>
        )}
        {(options.scripts ?? []).map((script) => (
          <script type="module" src={`/assets/${script}`} />
        ))}
      </head>
      {body}
    </html>,
  );
  return `<!doctype html>${html}`;
}
