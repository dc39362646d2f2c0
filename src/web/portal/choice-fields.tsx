import type { VNode } from 'preact';
import { areaName, kanjiNumber } from '../../domain/area.js';
import { LANGUAGE_NAMES } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { TOPIC_FACTS, type Topic } from '../../domain/topic.js';
import { Choices, SelectField } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Section } from '../layout/words.js';
import { NEWS_TOPICS, SAFETY_TOPICS, type ChoiceValues } from './choices.js';
import { NewsletterFields } from './newsletter-fields.js';

export interface ChoiceFieldsProps {
  profile: CityProfile;
  values: ChoiceValues;
  problems: readonly Problem[];
}

/** The questions that subscribing and changing share: where, what, in which language, drills. */
export function ChoiceFields(props: ChoiceFieldsProps): VNode {
  return (
    <>
      <Section id="where" ja="1. 地区を選ぶ" en="Choose your area">
        <PlaceFields {...props} />
      </Section>
      <Section id="what" ja="2. 受け取る情報を選ぶ" en="Choose what to receive">
        <TopicFields {...props} />
      </Section>
      <Section id="how" ja="3. 言語と訓練" en="Language and drills">
        <LanguageFields {...props} />
      </Section>
    </>
  );
}

function PlaceFields({ profile, values, problems }: ChoiceFieldsProps): VNode {
  const longest = Math.max(...profile.towns.map((town) => town.chome));
  const towns = profile.towns.toSorted((a, b) => a.kana.localeCompare(b.kana, 'ja'));
  const codes = towns.map((town) => `${profile.code}.${town.id}`);
  const stored = values.more.filter((code) => !codes.includes(code));
  return (
    <>
      <SelectField
        name="home"
        label={{ ja: 'お住まいの町', en: 'Your town' }}
        required
        value={values.home}
        empty="選んでください / Choose"
        options={[
          { value: profile.code, label: `市全域 / All of ${profile.name.en}` },
          ...towns.map((town) => ({
            value: `${profile.code}.${town.id}`,
            label: `${town.name}（${town.kana}）${town.romaji}`,
          })),
        ]}
        problems={problems}
      />
      <SelectField
        name="chome"
        label={{ ja: '丁目', en: 'Chome (block)' }}
        hint={{
          ja: '選ぶと、町全体か、その丁目に関わる情報だけが届きます。',
          en: 'Leave empty for the whole town.',
        }}
        value={values.chome}
        empty="町全体 / Whole town"
        options={Array.from({ length: longest }, (_, index) => ({
          value: String(index + 1),
          label: `${kanjiNumber(index + 1)}丁目 / ${index + 1}-chome`,
        }))}
        problems={problems}
      />
      <details open={values.more.length > 0}>
        <summary>
          ほかの地区も受け取る（実家、職場、学校など） <span lang="en">Other areas</span>
        </summary>
        <Choices
          type="checkbox"
          name="more"
          label={{ ja: 'ほかの地区', en: 'Other areas' }}
          columns
          chosen={values.more}
          choices={[...codes, ...stored].map((code) => ({
            value: code,
            ja: areaName(profile, code, 'ja'),
            en: areaName(profile, code, 'en'),
          }))}
          problems={problems}
        />
      </details>
    </>
  );
}

const topicChoice = (topic: Topic) => ({ value: topic, ...TOPIC_FACTS[topic].label });

function TopicFields({ profile, values, problems }: ChoiceFieldsProps): VNode {
  return (
    <>
      <Choices
        type="checkbox"
        name="safety"
        label={{ ja: '命を守る情報', en: 'Information that may save your life' }}
        hint={{
          ja: 'はじめからすべて選ばれています。夜間でも届きます。',
          en: 'All are chosen to begin with. They arrive at night too.',
        }}
        columns
        choices={SAFETY_TOPICS.map(topicChoice)}
        chosen={values.safety}
        problems={problems}
      />
      <Choices
        type="checkbox"
        name="news"
        label={{ ja: 'お知らせ（別に同意するもの）', en: 'News (you consent to each separately)' }}
        hint={{
          ja: 'チェックを入れたものだけを送ります。',
          en: 'Only what you tick is sent.',
        }}
        columns
        choices={NEWS_TOPICS.map(topicChoice)}
        chosen={values.news}
        problems={problems}
      />
      <NewsletterFields profile={profile} values={values} problems={problems} />
    </>
  );
}

function LanguageFields({ profile, values, problems }: ChoiceFieldsProps): VNode {
  return (
    <>
      <SelectField
        name="language"
        label={{ ja: '言語', en: 'Language' }}
        required
        value={values.language}
        options={profile.languages.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        problems={problems}
      />
      <Choices
        type="radio"
        name="drills"
        label={{ ja: '訓練の通知', en: 'Drills' }}
        hint={{
          ja: '訓練には必ず【訓練】と書かれます。届くかどうかを確かめる機会になります。',
          en: 'A drill always says [DRILL]. It shows you that alerts reach you.',
        }}
        required
        choices={[
          { value: 'yes', ja: '訓練に参加する', en: 'Join drills' },
          { value: 'no', ja: '参加しない', en: 'Do not join' },
        ]}
        chosen={[values.drills]}
        problems={problems}
      />
    </>
  );
}
