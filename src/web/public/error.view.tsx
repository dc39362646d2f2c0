import type { CityProfile } from '../../domain/profile.js';
import { publicPage } from '../layout/public-shell.js';
import { Says, Words } from '../layout/words.js';
import { missingPage } from './missing.view.js';

/** What went wrong, as the platform's filter hands it over. */
export interface ErrorDetails {
  status: number;
  next: { ja: string; en: string };
}

const TITLES: Record<number, { ja: string; en: string }> = {
  401: { ja: 'ログインし直してください', en: 'Please sign in again' },
  403: { ja: 'このページは開けません', en: 'You may not open this page' },
  409: { ja: '内容が変わっています', en: 'The content has changed' },
  413: { ja: '送られた内容が大きすぎます', en: 'Too large' },
  429: { ja: '操作が多すぎます', en: 'Too many requests' },
};

/** The page for any failure: what happened and what to do next, without a word of machinery. */
export function errorPage(profile: CityProfile, details: ErrorDetails): string {
  if (details.status === 404) return missingPage(profile);
  const title = TITLES[details.status] ?? { ja: '処理できませんでした', en: 'Something went wrong' };
  return publicPage(
    { profile, heading: title.ja, headingEn: title.en, stylesheet: 'todoke-public.css', hidden: true },
    <>
      <Says ja={details.next.ja} en={details.next.en} />
      <p class="more">
        <a class="button" href={details.status === 401 ? '/login' : '/'}>
          {details.status === 401 ? (
            <Words ja="ログイン" en="Sign in" />
          ) : (
            <Words ja="今の情報を見る" en="See current alerts" />
          )}
        </a>
      </p>
    </>,
  );
}
