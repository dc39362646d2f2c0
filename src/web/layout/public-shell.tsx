import type { ComponentChildren, VNode } from 'preact';
import type { Kind } from '../../domain/alert.js';
import { htmlLang, type Language } from '../../domain/language.js';
import { markTitle } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import { DrillBand } from './banner.js';
import { document, type DocumentOptions } from './document.js';

export interface PublicPage extends DocumentOptions {
  profile: CityProfile;
  heading: string;
  headingEn?: string;
  kind?: Kind;
  language?: Language;
  /** Where the heading is in another language than the frame. */
  headingLanguage?: Language;
  /** Names of the parts of the frame in the reader's language; Japanese when absent. */
  frame?: { skip: string; home: string; subscribe: string; status: string };
}

const FRAME = {
  skip: '本文へ移動',
  home: '今の情報',
  subscribe: '通知を受け取る',
  status: '稼働状況',
};

/** A page for residents: the same head and foot everywhere, exactly one h1. */
export function publicPage(page: PublicPage, children: ComponentChildren): string {
  const kind = page.kind ?? 'actual';
  const language = page.language ?? 'ja';
  const site = language === 'ja' || language === 'ja-x-easy' ? page.profile.name.ja : page.profile.name.en;
  const headingLanguage = page.headingLanguage ?? language;
  const heading = markTitle(kind, headingLanguage, page.heading);
  return document(
    `${heading} | ${site}`,
    <body class="public">
      <PublicHead page={page} />
      <DrillBand kind={kind} language={language} edge="top" />
      <main id="main" tabIndex={-1}>
        <h1 lang={headingLanguage === language ? undefined : htmlLang(headingLanguage)}>
          {heading}
          {page.headingEn !== undefined && (
            <span class="en" lang="en">
              {page.headingEn}
            </span>
          )}
        </h1>
        {children}
      </main>
      <DrillBand kind={kind} language={language} edge="end" />
      <PublicFoot profile={page.profile} />
    </body>,
    { ...page, lang: htmlLang(language) },
  );
}

function PublicHead({ page }: { page: PublicPage }): VNode {
  const words = page.frame ?? FRAME;
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header class="site-head">
        <p class="site-name">
          <a href="/">
            <span lang="ja">{page.profile.name.ja}</span> <span lang="ja">緊急情報</span>
            <span class="en" lang="en">
              {page.profile.name.en} Alerts
            </span>
          </a>
        </p>
        <nav aria-label="メニュー Menu">
          <ul>
            <li>
              <a href="/">{words.home}</a>
            </li>
            <li>
              <a href="/subscribe">{words.subscribe}</a>
            </li>
            <li>
              <a href="/status">{words.status}</a>
            </li>
          </ul>
        </nav>
      </header>
    </>
  );
}

function PublicFoot({ profile }: { profile: CityProfile }): VNode {
  return (
    <footer class="site-foot" lang="ja">
      <p>
        命の危険があるときは <a href="tel:119">119</a>（消防・救急 <span lang="en">fire, ambulance</span>）・
        <a href="tel:110">110</a>（警察 <span lang="en">police</span>）
      </p>
      {profile.phones.map((phone) => (
        <p>
          {phone.label}: <a href={`tel:${phone.number.replace(/[^\d+]/g, '')}`}>{phone.number}</a>
        </p>
      ))}
      <p>
        <a href={profile.website}>{profile.name.ja} 公式サイト</a>・<a href="/login">職員用</a>
      </p>
    </footer>
  );
}
