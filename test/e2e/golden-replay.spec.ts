import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Chance } from '../../src/cli/fuzz/chance.js';
import { laneOf } from '../../src/domain/alert.js';
import { placeText } from '../../src/domain/area.js';
import type { CityProfile } from '../../src/domain/profile.js';
import { replay, type Replay, type Tried } from '../../src/intake/replay/replay.js';
import { loadProfile } from '../../src/platform/config/profile.js';

const FIXTURES = resolve(import.meta.dirname, '../../../shared/fixtures/jma');
const GOLDEN = resolve(import.meta.dirname, '../golden');
const when = existsSync(FIXTURES) ? describe : describe.skip;
/** `GOLDEN=write npm run test:e2e golden` writes the files anew; look at the difference before it is kept. */
const writes = process.env.GOLDEN === 'write';

/** Telegrams alone: the feeds lie beside them. */
function telegrams(): Tried[] {
  return readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.xml') && !['eqvol.xml', 'extra_20240725.xml'].includes(name))
    .map((name) => ({
      name,
      source: 'jma-xml',
      organisation: 'city',
      bytes: readFileSync(join(FIXTURES, name)),
    }));
}

/** What residents would have been told, then what was made an alert and not sent, then what needs a person. */
function readable(profile: CityProfile, { steps, asides }: Replay): string {
  const told = steps.flatMap(({ sent, at, name, alert }) =>
    sent === undefined
      ? []
      : [
          `- ${at} ［${laneOf(sent)}・${sent.messageType}・情報${alert}］ ${sent.texts.ja.headline}（${placeText(profile, sent.areas, 'ja')}）${sent.kind === 'actual' ? '' : ` ［${sent.kind}］`} ← ${name}`,
        ],
  );
  const quiet = steps
    .filter(({ sent }) => sent === undefined)
    .map(
      ({ at, headline, effect, rule, name }) =>
        `- ${at} ${headline} ［${effect}${rule === '' ? '' : `；${rule}`}］ ← ${name}`,
    );
  const problems = asides.filter(({ isProblem }) => isProblem).map(({ name, ja }) => `- ${name}：${ja}`);
  const nobody = asides.filter(({ isProblem }) => !isProblem).map(({ name, ja }) => `- ${name}：${ja}`);
  return [
    `# ${profile.name.ja}：実在の電文を発表順に流したときの発信`,
    '',
    'それぞれの電文を、その発表の直後に受け取ったものとして、出荷時の規則で判断した結果。',
    '',
    `## 住民へ送るもの（${told.length}）`,
    '',
    ...told,
    '',
    `## 登録するが送らないもの（${quiet.length}）`,
    '',
    ...quiet,
    '',
    `## 職員の確認が要るもの（${problems.length}）`,
    '',
    ...problems,
    '',
    `## この市に関係しないもの（${nobody.length}）`,
    '',
    ...nobody,
    '',
  ].join('\n');
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const chance = new Chance(seed);
  return items
    .map((item) => ({ item, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

when.each(['nishitokyo', 'koganei', 'aizuwakamatsu'])(
  'the real telegrams replayed for %s (skipped where ../shared/fixtures is not there)',
  (id) => {
    const profile = loadProfile(id);
    const of = (tried: readonly Tried[]): string => readable(profile, replay(tried, { profile, rules: profile.rules }));
    const expected = of(telegrams());

    it('give the messages of the golden file', () => {
      const file = join(GOLDEN, `${id}.md`);
      if (writes) writeFileSync(file, expected);
      expect(expected).toBe(readFileSync(file, 'utf8'));
    });

    it('give the same again, shuffled, and twice over through two feeds', () => {
      expect(of(telegrams())).toBe(expected);
      expect(of(shuffled(telegrams(), 7))).toBe(expected);
      expect(of(shuffled([...telegrams(), ...telegrams()], 11))).toBe(expected);
    });

    it('leave none that only a bug could have made a problem', () => {
      const { asides } = replay(telegrams(), { profile, rules: profile.rules });
      expect(asides.filter(({ isProblem }) => isProblem)).toEqual([]);
    });
  },
);
