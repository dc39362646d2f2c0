import type { CityProfile } from '../../domain/profile.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { TextField } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { publicPage } from '../layout/public-shell.js';
import { Says, Words } from '../layout/words.js';

const frame = { stylesheet: 'todoke.css', hidden: true } as const;

export interface SignInData {
  profile: CityProfile;
  email: string;
  /** Where to go afterwards; only ever a path of this site. */
  next: string;
  problems: readonly Problem[];
}

export function signInPage({ profile, email, next, problems }: SignInData): string {
  return publicPage(
    { ...frame, profile, heading: '職員ログイン', headingEn: 'Staff sign-in' },
    <>
      <ErrorSummary problems={problems} />
      <form method="post" action="/login" noValidate class="narrow">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          type="email"
          autocomplete="username"
          label={{ ja: 'メールアドレス', en: 'E-mail address' }}
          value={email}
          maxLength={254}
          required
          problems={problems}
        />
        <TextField
          name="password"
          type="password"
          autocomplete="current-password"
          label={{ ja: 'パスワード', en: 'Password' }}
          value=""
          maxLength={256}
          required
          problems={problems}
        />
        <button type="submit" class="primary">
          <Words ja="ログイン" en="Sign in" />
        </button>
      </form>
    </>,
  );
}

export interface SetupData {
  profile: CityProfile;
  token: string;
  email: string;
  name: string;
  problems: readonly Problem[];
}

/** The one-time page that makes the first administrator: there is no default password to forget. */
export function setupPage({ profile, token, email, name, problems }: SetupData): string {
  return publicPage(
    { ...frame, profile, heading: '最初の管理者を登録する', headingEn: 'Set up the first administrator' },
    <>
      <ErrorSummary problems={problems} />
      <Says
        tone="lead"
        ja="このページは一度だけ使えます。登録した方が、ほかの職員を登録します。"
        en="This page works once. The administrator then adds other staff."
      />
      <form method="post" action={`/setup/${encodeURIComponent(token)}`} noValidate class="narrow">
        <TextField
          name="name"
          autocomplete="name"
          label={{ ja: '氏名', en: 'Name' }}
          value={name}
          maxLength={80}
          required
          problems={problems}
        />
        <TextField
          name="email"
          type="email"
          autocomplete="username"
          label={{ ja: 'メールアドレス', en: 'E-mail address' }}
          value={email}
          maxLength={254}
          required
          problems={problems}
        />
        <TextField
          name="password"
          type="password"
          autocomplete="new-password"
          label={{ ja: 'パスワード', en: 'Password' }}
          hint={{ ja: '15文字以上。いくつかの単語をつなげると覚えやすくなります。', en: 'At least 15 characters.' }}
          value=""
          minLength={15}
          maxLength={256}
          required
          problems={problems}
        />
        <button type="submit" class="primary">
          <Words ja="管理者を登録する" en="Create the administrator" />
        </button>
      </form>
    </>,
  );
}

export function setupClosedPage(profile: CityProfile): string {
  return publicPage(
    { ...frame, profile, heading: 'この初期設定リンクは使えません', headingEn: 'This set-up link does not work' },
    <Says
      ja="期限が切れたか、管理者がすでに登録されています。新しいリンクは起動画面に表示されます。"
      en="It has expired, or there is an administrator already. A new link is shown when the hub starts."
    />,
  );
}
