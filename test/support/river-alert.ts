import type { VersionContent } from '../../src/domain/alert.js';
import type { RenderInput } from '../../src/channels/channel.js';
import { nishitokyo } from './profile.js';

type Words = Pick<VersionContent, 'areas' | 'texts'>;
export type InputOf = (content?: Partial<VersionContent>, more?: Partial<RenderInput>) => RenderInput;

/** An evacuation order of the demo city; a spec brings the words and areas that its channel has trouble with. */
export function riverAlert(words: Words): VersionContent {
  return {
    kind: 'actual',
    messageType: 'Alert',
    organisation: 'city',
    topic: 'evacuation',
    severity: 'Extreme',
    urgency: 'Immediate',
    certainty: 'Likely',
    level: 4,
    groups: [],
    reportedAt: '2026-06-22T15:30:00+09:00',
    expiresAt: '2026-06-23T15:30:00+09:00',
    credit: '気象庁',
    ...words,
  };
}

/** What a public channel is asked to render of it at `place`, with whatever a test changes. */
export function renderInputOf(alert: VersionContent, place: NonNullable<RenderInput['place']>): InputOf {
  return (content = {}, more = {}) => ({
    content: { ...alert, ...content },
    alertId: 'alert-1',
    shortId: '48215',
    versionId: 'version-1',
    versionNumber: 1,
    issuedAt: new Date('2026-06-22T06:31:00Z'),
    language: 'ja',
    profile: nishitokyo,
    publicUrl: 'https://todoke.example.jp',
    place,
    ...more,
  });
}
