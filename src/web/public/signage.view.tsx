import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import type { AreaCode } from '../../domain/area.js';
import { areaName } from '../../domain/area.js';
import { htmlLang, type Language } from '../../domain/language.js';
import { mark, markTitle } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import { LevelBadge, toneOf } from '../layout/badge.js';
import { document } from '../layout/document.js';
import { publicPage } from '../layout/public-shell.js';
import { Says } from '../layout/words.js';
import { ALERT_WORDS } from './alert-words.js';
import { signPages, type SignAlert, type SignPage } from './sign-pages.js';

interface SignageData {
  profile: CityProfile;
  alerts: readonly SignAlert[];
  area: AreaCode | undefined;
  /** Which screenful a browser without scripts shows, from 1; it comes round. */
  page: number;
  now: Date;
}

/** A screen in a public place: one screenful at a time, which turns by itself, with or without scripts. */
export function signagePage({ profile, alerts, area, page, now }: SignageData): string {
  const pages = signPages(profile, alerts);
  const shown = pages.length === 0 ? 0 : (page - 1) % pages.length;
  const newest = alerts.reduce((latest, each) => Math.max(latest, each.toldAt.getTime()), 0);
  const own = area === undefined ? '' : `area=${encodeURIComponent(area)}&`;
  const name = area === undefined ? profile.name.ja : areaName(profile, area, 'ja');
  const digest = createHash('sha256')
    .update(JSON.stringify(pages.map(facts)))
    .digest('base64url')
    .slice(0, 16);
  return document(
    `緊急情報 | ${name}`,
    <body class="sign" data-now={now.toISOString()} data-zone={profile.timeZone}>
      <div id="lost" class="lost" role="alert" hidden>
        <strong>市のシステムとつながりません。この画面は古いかもしれません。</strong>{' '}
        <span lang="en">Connection lost: this may be out of date.</span>{' '}
        <span class="since">
          最後の確認 <span lang="en">Last contact</span> <time data-contact>{clockText(now, profile)}</time>
        </span>
      </div>
      <header class="bar">
        <h1>
          {name} 緊急情報 <span lang="en">{profile.name.en} Alerts</span>
        </h1>
        {newest > 0 && (
          <p>
            最新 <span lang="en">Latest</span> <time data-newest>{clockText(new Date(newest), profile)}</time>
          </p>
        )}
        <p class="clock">
          <time data-clock>{clockText(now, profile)}</time>
        </p>
      </header>
      <main id="stage" data-digest={digest}>
        {pages.map((each, index) => (
          <Screenful {...{ page: each, index, profile, total: pages.length, isHidden: index !== shown }} />
        ))}
        <section class="calm" data-calm hidden={pages.length > 0}>
          <p>いま発表中の情報はありません。</p>
          <p lang="en">No alerts at the moment.</p>
        </section>
      </main>
    </body>,
    {
      stylesheet: 'signage.css',
      scripts: ['signage.js'],
      reloadWithoutScript: pages[shown]?.seconds ?? 20,
      reloadTo: `/signage?${own}page=${shown + 2}`,
      hidden: true,
    },
  );
}

function facts({ alert, language, text, part }: SignPage): unknown[] {
  return [alert.version.id, alert.standing, alert.expiresAt, language, part, text];
}

interface ScreenfulProps {
  page: SignPage;
  index: number;
  total: number;
  profile: CityProfile;
  isHidden: boolean;
}

function Screenful({ page, index, total, profile, isHidden }: ScreenfulProps): VNode {
  const { alert, language, part, text, seconds } = page;
  const { content } = alert.version;
  const { kind } = content;
  const words = ALERT_WORDS[language];
  // Who reads no other language always sees what it is about; on its own page the headline stands large.
  const isOwn = language === 'ja' && part === 'headline';
  return (
    <section
      class={`page ${alert.standing === 'active' ? toneOf(content) : 'over'} ${part}`}
      data-seconds={seconds}
      data-expires={alert.expiresAt.toISOString()}
      hidden={isHidden}
    >
      <Mark kind={kind} language={language} />
      <p class="title">
        {alert.standing === 'active' ? (
          <LevelBadge content={content} />
        ) : (
          <strong class="standing">{ALERT_WORDS.ja.standing[alert.standing]}</strong>
        )}{' '}
        {isOwn || <span lang="ja">{markTitle(kind, 'ja', content.texts.ja.headline)}</span>}
      </p>
      <div class="words" lang={htmlLang(language)}>
        {part === 'instruction' && <p class="label">{words.instruction}</p>}
        {part === 'detail' && <p class="label">{words.detail}</p>}
        {part === 'headline' && alert.standing !== 'active' && <p class="label">{words.explain[alert.standing]}</p>}
        <p class="text">{text}</p>
      </div>
      <p class="foot">
        <span>
          番号 <span lang="en">No.</span> <strong class="digits">{alert.record.shortId}</strong>
        </span>
        <span>
          <time dateTime={alert.toldAt.toISOString()}>{clockText(alert.toldAt, profile)}</time> 発表
        </span>
        {content.credit !== '' && <span>{content.credit}</span>}
        <span class="digits">
          {index + 1} / {total}
        </span>
      </p>
      <Mark kind={kind} language={language} />
    </section>
  );
}

/** First and last on every screenful, in its own language. */
function Mark({ kind, language }: { kind: SignAlert['version']['content']['kind']; language: Language }): VNode | null {
  if (kind === 'actual') return null;
  return (
    <p class="mark" lang={htmlLang(language)}>
      <span>{mark(kind, language)}</span>
    </p>
  );
}

function clockText(at: Date, profile: CityProfile): string {
  return new Intl.DateTimeFormat('ja-JP-u-nu-latn', {
    timeZone: profile.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** A code that the town does not have: said on the screen, so that whoever mounts it sees it. */
export function noSuchAreaPage(profile: CityProfile): string {
  return publicPage(
    {
      profile,
      heading: '地区が見つかりません',
      headingEn: 'No such area',
      stylesheet: 'todoke-public.css',
      hidden: true,
    },
    <>
      <Says
        ja={`area には市・町・丁目の符号を書きます。例：/signage?area=${profile.code}.${profile.towns[0]?.id ?? ''}`}
        en="area is the code of the city, a town or a chome. Leave it out for the whole city: /signage"
      />
    </>,
  );
}
