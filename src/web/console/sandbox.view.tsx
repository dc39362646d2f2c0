import { Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Says } from '../layout/words.js';

export interface SandboxMessage {
  at: Date;
  channel: string;
  subject: string;
  text: string;
}

/** What would have been sent, for trying the hub before the accounts of the providers are there. */
export function sandboxPage(frame: StaffFrame, messages: readonly SandboxMessage[]): string {
  return staffPage(
    frame,
    { heading: '試行環境の記録', headingEn: 'Sandbox' },
    <>
      <Says
        tone="lead"
        ja="設定のない送り先の文面です。誰にも送られていません。"
        en="What would have been sent by channels without settings. Nobody received it."
      />
      {messages.length === 0 && <p class="empty">まだ記録がありません。 Nothing recorded yet.</p>}
      {messages.map((message) => (
        <article class="panel">
          <h2>{message.subject}</h2>
          <p class="small">
            {message.channel}・<Moment at={message.at} zone={frame.profile.timeZone} seconds />
          </p>
          <pre class="preview" tabIndex={0}>
            {message.text}
          </pre>
        </article>
      ))}
    </>,
  );
}
