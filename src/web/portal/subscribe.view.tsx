import type { VNode } from 'preact';
import type { CityProfile } from '../../domain/profile.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { TextField, Tick } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { publicPage } from '../layout/public-shell.js';
import { Says, Section, Words } from '../layout/words.js';
import { ChoiceFields } from './choice-fields.js';
import type { ChoiceValues } from './choices.js';

export interface Consent {
  version: string;
  ja: string;
  en: string;
}

export interface SubscribeData {
  profile: CityProfile;
  values: ChoiceValues;
  address: string;
  problems: readonly Problem[];
  consent: Consent;
  vapidPublicKey: string;
}

/** One form for all ways: what to receive first, then where to. */
export function subscribePage(data: SubscribeData): string {
  return publicPage(
    {
      profile: data.profile,
      heading: '緊急情報を受け取る',
      headingEn: 'Get emergency alerts',
      stylesheet: 'todoke.css',
      scripts: ['push.js'],
    },
    <>
      <ErrorSummary problems={data.problems} />
      <Says
        tone="lead"
        ja="登録は無料です。名前はいりません。いつでもやめられます。"
        en="Free, no name needed, and you can stop at any time."
      />
      <form method="post" action="/subscribe" id="subscribe" noValidate>
        <ChoiceFields profile={data.profile} values={data.values} problems={data.problems} />
        <Section id="consent-section" ja="4. 同意" en="Consent">
          <ConsentText consent={data.consent} problems={data.problems} />
        </Section>
        <Section id="ways" ja="5. 受け取り方" en="How to receive">
          <ByEmail address={data.address} problems={data.problems} profile={data.profile} />
          <ByPush vapidPublicKey={data.vapidPublicKey} />
          <ByLine />
        </Section>
      </form>
    </>,
  );
}

function ConsentText({ consent, problems }: { consent: Consent; problems: readonly Problem[] }): VNode {
  return (
    <>
      <div class="panel">
        <p class="text">{consent.ja}</p>
        <p class="text en" lang="en">
          {consent.en}
        </p>
        <p class="small">
          同意文の版 <span lang="en">Version</span>: {consent.version}
        </p>
      </div>
      <input type="hidden" name="consentVersion" value={consent.version} />
      <Tick
        name="consent"
        label={{ ja: '上の内容に同意します', en: 'I agree to the above' }}
        checked={false}
        problems={problems}
      />
    </>
  );
}

function ByEmail({ address, problems, profile }: Pick<SubscribeData, 'address' | 'problems' | 'profile'>): VNode {
  return (
    <section class="panel" aria-labelledby="by-email">
      <h3 id="by-email">
        <Words ja="メールで受け取る" en="By e-mail" />
      </h3>
      <TextField
        name="address"
        type="email"
        autocomplete="email"
        label={{ ja: 'メールアドレス', en: 'E-mail address' }}
        hint={{
          ja: `確認のメールが届きます。その中のリンクを開くと登録が終わります。迷惑メールの設定をしている方は、${profile.name.ja}からのメールを受け取れるようにしてください。`,
          en: 'A message arrives with a link: open it to finish.',
        }}
        value={address}
        maxLength={254}
        problems={problems}
      />
      <button type="submit" class="primary">
        <Words ja="確認メールを送る" en="Send the confirmation e-mail" />
      </button>
    </section>
  );
}

function ByPush({ vapidPublicKey }: { vapidPublicKey: string }): VNode {
  return (
    <section class="panel" aria-labelledby="by-push">
      <h3 id="by-push">
        <Words ja="この端末の通知で受け取る" en="By notification on this device" />
      </h3>
      <Says
        ja="スマートフォンやパソコンのブラウザーに直接届きます。アプリもメールアドレスもいりません。"
        en="Straight to your browser: no app and no address needed."
      />
      <p class="hint">
        <strong>iPhone・iPad：</strong>
        先にこのページを「共有」から「ホーム画面に追加」し、追加したアイコンから開き直してください。
        <span class="en" lang="en">
          iPhone and iPad: add this page to the Home Screen first, then open it from there.
        </span>
      </p>
      <noscript>
        <p class="hint">
          この受け取り方には JavaScript が必要です。メールでの登録をご利用ください。
          <span lang="en">Notifications need JavaScript; please use e-mail instead.</span>
        </p>
      </noscript>
      <button type="button" class="primary" id="push-button" hidden data-vapid-key={vapidPublicKey}>
        <Words ja="この端末で通知を受け取る" en="Get notifications on this device" />
      </button>
      <p id="push-state" class="push-state" role="status" aria-live="polite" />
    </section>
  );
}

function ByLine(): VNode {
  return (
    <section class="panel" aria-labelledby="by-line">
      <h3 id="by-line">
        <Words ja="LINEで受け取る" en="By LINE" />
      </h3>
      <Says
        ja="市のLINE公式アカウントを友だちに追加してください。登録の手順は、追加したあとのトークで案内します。"
        en="Add the city's official LINE account as a friend; it explains the next steps in the chat."
      />
    </section>
  );
}

/** The same answer whether the address is known or not: nobody learns who is registered here. */
export function sentPage(profile: CityProfile): string {
  return publicPage(
    {
      profile,
      heading: '確認メールを送りました',
      headingEn: 'We sent you a confirmation e-mail',
      stylesheet: 'todoke.css',
      hidden: true,
    },
    <>
      <Says
        ja="まだ登録は終わっていません。届いたメールのリンクを開き、「登録を確定する」を押してください。"
        en="You are not registered yet. Open the link in the message and press the button."
      />
      <Says
        tone="hint"
        ja="10分たっても届かないときは、迷惑メールの箱と、アドレスの打ち間違いを確かめて、もう一度お申し込みください。"
        en="Nothing after ten minutes? Check your spam folder and the spelling, then try again."
      />
      <p class="more">
        <a href="/subscribe">
          <Words ja="申し込みに戻る" en="Back to the form" />
        </a>
      </p>
    </>,
  );
}
