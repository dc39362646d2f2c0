import type { VNode } from 'preact';
import { KINDS, SEVERITIES, type Kind } from '../../domain/alert.js';
import { htmlLang, LANGUAGE_NAMES, type Language } from '../../domain/language.js';
import type { Organisation } from '../../domain/profile.js';
import { mayWriteAbout, TOPIC_FACTS, TOPICS } from '../../domain/topic.js';
import { SEVERITY_LABELS } from '../layout/badge.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { Choices, SelectField, TextArea, TextField, type Choice } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Says, Section, Words, type Both } from '../layout/words.js';
import { AreaFields } from './area-fields.js';
import { LIFETIMES, type ComposeValues } from './compose-form.js';
import type { RevisionType } from './revision.js';

export interface ChannelName {
  name: string;
  label: { ja: string; en: string };
}

export interface ComposeData {
  organisation: Organisation;
  channels: readonly ChannelName[];
  values: ComposeValues;
  problems: readonly Problem[];
  /** Sent along so that a double click or a reload makes one draft, not two. */
  idempotencyKey: string;
  /** Set when the next version of an issued alert is written. */
  revision?: { alertId: string; messageType: RevisionType; kind: Kind; wordingOnly: boolean; isDraft: boolean };
}

const REVISIONS: Record<RevisionType, Both> = {
  Update: { ja: '続報を書く', en: 'Write an update' },
  Correction: { ja: '訂正を書く', en: 'Write a correction' },
  AllClear: { ja: '解除を書く', en: 'Write the all-clear' },
};

function titleOf(revision: ComposeData['revision']): Both {
  if (revision === undefined) return { ja: '新しい情報を書く', en: 'New alert' };
  return revision.isDraft ? { ja: '下書きを直す', en: 'Edit the draft' } : REVISIONS[revision.messageType];
}

/** The one form of the crisis office: everything said once, for every channel. */
export function composePage(frame: StaffFrame, data: ComposeData): string {
  const { revision } = data;
  const title = titleOf(revision);
  const action = revision === undefined ? '/console/alerts/new' : `/console/alerts/${revision.alertId}/revise`;
  return staffPage(
    frame,
    {
      heading: title.ja,
      headingEn: title.en,
      scripts: ['compose.js'],
      ...(revision === undefined ? {} : { kind: revision.kind }),
    },
    <>
      <ErrorSummary problems={data.problems} />
      <Says
        tone="lead"
        ja="ここではまだ送られません。次の画面で、届くとおりの文面を確かめてから発信します。"
        en="Nothing is sent yet: the next page shows every rendition exactly as it will read."
      />
      <form method="post" action={action} noValidate data-compose>
        <Csrf token={frame.csrf} />
        <input type="hidden" name="idempotencyKey" value={data.idempotencyKey} />
        {revision === undefined ? (
          <KindField values={data.values} problems={data.problems} />
        ) : (
          <>
            <input type="hidden" name="kind" value={revision.kind} />
            <input type="hidden" name="messageType" value={revision.messageType} />
          </>
        )}
        {revision?.wordingOnly !== true && (
          <>
            <WhatFields {...data} />
            <Section id="where" ja="対象の地区" en="Areas">
              <AreaFields profile={frame.profile} chosen={data.values.areas} problems={data.problems} />
            </Section>
          </>
        )}
        <WordingFields data={data} languages={frame.profile.languages} />
        <OutFields {...data} />
        <div class="actions">
          <button type="submit" class="primary">
            <Words ja="下書きを作って、文面を確かめる" en="Make the draft and preview it" />
          </button>
        </div>
      </form>
    </>,
  );
}

const KIND_CHOICES: Record<Kind, Choice> = {
  actual: { value: 'actual', ja: '本番 LIVE', en: 'For real: reaches residents', look: 'kind-actual' },
  drill: { value: 'drill', ja: '訓練', en: 'Drill: only those who joined drills', look: 'kind-drill' },
  test: { value: 'test', ja: '試験', en: 'Test of the machinery', look: 'kind-drill' },
};

function KindField({ values, problems }: Pick<ComposeData, 'values' | 'problems'>): VNode {
  return (
    <Choices
      type="radio"
      name="kind"
      label={{ ja: '本番か訓練か', en: 'Live or drill' }}
      hint={{
        ja: 'はじめは何も選ばれていません。【訓練】の印は自動で付きます。',
        en: 'Nothing is chosen to begin with. The drill mark is added for you.',
      }}
      required
      choices={KINDS.map((kind) => KIND_CHOICES[kind])}
      chosen={[values.kind]}
      problems={problems}
    />
  );
}

function WhatFields({ organisation, values, problems }: ComposeData): VNode {
  return (
    <Section id="what" ja="何の情報か" en="What it is about">
      <SelectField
        name="topic"
        label={{ ja: '種類', en: 'Topic' }}
        required
        value={values.topic}
        empty="選んでください / Choose"
        options={TOPICS.filter((topic) => mayWriteAbout(organisation.kind, topic)).map((topic) => ({
          value: topic,
          label: `${TOPIC_FACTS[topic].label.ja} / ${TOPIC_FACTS[topic].label.en}`,
        }))}
        problems={problems}
      />
      <SelectField
        name="level"
        label={{ ja: '警戒レベル', en: 'Alert level' }}
        required
        value={values.level}
        empty="選んでください / Choose"
        options={[
          { value: '5', label: '5 緊急安全確保 / Emergency safety measures' },
          { value: '4', label: '4 避難指示 / Evacuation order' },
          { value: '3', label: '3 高齢者等避難 / Evacuation of the elderly' },
          { value: 'none', label: 'なし / No level' },
        ]}
        problems={problems}
      />
      <SelectField
        name="severity"
        label={{ ja: '重大さ', en: 'Severity' }}
        hint={{
          ja: '選ばないと警戒レベルから決まります（レベルなしは「お知らせ」）。',
          en: 'Left empty, it follows from the level (no level: minor).',
        }}
        value={values.severity}
        empty="警戒レベルに合わせる / From the level"
        options={SEVERITIES.map((severity) => ({
          value: severity,
          label: `${SEVERITY_LABELS[severity].ja} / ${SEVERITY_LABELS[severity].en}`,
        }))}
        problems={problems}
      />
    </Section>
  );
}

function WordingFields({ data, languages }: { data: ComposeData; languages: readonly Language[] }): VNode {
  return (
    <Section id="words" ja="文面" en="Wording">
      <Wording prefix="" lang="ja" data={data} />
      {languages
        .filter((language) => language !== 'ja')
        .map((language) => (
          <details open={(data.values.translations[language]?.headline ?? '') !== ''}>
            <summary>
              <span lang={htmlLang(language)}>{LANGUAGE_NAMES[language]}</span> の訳 <span lang="en">Translation</span>
            </summary>
            <Wording prefix={`translations.${language}.`} lang={language} data={data} />
          </details>
        ))}
    </Section>
  );
}

function Wording({ prefix, lang, data }: { prefix: string; lang: Language; data: ComposeData }): VNode {
  const wording = prefix === '' ? data.values.wording : data.values.translations[lang];
  const shared = { problems: data.problems, lang: htmlLang(lang) };
  const suffix = prefix === '' ? '' : `（${LANGUAGE_NAMES[lang]}）`;
  return (
    <>
      <TextField
        {...shared}
        name={`${prefix}headline`}
        label={{ ja: `見出し${suffix}`, en: 'Headline' }}
        value={wording?.headline ?? ''}
        maxLength={200}
        required={prefix === ''}
        {...(prefix === ''
          ? { hint: { ja: '40字まで。何が起きているかを先に。', en: 'Up to 40 characters: what is happening.' } }
          : {})}
      />
      <TextArea
        {...shared}
        name={`${prefix}instruction`}
        label={{ ja: `取るべき行動${suffix}`, en: 'What to do' }}
        value={wording?.instruction ?? ''}
        rows={3}
        maxLength={4000}
      />
      <TextArea
        {...shared}
        name={`${prefix}body`}
        label={{ ja: `くわしい内容${suffix}`, en: 'Details' }}
        value={wording?.body ?? ''}
        rows={5}
        maxLength={4000}
      />
    </>
  );
}

function OutFields({ channels, values, problems, revision }: ComposeData): VNode {
  return (
    <Section id="out" ja="期限と送り先" en="Validity and channels">
      <SelectField
        name="expiresIn"
        label={{ ja: '有効期限', en: 'Valid for' }}
        required
        value={values.expiresIn}
        options={LIFETIMES.map((hours) => ({
          value: String(hours),
          label: hours < 48 ? `${hours}時間 / ${hours} h` : `${hours / 24}日 / ${hours / 24} days`,
        }))}
        problems={problems}
      />
      {revision?.wordingOnly !== true && (
        <Choices
          type="checkbox"
          name="channels"
          required
          label={{ ja: '送り先', en: 'Channels' }}
          hint={{ ja: 'ふだんはすべて選んだままにします。', en: 'Normally all of them.' }}
          columns
          choices={channels.map((channel) => ({ value: channel.name, ...channel.label }))}
          chosen={values.channels}
          problems={problems}
        />
      )}
    </Section>
  );
}
