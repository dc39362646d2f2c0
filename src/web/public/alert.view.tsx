import type { VNode } from 'preact';
import type { AlertRecord, VersionRecord } from '../../alerts/alert-record.js';
import { isPublic } from '../../domain/alert.js';
import { asksForAnswers } from '../../domain/chain.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { htmlLang, LANGUAGE_NAMES, textFor, type Language } from '../../domain/language.js';
import { officeName } from '../../domain/office-name.js';
import type { CityProfile } from '../../domain/profile.js';
import { answerPhrase } from '../../domain/wording/answers.js';
import { LevelBadge, toneOf } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { publicPage } from '../layout/public-shell.js';
import { ALERT_WORDS, type AlertWords, type Standing } from './alert-words.js';
import { headlineOf, publicVersions, reportNumber, standingOf, toldAt } from './public-alert.js';

export interface AlertPageData {
  profile: CityProfile;
  record: AlertRecord;
  language: Language;
  now: Date;
}

interface Shown {
  profile: CityProfile;
  record: AlertRecord;
  version: VersionRecord;
  language: Language;
  words: AlertWords;
  standing: Standing;
}

/** One alert for residents, newest report first; undefined while nothing of it is public. */
export function alertPage({ profile, record, language, now }: AlertPageData): string | undefined {
  const versions = publicVersions(record);
  const version = versions[0];
  if (version === undefined) return undefined;
  const words = ALERT_WORDS[language];
  const standing = standingOf(record, version, now);
  const shown: Shown = { profile, record, version, language, words, standing };
  const headline = textFor(version.content.texts, language);
  const isListed = isPublic(version.content);
  return publicPage(
    {
      profile,
      heading: headline.text.headline,
      headingLanguage: headline.language,
      kind: version.content.kind,
      language,
      frame: words.frame,
      stylesheet: 'todoke-public.css',
      scripts: ['alert.js'],
      reloadWithoutScript: 60,
      ...(isListed ? { feed: true } : { hidden: true }),
    },
    <>
      <Facts {...shown} />
      <Languages {...shown} />
      <Wording {...shown} />
      {standing === 'active' && asksForAnswers(version.content, profile) && <HowToAnswer {...shown} />}
      <p class="live" aria-live="polite" data-alert-watch data-changed={words.changed} />
      <History {...shown} versions={versions} />
      <p class="more">
        <a class="button" href="/subscribe">
          {words.receive}
        </a>
      </p>
      <p class="small">
        {words.reload} {isListed && <Formats record={record} words={words} />}
      </p>
    </>,
  );
}

function Formats({ record, words }: { record: AlertRecord; words: AlertWords }): VNode {
  return (
    <>
      {words.formats}: <a href={`/alerts/${record.shortId}.cap.xml`}>CAP 1.2</a>
      {', '}
      <a href={`/alerts/${record.shortId}.geojson`}>GeoJSON</a>
    </>
  );
}

/** The level is shown while it holds, and not a moment longer: 「全員避難」 above a withdrawal would send people out. */
function Facts({ version, words, standing, record, profile, language }: Shown): VNode {
  return (
    <div class={`facts ${standing}`}>
      <p class="labels">
        <strong class="standing">{words.standing[standing]}</strong>{' '}
        <span class="report">{words.report(reportNumber(record, version))}</span>{' '}
        {standing === 'active' && <LevelBadge content={version.content} />}
      </p>
      {standing !== 'active' && <p class="explain">{words.explain[standing]}</p>}
      <p>
        {words.updated}: <Moment at={toldAt(version)} zone={profile.timeZone} language={language} />
      </p>
      {isPublic(version.content) && (
        <p>
          {words.number}: <strong class="digits">{record.shortId}</strong>
        </p>
      )}
    </div>
  );
}

/** In the order a reader needs it: where, what to do, then the rest (CAP 1.2 §3.2.2; what, where, what to do). */
function Wording({ version, words, language, profile, standing }: Shown): VNode {
  const found = textFor(version.content.texts, language);
  const { place, instruction, body } = found.text;
  const note = fallbackNote(language, found.language);
  return (
    <article class={standing === 'active' ? `alert ${toneOf(version.content)}` : 'alert over'}>
      {note !== '' && <p class="fallback">{note}</p>}
      <div lang={htmlLang(found.language)}>
        {place !== '' && (
          <>
            <h2>{ALERT_WORDS[found.language].place}</h2>
            <p class="place">{place}</p>
          </>
        )}
        {instruction !== '' && (
          <>
            <h2>{ALERT_WORDS[found.language].instruction}</h2>
            <p class="todo text">{instruction}</p>
          </>
        )}
        {body !== '' && (
          <>
            <h2>{ALERT_WORDS[found.language].detail}</h2>
            <p class="text">{body}</p>
          </>
        )}
      </div>
      <p class="small">
        {words.until}: <Moment at={version.content.expiresAt} zone={profile.timeZone} language={language} />
        {version.content.credit !== '' && (
          <>
            {' / '}
            {words.credit}: {version.content.credit}
          </>
        )}
      </p>
    </article>
  );
}

/** This page knows nobody, so it takes no answer: it says where the reader's own link is. */
function HowToAnswer({ version, language, profile }: Shown): VNode {
  const office = officeName(profile, version.content.organisation, language);
  const { headline, lead, instruction } = answerPhrase(language, 'how', { office });
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{headline}</h2>
      <p>
        {lead} {instruction}
      </p>
      <p data-own-answer hidden>
        <a class="button" href="#answer">
          {answerPhrase(language, 'ask', { office }).headline}
        </a>
      </p>
    </section>
  );
}

function Languages({ profile, record, language, words }: Shown): VNode {
  // Also those without a text of their own: their readers find the frame in their language, and why the rest is not.
  const others = profile.languages.filter((candidate) => candidate !== language);
  if (others.length === 0) return <></>;
  return (
    <nav class="languages" aria-label={`${words.otherLanguages} / Languages`}>
      <ul>
        {others.map((other) => (
          <li>
            <a
              href={other === 'ja' ? `/alerts/${record.shortId}` : `/alerts/${record.shortId}?lang=${other}`}
              lang={htmlLang(other)}
              hreflang={htmlLang(other)}
            >
              {LANGUAGE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function History({
  record,
  versions,
  words,
  language,
  profile,
}: Shown & { versions: readonly VersionRecord[] }): VNode {
  if (versions.length < 2) return <></>;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol class="history" reversed>
        {versions.map((version, index) => {
          const headline = headlineOf(version, language);
          return (
            <li>
              <span class="report">{words.report(reportNumber(record, version))}</span>{' '}
              {index === 0 && <span class="tag">{words.latest}</span>}{' '}
              <Moment at={toldAt(version)} zone={profile.timeZone} language={language} />
              <br />
              <span lang={htmlLang(headline.language)}>{headline.text}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
