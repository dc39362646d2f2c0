import type { VNode } from 'preact';
import type { SchoolSender } from '../../accounts/school-senders.service.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { TextField } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Says, Section, Words } from '../layout/words.js';

export interface SendersData {
  senders: readonly SchoolSender[];
  /** `school+…`, without the town's mail domain. */
  mailbox: string;
  email: string;
  problems: readonly Problem[];
}

/** The secret address of the school and the few people whose mail to it is sent on. */
export function sendersPage(frame: StaffFrame, { senders, mailbox, email, problems }: SendersData): string {
  return staffPage(
    frame,
    { heading: 'メールで送れる人', headingEn: 'Who may write by mail' },
    <>
      <ErrorSummary problems={problems} />
      <Says
        tone="lead"
        ja="登録した人が下の宛先へメールを送ると、保護者への連絡になります。件名は「【休校】あすの休校について」「【下校 3-1,3-2】引き渡し下校」「【訓練】【行事】…」のように書きます。"
        en="Mail from these people to the address below becomes a notice to guardians. Begin the subject with 【topic classes】."
      />
      <Section id="mailbox" ja="この学校の宛先" en="The address of this school">
        <p>
          <code>{mailbox}@（市の受信サーバー）</code>
        </p>
        <p class="hint">
          <Words
            ja="外へ知られたら、新しくしてください。前の宛先は使えなくなります。"
            en="If it leaks, make a new one."
          />
        </p>
        <form method="post" action="/school/senders/renew">
          <Csrf token={frame.csrf} />
          <button type="submit">
            <Words ja="宛先を新しくする" en="Make a new address" />
          </button>
        </form>
      </Section>
      <Section id="senders" ja="登録されている人" en="Registered senders">
        {senders.length === 0 ? (
          <Says ja="まだ誰もいません。登録するまで、どのメールも送られません。" en="Nobody yet: no mail is sent on." />
        ) : (
          <ul>
            {senders.map((sender) => (
              <SenderRow sender={sender} csrf={frame.csrf} />
            ))}
          </ul>
        )}
      </Section>
      <Section id="add" ja="送信者を登録する" en="Register a sender">
        <form method="post" action="/school/senders" noValidate class="narrow">
          <Csrf token={frame.csrf} />
          <TextField
            name="email"
            type="email"
            autocomplete="off"
            label={{ ja: 'メールアドレス', en: 'E-mail address' }}
            required
            value={email}
            maxLength={254}
            problems={problems}
          />
          <button type="submit" class="primary">
            <Words ja="登録する" en="Register" />
          </button>
        </form>
      </Section>
    </>,
  );
}

function SenderRow({ sender, csrf }: { sender: SchoolSender; csrf: string }): VNode {
  return (
    <li>
      <form method="post" action="/school/senders/remove">
        <Csrf token={csrf} />
        <input type="hidden" name="id" value={sender.id} />
        {sender.addressMasked}{' '}
        <button type="submit" aria-label={`${sender.addressMasked} を外す Remove`}>
          <Words ja="外す" en="Remove" />
        </button>
      </form>
    </li>
  );
}
