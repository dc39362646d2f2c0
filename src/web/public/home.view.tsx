import type { VNode } from 'preact';
import type { AlertRecord, VersionRecord } from '../../alerts/alert-record.js';
import { htmlLang, textFor } from '../../domain/language.js';
import { markTitle } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import { LevelBadge, toneOf } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { publicPage } from '../layout/public-shell.js';
import { Words } from '../layout/words.js';
import { ALERT_WORDS } from './alert-words.js';
import { publicVersion, reportNumber, standingOf, toldAt } from './public-alert.js';

interface Line {
  record: AlertRecord;
  version: VersionRecord;
}

export interface HomeData {
  profile: CityProfile;
  records: readonly AlertRecord[];
  now: Date;
}

/** What is going on in town now; drills and what is over stand apart from what is real and in force. */
export function homePage({ profile, records, now }: HomeData): string {
  const lines = records.flatMap((record): Line[] => {
    const version = publicVersion(record);
    return version === undefined ? [] : [{ record, version }];
  });
  const inForce = (line: Line) => standingOf(line.record, line.version, now) === 'active';
  const live = lines.filter((line) => line.version.content.kind === 'actual');
  const drills = lines.filter((line) => line.version.content.kind !== 'actual' && inForce(line));
  return publicPage(
    {
      profile,
      heading: `${profile.name.ja}の今の情報`,
      headingEn: `Current alerts in ${profile.name.en}`,
      stylesheet: 'todoke-public.css',
      scripts: ['alert.js'],
      reloadWithoutScript: 60,
      feed: true,
    },
    <>
      <p class="live" aria-live="polite" data-alert-watch data-changed={ALERT_WORDS.ja.changed} />
      <Current lines={live.filter(inForce)} profile={profile} now={now} />
      <Group id="drills" ja="訓練・試験のお知らせ" en="Drills and tests" {...{ lines: drills, profile, now }} />
      <Group
        id="over"
        ja="終わった情報"
        en="No longer in force"
        {...{ lines: live.filter((line) => !inForce(line)), profile, now }}
      />
      <p class="more">
        <a class="button" href="/subscribe">
          <Words ja="メールや通知で受け取る" en="Get alerts by e-mail or notification" />
        </a>
      </p>
      <p class="small">
        <Words ja="ほかの形式" en="Other formats" />
        <a href="/feeds/alerts.atom">Atom</a>・<a href="/feeds/alerts.json">JSON</a>
      </p>
    </>,
  );
}

interface GroupProps {
  lines: readonly Line[];
  profile: CityProfile;
  now: Date;
}

function Current(props: GroupProps): VNode {
  if (props.lines.length > 0) return <Cards {...props} />;
  return (
    <div class="calm">
      <p>
        <Words ja="いま発表中の情報はありません。" en="No alerts at the moment." />
      </p>
    </div>
  );
}

function Group({ id, ja, en, ...props }: GroupProps & { id: string; ja: string; en: string }): VNode | null {
  if (props.lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <Words ja={ja} en={en} />
      </h2>
      <Cards {...props} />
    </section>
  );
}

function Cards({ lines, profile, now }: GroupProps): VNode {
  return (
    <ul class="cards">
      {lines.map(({ record, version }) => {
        const standing = standingOf(record, version, now);
        const { kind, texts } = version.content;
        const english = textFor(texts, 'en');
        return (
          <li class={standing === 'active' ? `alert ${toneOf(version.content)}` : 'alert over'}>
            <p class="labels">
              {standing === 'active' && <LevelBadge content={version.content} />}{' '}
              <strong class="standing">{ALERT_WORDS.ja.standing[standing]}</strong>{' '}
              <span class="report">{ALERT_WORDS.ja.report(reportNumber(record, version))}</span>
            </p>
            <p class="title">
              <a href={`/alerts/${record.shortId}`}>{markTitle(kind, 'ja', texts.ja.headline)}</a>
            </p>
            {english.language === 'en' && (
              <p class="en" lang={htmlLang('en')}>
                <a href={`/alerts/${record.shortId}?lang=en`}>{markTitle(kind, 'en', english.text.headline)}</a>
              </p>
            )}
            <p class="place">{texts.ja.place}</p>
            <p class="small">
              <Moment at={toldAt(version)} zone={profile.timeZone} /> 発表 / 情報番号{' '}
              <span class="digits">{record.shortId}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
