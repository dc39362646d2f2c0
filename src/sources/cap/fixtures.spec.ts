import { it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { nishitokyo } from '../../../test/support/profile.js';
import { cap } from './cap.js';
it('x', () => {
  for (const mode of ['strict', 'repair'] as const)
    for (const d of ['valid', 'invalid'])
      for (const f of readdirSync(`/work/shared/fixtures/cap/${d}`)) {
        const bytes = readFileSync(`/work/shared/fixtures/cap/${d}/${f}`);
        const t = performance.now();
        const r = cap.parse(bytes, {
          profile: nishitokyo,
          receivedAt: new Date('2026-08-20T00:00:00Z'),
          organisation: 'city',
          policy: { mode, trusted: [] },
        });
        const ms = performance.now() - t;
        process.stdout.write(
          `${mode} ${d} ${f.slice(0, 60)} ${r.kind} ${r.kind === 'problem' ? r.problem.code : r.kind === 'nobody' ? r.en : r.drafts[0]!.content.messageType + ' ' + r.drafts[0]!.content.texts.ja.headline} ${ms.toFixed(0)}ms\n     ${(r.report ?? []).map((x) => `${x.outcome[0]}:${x.rule}@${x.line}`).join(' ')}\n`,
        );
      }
});
