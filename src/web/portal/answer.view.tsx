import type { VNode } from 'preact';
import { issuedOf, type AlertRecord, type VersionRecord } from '../../alerts/alert-record.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { htmlLang, textFor, type Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { ANSWERS, type Answer } from '../../domain/receipt.js';
import { answerPhrase } from '../../domain/wording/answers.js';
import type { Phrase } from '../../domain/wording/wording.js';
import { officeName } from '../../domain/office-name.js';
import { LevelBadge, toneOf } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { publicPage } from '../layout/public-shell.js';
import { Says, Words } from '../layout/words.js';
import { ALERT_WORDS, type AlertWords } from '../public/alert-words.js';
import { reportNumber, toldAt } from '../public/public-alert.js';

export interface AnswerPageData {
  profile: CityProfile;
  record: AlertRecord;
  language: Language;
  standing: 'open' | 'over' | 'not-asked';
  /** What this address answered last. */
  given?: { kind: Answer; at: Date };
  /** The answer was given to an older report than the one that is shown. */
  isNewer: boolean;
}

interface Shown extends AnswerPageData {
  version: VersionRecord;
  words: AlertWords;
  phrase: (key: Parameters<typeof answerPhrase>[1]) => Phrase;
}

/**
 * Where a resident says "I have read this", "I am safe" or "I need help" with one tap, without an account and without a
 * script. Undefined while nothing of the alert went out.
 */
export function answerPage(data: AnswerPageData): string | undefined {
  const { profile, record, language } = data;
  const version = issuedOf(record);
  if (version === undefined) return undefined;
  const words = ALERT_WORDS[language];
  const office = officeName(profile, version.content.organisation, language);
  const answer = data.given === undefined ? '' : answerPhrase(language, data.given.kind, { office }).headline;
  const shown: Shown = { ...data, version, words, phrase: (key) => answerPhrase(language, key, { office, answer }) };
  const headline = textFor(version.content.texts, language);
  return publicPage(
    {
      profile,
      heading: headline.text.headline,
      headingLanguage: headline.language,
      kind: version.content.kind,
      language,
      frame: words.frame,
      stylesheet: 'todoke-public.css',
      hidden: true,
    },
    <>
      <Given {...shown} />
      <Alert {...shown} />
      {data.standing === 'open' ? <Buttons {...shown} /> : <Closed {...shown} standing={data.standing} />}
      <p class="more">
        <a href={pageOf(record, language)}>{words.detail}</a>
      </p>
    </>,
  );
}

function pageOf(record: AlertRecord, language: Language): string {
  return `/alerts/${record.shortId}${language === 'ja' ? '' : `?lang=${language}`}`;
}

function Given({ given, isNewer, phrase, profile, language }: Shown): VNode {
  if (given === undefined) return <></>;
  const kept = phrase('kept');
  const next = phrase(given.kind);
  const newer = phrase('newer');
  return (
    <div class="given" role="status">
      <p class="title">{kept.headline}</p>
      <p>
        <strong>{kept.lead}</strong> <Moment at={given.at} zone={profile.timeZone} language={language} />
      </p>
      <p>{next.instruction}</p>
      {isNewer && (
        <p class="fallback">
          {newer.headline} {newer.instruction}
        </p>
      )}
    </div>
  );
}

/** What, where and what to do, as the alert's own page has it, and no more: an answer must not be a search. */
function Alert({ version, record, words, profile, language }: Shown): VNode {
  const found = textFor(version.content.texts, language);
  const { place, instruction } = found.text;
  const note = fallbackNote(language, found.language);
  return (
    <article class={`alert ${toneOf(version.content)}`}>
      <p class="labels">
        <span class="report">{words.report(reportNumber(record, version))}</span>{' '}
        <LevelBadge content={version.content} />{' '}
        <Moment at={toldAt(version)} zone={profile.timeZone} language={language} />
      </p>
      {note !== '' && <p class="fallback">{note}</p>}
      <div lang={htmlLang(found.language)}>
        {place !== '' && <p class="place">{place}</p>}
        {instruction !== '' && <p class="todo text">{instruction}</p>}
      </div>
    </article>
  );
}

function Buttons({ version, profile, given, phrase }: Shown): VNode {
  const ask = phrase('ask');
  const help = phrase('needs-help');
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{ask.headline}</h2>
      <p>{ask.instruction}</p>
      <form method="post" class="answers">
        <input type="hidden" name="version" value={version.id} />
        {ANSWERS.map((answer) => (
          <button type="submit" name="answer" value={answer} class={answer} aria-pressed={given?.kind === answer}>
            {given?.kind === answer && <span aria-hidden="true">✓ </span>}
            {phrase(answer).headline}
          </button>
        ))}
      </form>
      <div class="help-note">
        <p>
          <strong>{help.instruction}</strong>
        </p>
        <Phones profile={profile} />
        <p>{help.lead}</p>
      </div>
    </section>
  );
}

/** Whom to ring: an answer here rings nowhere. */
function Phones({ profile }: { profile: CityProfile }): VNode {
  return (
    <ul class="phones">
      {['119', '110'].map((number) => (
        <li>
          <a class="button" href={`tel:${number}`}>
            {number}
          </a>
        </li>
      ))}
      {profile.phones.map(({ label, number }) => (
        <li>
          <a class="button" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
            <span lang="ja">{label}</span> {number}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Closed({ profile, phrase, words, standing }: Shown & { standing: 'over' | 'not-asked' }): VNode {
  const { headline, lead, instruction } = phrase(standing);
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{headline}</h2>
      <p>
        {lead} {instruction}
      </p>
      <p>
        <a class="button" href="/">
          {words.frame.home}
        </a>
      </p>
      {standing === 'over' && <Phones profile={profile} />}
    </section>
  );
}

/** A link that was cut or mistyped on the way. */
export function deadAnswerPage(profile: CityProfile): string {
  return publicPage(
    {
      profile,
      heading: 'このリンクからは返事ができません',
      headingEn: 'This link cannot take an answer',
      stylesheet: 'todoke-public.css',
      hidden: true,
    },
    <>
      <Says
        ja="リンクが途中で切れているようです。届いたメールのリンクをもう一度押してください。助けが必要なときは電話してください。"
        en="The link seems to be cut. Press the link in the message again. If you need help, call."
      />
      <Phones profile={profile} />
      <p class="more">
        <a class="button" href="/">
          <Words ja="今の情報を見る" en="See current alerts" />
        </a>
      </p>
    </>,
  );
}
