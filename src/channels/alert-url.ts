import type { RenderInput } from './channel.js';

/** The alert's page in the reader's language: who cannot read Japanese must not have to look for the way out of it. */
export function alertUrl({ publicUrl, shortId, language }: Pick<RenderInput, 'publicUrl' | 'shortId' | 'language'>): string {
  return `${publicUrl}/alerts/${shortId}${language === 'ja' ? '' : `?lang=${language}`}`;
}
