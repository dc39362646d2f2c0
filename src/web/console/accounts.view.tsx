import type { VNode } from 'preact';
import { ROLE_LABELS, ROLES, type Role } from '../../accounts/actor.js';
import type { CityProfile } from '../../domain/profile.js';
import { Notice } from '../layout/banner.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { SelectField, TextField } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { Section, Words } from '../layout/words.js';

export interface AccountsData {
  accounts: readonly { id: string; name: string; role: Role; organisation: string; emailMasked: string }[];
  values: { name: string; email: string; role: string; organisation: string };
  problems: readonly Problem[];
  added: boolean;
}

/** Who may sign in, and the form for one more. */
export function accountsPage(frame: StaffFrame, { accounts, values, problems, added }: AccountsData): string {
  return staffPage(
    frame,
    { heading: '職員', headingEn: 'Staff accounts' },
    <>
      <ErrorSummary problems={problems} />
      {added && <Notice tone="success" title={{ ja: '登録しました。', en: 'Account created.' }} />}
      <AccountList accounts={accounts} profile={frame.profile} />
      <Section id="add" ja="職員を登録する" en="Add a member of staff">
        <AccountForm frame={frame} values={values} problems={problems} />
      </Section>
    </>,
  );
}

function AccountList({ accounts, profile }: { accounts: AccountsData['accounts']; profile: CityProfile }): VNode {
  const { organisations } = profile;
  return (
    <Table
      caption={{ ja: '登録されている職員', en: 'Accounts' }}
      head={[
        { ja: '氏名', en: 'Name' },
        { ja: '役割', en: 'Role' },
        { ja: '組織', en: 'Organisation' },
        { ja: 'メール', en: 'E-mail' },
      ]}
      empty={{ ja: 'まだありません。', en: 'Nobody yet.' }}
      rows={accounts.map((account) => ({
        key: account.id,
        cells: [
          account.name,
          ROLE_LABELS[account.role].ja,
          organisations.find((each) => each.code === account.organisation)?.name.ja ?? account.organisation,
          account.emailMasked,
        ],
      }))}
    />
  );
}

type AccountFormProps = Pick<AccountsData, 'values' | 'problems'> & { frame: StaffFrame };

function AccountForm({ frame, values, problems }: AccountFormProps): VNode {
  const { organisations } = frame.profile;
  return (
    <form method="post" action="/console/accounts" noValidate class="narrow">
      <Csrf token={frame.csrf} />
      <TextField name="name" label={{ ja: '氏名', en: 'Name' }} value={values.name} required {...{ problems }} />
      <TextField
        name="email"
        type="email"
        label={{ ja: 'メールアドレス', en: 'E-mail address' }}
        value={values.email}
        required
        problems={problems}
      />
      <SelectField
        name="organisation"
        label={{ ja: '組織', en: 'Organisation' }}
        value={values.organisation}
        empty="選んでください / Choose"
        options={organisations.map((each) => ({ value: each.code, label: each.name.ja }))}
        required
        problems={problems}
      />
      <SelectField
        name="role"
        label={{ ja: '役割', en: 'Role' }}
        value={values.role}
        empty="選んでください / Choose"
        options={ROLES.map((role) => ({ value: role, label: `${ROLE_LABELS[role].ja} / ${ROLE_LABELS[role].en}` }))}
        required
        problems={problems}
      />
      <TextField
        name="password"
        type="password"
        autocomplete="new-password"
        label={{ ja: '最初のパスワード', en: 'First password' }}
        hint={{ ja: '15文字以上。', en: 'At least 15 characters.' }}
        value=""
        required
        problems={problems}
      />
      <button type="submit" class="primary">
        <Words ja="登録する" en="Create the account" />
      </button>
    </form>
  );
}
