import { loadProfile } from '../../src/platform/config/profile.js';

/** The demo city, as shipped. */
export const nishitokyo = loadProfile('nishitokyo');
