import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { findSource, sources } from './index.js';

describe('the list of sources', () => {
  it('has every folder beside it, once', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(sources.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('finds a source by its name and no other', () => {
    expect(findSource('jma-xml')?.label.ja).toBe('気象庁防災情報XML');
    expect(findSource('constructor')).toBeUndefined();
  });
});
