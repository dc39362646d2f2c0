import type { AlertDraft, VersionContent } from '../../src/domain/alert.js';

/** A level-4 heavy-rain alert for the whole of Nishitokyo, as a source would draft it. */
export function rainDraft(
  change: Partial<VersionContent> = {},
  identity: Partial<AlertDraft['identity']> = {},
): AlertDraft {
  const reportedAt = change.reportedAt ?? new Date().toISOString();
  return {
    content: {
      kind: 'actual',
      messageType: 'Alert',
      organisation: 'city',
      topic: 'weather',
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Likely',
      level: 4,
      areas: ['13229'],
      groups: [],
      texts: {
        ja: {
          headline: 'レベル４大雨危険警報',
          place: '',
          instruction: '危険な場所にいる人は、ためらわず避難してください。',
          body: '低い土地の浸水に警戒してください。',
        },
        en: { headline: 'Level 4 heavy rain', place: '', instruction: 'Leave dangerous places now.', body: '' },
      },
      reportedAt,
      expiresAt: new Date(Date.parse(reportedAt) + 86_400_000).toISOString(),
      credit: '気象庁',
      ...change,
    },
    identity: {
      key: 'jma:VPWW55:tokyo:1322900',
      material: '43',
      source: 'jma-xml',
      event: { system: 'VPWW55', code: '43', name: '大雨' },
      ...identity,
    },
  };
}
