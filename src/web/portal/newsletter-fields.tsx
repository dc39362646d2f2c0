import type { VNode } from 'preact';
import { digestHours, WEEKDAYS } from '../../domain/digest.js';
import { newslettersOf } from '../../domain/newsletter.js';
import type { CityProfile } from '../../domain/profile.js';
import { Choices, SelectField } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Words } from '../layout/words.js';
import { openGroups, type ChoiceValues } from './choices.js';

interface Props {
  profile: CityProfile;
  values: ChoiceValues;
  problems: readonly Problem[];
}

const DAY_NAMES = [
  '日曜日 / Sunday',
  '月曜日 / Monday',
  '火曜日 / Tuesday',
  '水曜日 / Wednesday',
  '木曜日 / Thursday',
  '金曜日 / Friday',
  '土曜日 / Saturday',
];

/** Newsletters to choose and how they come, and the classes this address already belongs to. */
export function NewsletterFields(props: Props): VNode {
  const { profile, values, problems } = props;
  const all = newslettersOf(profile);
  const libraries = all.filter(({ topic }) => topic === 'library');
  const others = all.filter(({ topic }) => topic !== 'library');
  const open = openGroups(profile);
  const held = values.groups.filter((group) => !open.includes(group));
  const choice = ({ group, name }: (typeof all)[number]) =>
    name.en === name.ja ? { value: group, ja: name.ja } : { value: group, ...name };
  return (
    <>
      {libraries.length + held.length > 0 && (
        <Choices
          type="checkbox"
          name="groups"
          label={{ ja: '図書館だより', en: 'Library newsletters' }}
          columns
          choices={[
            ...libraries.map(choice),
            ...held.map((group) => ({ value: group, ja: className(profile, group), en: 'School class' })),
          ]}
          chosen={values.groups}
          problems={problems}
        />
      )}
      {others.length > 0 && (
        <Choices
          type="checkbox"
          name="groups"
          id="city-newsletters"
          label={{ ja: '市のたより', en: 'City newsletters' }}
          columns
          choices={others.map(choice)}
          chosen={values.groups}
          problems={[]}
        />
      )}
      {all.length > 0 && <RhythmFields {...props} />}
      {profile.schools.length > 0 && (
        <p class="hint">
          <Words
            ja="学校からの連絡は、学校が配る案内を使って登録してください。ここからは登録できません。"
            en="To receive notices of a school, use the invitation the school gives you."
          />
        </p>
      )}
    </>
  );
}

/** Works without a script: day and hour count only where the week is chosen. */
function RhythmFields({ profile, values, problems }: Props): VNode {
  return (
    <>
      <Choices
        type="radio"
        name="rhythm"
        label={{ ja: 'たよりの届け方', en: 'How newsletters come' }}
        hint={{
          ja: '図書館だよりと市のたよりだけに使います。命を守る情報は、いつでもすぐに届きます。たよりは夜には届きません。',
          en: 'For newsletters only: what may save your life always comes at once. No newsletter comes at night.',
        }}
        choices={[
          { value: 'each', ja: '出るたびに', en: 'Each as it comes' },
          { value: 'weekly', ja: '週に一度まとめて', en: 'Once a week, all in one' },
        ]}
        chosen={[values.rhythm]}
        problems={problems}
      />
      <SelectField
        name="digestDay"
        label={{ ja: 'まとめて届ける曜日', en: 'Day of the week' }}
        hint={{ ja: '「週に一度まとめて」を選んだ方だけ。', en: 'Only for once a week.' }}
        value={values.digestDay}
        empty="選んでください / Choose"
        options={WEEKDAYS.map((day, index) => ({ value: day, label: DAY_NAMES[index] ?? day }))}
        problems={problems}
      />
      <SelectField
        name="digestHour"
        label={{ ja: 'まとめて届ける時刻', en: 'Hour' }}
        value={values.digestHour}
        empty="選んでください / Choose"
        options={digestHours(profile).map((hour) => ({
          value: String(hour).padStart(2, '0'),
          label: `${hour}時 / ${hour}:00`,
        }))}
        problems={problems}
      />
    </>
  );
}

/** 「田無小学校 4年1組」 */
function className(profile: CityProfile, group: string): string {
  const [organisation, id] = group.split('/');
  const school = profile.schools.find((each) => each.organisation === organisation);
  const found = school?.classes.find((each) => each.id === id);
  return school === undefined || found === undefined ? group : `${school.name} ${found.name}`;
}
