import type { Language } from './language.js';

interface PageOfAlert {
  /** Without a trailing slash. */
  publicUrl: string;
  shortId: string;
  language: Language;
}

/** The alert's page in the reader's language: who cannot read Japanese must not have to look for the way out of it. */
export function alertUrl({ publicUrl, shortId, language }: PageOfAlert): string {
  return `${publicUrl}/alerts/${shortId}${language === 'ja' ? '' : `?lang=${language}`}`;
}
