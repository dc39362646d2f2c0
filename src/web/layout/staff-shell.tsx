import type { ComponentChildren, VNode } from 'preact';
import { may, ROLE_LABELS, type Actor } from '../../accounts/actor.js';
import type { Kind } from '../../domain/alert.js';
import { markTitle } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import { DrillBand, LiveBand } from './banner.js';
import { document } from './document.js';
import { Words } from './words.js';

/** Who looks, and what every staff page must show. */
export interface StaffFrame {
  profile: CityProfile;
  actor: Actor;
  csrf: string;
  /** Labels of channels that record without sending. */
  sandboxed: readonly string[];
}

export interface StaffPage {
  heading: string;
  headingEn: string;
  /** Set on pages about one alert: live and drill must never look alike. */
  kind?: Kind;
  scripts?: readonly string[];
  reloadWithoutScript?: number;
}

/** A page for staff, with its bands, menu and exactly one h1. */
export function staffPage(frame: StaffFrame, page: StaffPage, children: ComponentChildren): string {
  const heading = page.kind === undefined ? page.heading : markTitle(page.kind, 'ja', page.heading);
  return document(
    `${heading} | ${frame.profile.name.ja} 届け`,
    <body class="staff">
      <a class="skip" href="#main">
        本文へ移動 Skip to content
      </a>
      <StaffHead frame={frame} />
      <SandboxBand labels={frame.sandboxed} maySee={may(frame.actor, 'watch')} />
      {page.kind === 'actual' && <LiveBand />}
      {page.kind !== undefined && <DrillBand kind={page.kind} edge="top" />}
      <main id="main" tabIndex={-1}>
        <h1>
          <Words ja={heading} en={page.headingEn} />
        </h1>
        {children}
      </main>
      {page.kind !== undefined && <DrillBand kind={page.kind} edge="end" />}
      <footer class="site-foot">
        <p>
          {frame.profile.name.ja} 届け <span lang="en">Todoke</span>
        </p>
      </footer>
    </body>,
    {
      stylesheet: 'todoke.css',
      hidden: true,
      scripts: ['staff.js', ...(page.scripts ?? [])],
      ...(page.reloadWithoutScript === undefined ? {} : { reloadWithoutScript: page.reloadWithoutScript }),
    },
  );
}

/** The hidden field that proves a form came from our own page (reference: OWASP ASVS V3.5). */
export function Csrf({ token }: { token: string }): VNode {
  return <input type="hidden" name="csrf" value={token} />;
}

function SandboxBand({ labels, maySee }: { labels: readonly string[]; maySee: boolean }): VNode | null {
  if (labels.length === 0) return null;
  return (
    <div class="sandbox-band" role="region" aria-label="試行環境 Sandbox">
      <p>
        <strong>試行環境：{labels.join('と')}は送信されません</strong>{' '}
        <span lang="en">Sandbox: these channels record without sending.</span>{' '}
        {maySee && <a href="/console/sandbox">記録を見る</a>}
      </p>
    </div>
  );
}

interface Way {
  href: string;
  ja: string;
  en: string;
}

/** Only what this person may open: a link that answers 403 teaches people to ignore errors. */
export function waysOf(actor: Actor): Way[] {
  const own: Way[] =
    actor.role === 'school'
      ? [{ href: '/school', ja: '学校の連絡', en: 'School' }]
      : actor.role === 'library'
        ? [{ href: '/library', ja: '図書館だより', en: 'Library' }]
        : [{ href: '/console', ja: '発信', en: 'Console' }];
  return [
    ...own,
    ...(may(actor, 'watch') ? [{ href: '/dashboard', ja: '状況', en: 'Dashboard' }] : []),
    ...(may(actor, 'see-notices') ? [{ href: '/console/notices', ja: '受信', en: 'Notices' }] : []),
    ...(may(actor, 'rules') ? [{ href: '/console/rules', ja: '規則', en: 'Rules' }] : []),
    ...(may(actor, 'see-notices') ? [{ href: '/console/sources', ja: '情報源', en: 'Sources' }] : []),
    ...(may(actor, 'manage-accounts') ? [{ href: '/console/accounts', ja: '職員', en: 'Accounts' }] : []),
  ];
}

function StaffHead({ frame }: { frame: StaffFrame }): VNode {
  return (
    <header class="site-head">
      <p class="site-name">
        <a href="/console">
          {frame.profile.name.ja} 届け
          <span class="en" lang="en">
            Todoke, staff
          </span>
        </a>
      </p>
      <nav aria-label="職員メニュー Staff menu">
        <ul>
          {waysOf(frame.actor).map((way) => (
            <li>
              <a href={way.href}>
                {way.ja} <span lang="en">{way.en}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="who">
        <span>
          {frame.actor.name}（{ROLE_LABELS[frame.actor.role].ja}）
        </span>
        <form method="post" action="/logout">
          <Csrf token={frame.csrf} />
          <button type="submit" class="quiet">
            ログアウト <span lang="en">Sign out</span>
          </button>
        </form>
      </div>
    </header>
  );
}
