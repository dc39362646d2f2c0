import type { CityProfile } from '../../domain/profile.js';
import { Notice } from '../layout/banner.js';
import { ErrorSummary } from '../layout/error-summary.js';
import type { Problem } from '../layout/problem.js';
import { publicPage } from '../layout/public-shell.js';
import { Says, Section, Words } from '../layout/words.js';
import { ChoiceFields } from './choice-fields.js';
import type { ChoiceValues } from './choices.js';

const frame = { stylesheet: 'todoke.css', hidden: true } as const;

/** A button, not a bare link: mail scanners open links, people press buttons. */
export function confirmPage(profile: CityProfile, token: string): string {
  return publicPage(
    { ...frame, profile, heading: '登録を確定する', headingEn: 'Finish your registration' },
    <>
      <Says ja="下のボタンを押すと登録が終わります。" en="Press the button to finish." />
      <form method="post" action={`/subscribe/confirm/${encodeURIComponent(token)}`}>
        <button type="submit" class="primary">
          <Words ja="登録を確定する" en="Finish my registration" />
        </button>
      </form>
    </>,
  );
}

/** A link that is used up, too old or mistyped. */
export function deadLinkPage(profile: CityProfile, problem?: Problem): string {
  return publicPage(
    { ...frame, profile, heading: 'このリンクは使えません', headingEn: 'This link does not work' },
    <>
      {problem && <Says ja={problem.ja} en={problem.en} />}
      <Says
        ja="期限が切れたか、すでに使われたリンクです。もう一度お申し込みください。"
        en="The link has expired or was already used. Please start again."
      />
      <p class="more">
        <a class="button" href="/subscribe">
          <Words ja="申し込みのページへ" en="Go to the form" />
        </a>
      </p>
    </>,
  );
}

export interface PreferencesData {
  profile: CityProfile;
  token: string;
  /** How the address may be shown to whoever holds the link. */
  channel: string;
  addressMasked: string;
  values: ChoiceValues;
  problems: readonly Problem[];
  saved: boolean;
}

export function preferencesPage(data: PreferencesData): string {
  const token = encodeURIComponent(data.token);
  return publicPage(
    { ...frame, profile: data.profile, heading: '受け取り方の変更', headingEn: 'Your preferences' },
    <>
      <ErrorSummary problems={data.problems} />
      {data.saved && <Notice tone="success" title={{ ja: '登録されています。', en: 'You are registered. Saved.' }} />}
      <p>
        <Words ja="宛先" en="Address" />
        <strong>{data.addressMasked}</strong>（{data.channel}）
      </p>
      <form method="post" action={`/preferences/${token}`} noValidate>
        <ChoiceFields profile={data.profile} values={data.values} problems={data.problems} />
        <button type="submit" class="primary">
          <Words ja="変更を保存する" en="Save changes" />
        </button>
      </form>
      <Section id="leave" ja="登録をやめる" en="Stop receiving">
        <p>
          <a href={`/unsubscribe/${token}`}>
            <Words ja="登録をやめるページへ" en="Go to the page for stopping" />
          </a>
        </p>
      </Section>
    </>,
  );
}

export function unsubscribePage(profile: CityProfile, token: string): string {
  return publicPage(
    { ...frame, profile, heading: '登録をやめる', headingEn: 'Stop receiving alerts' },
    <>
      <Says
        ja="ボタンを押すと、この宛先には避難情報などの命を守る情報も届かなくなります。"
        en="After this, no alerts reach this address, not even those that may save your life."
      />
      <form method="post" action={`/unsubscribe/${encodeURIComponent(token)}`}>
        <button type="submit" class="danger">
          <Words ja="登録をやめる" en="Stop all alerts to this address" />
        </button>
      </form>
      <p class="more">
        <a href={`/preferences/${encodeURIComponent(token)}`}>
          <Words ja="やめずに、受け取る情報を減らす" en="Receive less instead" />
        </a>
      </p>
    </>,
  );
}

export function leftPage(profile: CityProfile): string {
  return publicPage(
    { ...frame, profile, heading: '登録をやめました', headingEn: 'You will receive no more alerts' },
    <>
      <Says ja="この宛先にはもう送りません。いつでも登録し直せます。" en="You can register again at any time." />
      <p class="more">
        <a href="/subscribe">
          <Words ja="もう一度登録する" en="Register again" />
        </a>
      </p>
    </>,
  );
}
