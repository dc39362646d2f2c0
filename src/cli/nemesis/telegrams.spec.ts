import { describe, expect, it } from '@jest/globals';
import { loadProfile } from '../../platform/config/profile.js';
import { findSource } from '../../sources/index.js';
import { newsletterOf, telegramOf, type TelegramWanted } from './telegrams.js';

const profile = loadProfile('nishitokyo');
const at = new Date('2026-11-21T00:00:00Z');

function read(change: Partial<TelegramWanted>) {
  const wanted: TelegramWanted = { eventId: '20300101000000', at, form: 'new', isDrill: false, order: 0, ...change };
  const bytes = Buffer.from(telegramOf(profile, wanted));
  const parsed = findSource('jma-xml')?.parse(bytes, { profile, receivedAt: at, organisation: 'city' });
  return parsed?.kind === 'drafts' ? parsed.drafts[0] : parsed;
}

describe('the telegrams of the nemesis', () => {
  it('are read as an alert, as an update with other words, as a withdrawal and as a drill', () => {
    expect(read({})).toMatchObject({ content: { kind: 'actual', messageType: 'Alert', severity: 'Extreme' } });
    expect(read({ order: 1, form: 'update' })).not.toMatchObject({ identity: { material: '6-:city' } });
    expect(read({ order: 1, form: 'withdraw' })).toMatchObject({ content: { messageType: 'Cancel' } });
    expect(read({ isDrill: true })).toMatchObject({ content: { kind: 'drill' } });
  });
});

describe('the newsletter of the nemesis', () => {
  it('is read as one alert an item', () => {
    const bytes = Buffer.from(
      newsletterOf(
        [
          { id: 'a', title: '新着' },
          { id: 'b', title: '新着' },
        ],
        at,
      ),
    );
    const parsed = findSource('library-newsletter')?.parse(bytes, { profile, receivedAt: at, organisation: 'library' });
    expect(parsed).toMatchObject({ kind: 'drafts', drafts: [{}, {}] });
  });
});
