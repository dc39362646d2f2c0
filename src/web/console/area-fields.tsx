import type { VNode } from 'preact';
import { areaName } from '../../domain/area.js';
import type { CityProfile, Town } from '../../domain/profile.js';
import { problemAt, type Problem } from '../layout/problem.js';
import { Words } from '../layout/words.js';

interface AreaFieldsProps {
  profile: CityProfile;
  chosen: readonly string[];
  problems: readonly Problem[];
}

const ROWS: [string, RegExp][] = [
  ['あ行', /^[あ-お]/],
  ['か行', /^[か-ご]/],
  ['さ行', /^[さ-ぞ]/],
  ['た行', /^[た-ど]/],
  ['な行', /^[な-の]/],
  ['は行', /^[は-ぽ]/],
  ['ま行', /^[ま-も]/],
  ['や行', /^[や-よ]/],
  ['ら行', /^[ら-ろ]/],
  ['わ行', /^[わ-ん]/],
];

/** Towns in the order of their readings, as in a telephone book; 丁目 only where somebody asks for them. */
export function AreaFields({ profile, chosen, problems }: AreaFieldsProps): VNode {
  const wrong = problemAt(problems, 'areas');
  const rows = ROWS.map(([name, letters]) => ({
    name,
    towns: profile.towns.filter((town) => letters.test(town.kana)),
  }));
  return (
    <fieldset class={wrong ? 'field wrong' : 'field'} aria-describedby={wrong ? 'areas-error' : undefined}>
      <legend>
        対象の地区 <span class="required">必須 Required</span>
        <span class="en" lang="en">
          Areas concerned
        </span>
      </legend>
      {wrong && (
        <p class="error" id="areas-error">
          <Words ja={wrong.ja} en={wrong.en} />
        </p>
      )}
      <div class="choices">
        <AreaBox
          code={profile.code}
          id="areas"
          label={`${profile.name.ja}全域`}
          note="All of the city"
          {...{ chosen }}
        />
      </div>
      {rows
        .filter((row) => row.towns.length > 0)
        .map((row) => (
          <div class="kana-row" role="group" aria-label={row.name}>
            <p class="kana" aria-hidden="true">
              {row.name}
            </p>
            <div class="choices columns">
              {row.towns.map((town) => (
                <AreaBox
                  code={`${profile.code}.${town.id}`}
                  id={`area-${town.id}`}
                  label={town.name}
                  note={town.kana}
                  chosen={chosen}
                />
              ))}
            </div>
          </div>
        ))}
      <ByChome profile={profile} chosen={chosen} />
    </fieldset>
  );
}

function ByChome({ profile, chosen }: Omit<AreaFieldsProps, 'problems'>): VNode {
  return (
    <details open={chosen.some((code) => code.split('.').length > 2)}>
      <summary>
        丁目まで指定する <span lang="en">Choose by chome</span>
      </summary>
      {profile.towns
        .filter((town) => town.chome > 0)
        .map((town) => (
          <ChomeRow profile={profile} town={town} chosen={chosen} />
        ))}
    </details>
  );
}

function ChomeRow({ profile, town, chosen }: { profile: CityProfile; town: Town; chosen: readonly string[] }): VNode {
  const codes = Array.from({ length: town.chome }, (_, index) => `${profile.code}.${town.id}.${index + 1}`);
  return (
    <div class="kana-row" role="group" aria-label={town.name}>
      <p class="kana" aria-hidden="true">
        {town.name}
      </p>
      <div class="choices columns narrow">
        {codes.map((code) => (
          <AreaBox code={code} id={`area-${code}`} label={areaName(profile, code, 'ja')} {...{ chosen }} />
        ))}
      </div>
    </div>
  );
}

interface AreaBoxProps {
  code: string;
  id: string;
  label: string;
  note?: string;
  chosen: readonly string[];
}

function AreaBox({ code, id, label, note, chosen }: AreaBoxProps): VNode {
  return (
    <div class="choice">
      <input type="checkbox" id={id} name="areas" value={code} checked={chosen.includes(code)} />
      <label for={id}>
        {label}
        {note !== undefined && <span class="note">{note}</span>}
      </label>
    </div>
  );
}
