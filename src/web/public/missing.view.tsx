import type { CityProfile } from '../../domain/profile.js';
import { publicPage } from '../layout/public-shell.js';
import { Words } from '../layout/words.js';

/** Nothing at this address: says so, and leads on to what is likely looked for. */
export function missingPage(profile: CityProfile): string {
  return publicPage(
    {
      profile,
      heading: 'ページが見つかりません',
      headingEn: 'Page not found',
      stylesheet: 'todoke-public.css',
      hidden: true,
    },
    <>
      <p>
        <Words
          ja="情報番号は５桁の数字です。番号をもう一度確かめてください。掲載が終わった情報かもしれません。"
          en="An alert number has five digits. Please check it once more; the alert may also have been taken down."
        />
      </p>
      <p class="more">
        <a class="button" href="/">
          <Words ja="今の情報を見る" en="See current alerts" />
        </a>
      </p>
    </>,
  );
}
