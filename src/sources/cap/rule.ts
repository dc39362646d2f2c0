import type { Remark } from '../source.js';

/**
 * `refuse`: nothing can be made of it, whatever the mode. `mend`: refused when strict, mended otherwise.
 * `note`: taken as it is, and said.
 */
export interface Rule {
  stage: Remark['stage'];
  how: 'refuse' | 'mend' | 'note';
  /** `{}` is where the detail stands: the name of an element, a value. */
  ja: string;
  en: string;
}
