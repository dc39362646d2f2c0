import type { ComponentChildren, VNode } from 'preact';
import { may, type Actor } from '../../accounts/actor.js';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { isLive } from '../../domain/alert.js';
import { ALLOWED, needsSecondPerson, type Move } from '../../domain/lifecycle.js';
import type { CityProfile } from '../../domain/profile.js';
import { TextArea, TextField, Tick } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Csrf } from '../layout/staff-shell.js';
import { figure, Says, Section, Words, type Both } from '../layout/words.js';
import { issuingMove, needsReason, needsTypedWord, pendingOf, READY_REASONS, TYPED_WORD } from './review.js';

export interface ActionsProps {
  record: AlertRecord;
  profile: CityProfile;
  actor: Actor;
  csrf: string;
  total: number;
  blocked: boolean;
  problems: readonly Problem[];
}

interface MoveFormProps {
  props: ActionsProps;
  move: Move;
  button: Both;
  look: 'primary' | 'secondary' | 'danger' | 'live';
  children?: ComponentChildren;
}

/** One button per form, each naming the hash of what was shown: what is approved is what goes out. */
function MoveForm({ props, move, button, look, children }: MoveFormProps): VNode {
  return (
    <form method="post" action={`/console/alerts/${props.record.id}/moves`} class="move" noValidate>
      <Csrf token={props.csrf} />
      <input type="hidden" name="move" value={move} />
      <input type="hidden" name="contentHash" value={newestOf(props.record).contentHash} />
      {children}
      <button type="submit" class={look}>
        <Words {...button} />
      </button>
    </form>
  );
}

/** By role, state and authorship. */
function rightsOf({ record, profile, actor }: ActionsProps) {
  const pending = pendingOf(record);
  if (pending === undefined) return undefined;
  const organisation = profile.organisations.find((candidate) => candidate.code === record.organisation);
  const can = (move: Move) => ALLOWED[record.state][move] !== undefined;
  const mayIssue = may(actor, 'issue', record.organisation);
  const mayApprove = may(actor, 'approve', record.organisation);
  const fourEyes = organisation !== undefined && needsSecondPerson(pending.content, organisation);
  return {
    edit: record.state === 'draft' && may(actor, 'write', record.organisation),
    submit: fourEyes && can('submit') && may(actor, 'write', record.organisation),
    approve: can('approve') && mayApprove && pending.author.id !== actor.id,
    issue: mayIssue,
    sendBack: can('return') && mayApprove,
    discard: record.state !== 'issued' && can('cancel') && mayIssue,
  };
}

export function PendingActions(props: ActionsProps): VNode | null {
  const rights = rightsOf(props);
  if (rights === undefined) return null;
  return (
    <Section id="actions" ja="発信する前に" en="Before it goes out">
      {rights.edit && (
        <p>
          <a class="button" href={`/console/alerts/${props.record.id}/revise`}>
            <Words ja="文面を直す" en="Edit the draft" />
          </a>
        </p>
      )}
      {rights.submit && (
        <MoveForm props={props} move="submit" look="primary" button={{ ja: '承認を依頼する', en: 'Ask for approval' }}>
          <Says
            ja="命に関わる情報です。もう一人が確かめてから発信します。"
            en="A second person checks before it goes out."
          />
        </MoveForm>
      )}
      {rights.approve && (
        <MoveForm props={props} move="approve" look="primary" button={{ ja: '承認する', en: 'Approve' }}>
          <Says ja="上の文面を読み、正しければ承認してください。" en="Approve if the text above is right." />
        </MoveForm>
      )}
      {rights.issue && <IssueForm {...props} />}
      {rights.sendBack && (
        <MoveForm props={props} move="return" look="secondary" button={{ ja: '差し戻す', en: 'Send back' }} />
      )}
      {rights.discard && (
        <MoveForm props={props} move="cancel" look="secondary" button={{ ja: '発信せずに破棄する', en: 'Discard' }} />
      )}
    </Section>
  );
}

/** The last button. Live and drill never look alike, and the count stands on the button itself. */
function IssueForm(props: ActionsProps): VNode {
  const { record, profile, actor, total, problems } = props;
  const { content } = newestOf(record);
  const live = isLive(content);
  if (props.blocked) {
    return (
      <p class="error">
        <Words
          ja="要修正の点があるため、まだ発信できません。"
          en="It cannot go out until the errors above are fixed."
        />
      </p>
    );
  }
  const count = figure(total);
  return (
    <MoveForm
      props={props}
      move={issuingMove(record)}
      look={live ? 'live' : 'secondary'}
      button={
        live
          ? { ja: `本番 ${count}件に発信する`, en: `Send LIVE to ${count} addresses` }
          : { ja: `訓練として ${count}件に発信する`, en: `Send as a drill to ${count} addresses` }
      }
    >
      {live && (
        <Tick
          name="confirm"
          label={{ ja: `LIVE 本番 ${count}件に発信します`, en: `This goes out LIVE to ${count} addresses` }}
          checked={false}
          problems={problems}
        />
      )}
      {needsTypedWord(content) && (
        <TextField
          name="word"
          label={{ ja: `確認のため「${TYPED_WORD}」と入力`, en: `Type ${TYPED_WORD} to confirm` }}
          value=""
          required
          problems={problems}
        />
      )}
      {needsReason(record, profile, actor) && <AloneReason problems={problems} />}
    </MoveForm>
  );
}

/** Break-glass: without a second person the reason takes the place of the second pair of eyes. */
function AloneReason({ problems }: { problems: readonly Problem[] }): VNode {
  return (
    <TextArea
      name="reason"
      label={{ ja: '一人で発信する理由', en: 'Why nobody else can approve' }}
      hint={{
        ja: '承認者がいないときだけ書いてください。記録に残ります。',
        en: 'Only when nobody else is there. It is kept in the audit trail.',
      }}
      value=""
      rows={2}
      maxLength={500}
      required
      problems={problems}
    />
  );
}

/** After it went out: what comes next, and the way back from an error within one page (Hawaii: 38 minutes). */
export function IssuedActions(props: ActionsProps): VNode | null {
  const { record, actor, problems } = props;
  const can = (move: Move) => ALLOWED[record.state][move] !== undefined;
  if (record.state === 'shown' && may(actor, 'issue', record.organisation)) return <ShownActions {...props} />;
  if (record.state !== 'issued' || !may(actor, 'issue', record.organisation)) return null;
  return (
    <>
      <Section id="next" ja="次の発表" en="Next report">
        <ul class="button-row">
          {(
            [
              ['Update', '続報を書く', 'Update'],
              ['Correction', '訂正を書く', 'Correction'],
              ['AllClear', '解除を書く', 'All clear'],
            ] as const
          ).map(([type, ja, en]) => (
            <li>
              <a class="button" href={`/console/alerts/${record.id}/revise?type=${type}`}>
                <Words ja={ja} en={en} />
              </a>
            </li>
          ))}
        </ul>
        {can('end') && (
          <MoveForm
            props={props}
            move="end"
            look="secondary"
            button={{ ja: '知らせずに終了する', en: 'End without telling' }}
          />
        )}
      </Section>
      <section id="withdraw" class="withdraw" aria-labelledby="withdraw-h">
        <h2 id="withdraw-h">
          <Words ja="取消（誤報）" en="Withdraw: it was an error" />
        </h2>
        <Says
          ja="同じ宛先すべてに「誤りでした」と伝えます。終わった災害には使わず、「解除」を書いてください。"
          en="Tells the same people that it was an error. For a danger that has passed, write an all-clear instead."
        />
        <MoveForm
          props={props}
          move="cancel"
          look="danger"
          button={{ ja: '取り消して知らせる', en: 'Withdraw and tell' }}
        >
          <CancelReason problems={problems} />
        </MoveForm>
      </section>
    </>
  );
}

function ShownActions(props: ActionsProps): VNode {
  return (
    <Section id="actions" ja="操作" en="Actions">
      <Says ja="ページに載せているだけで、誰にも送っていません。" en="Shown on the pages, sent to nobody." />
      <IssueForm {...props} />
      <MoveForm props={props} move="end" look="secondary" button={{ ja: '掲載を終える', en: 'Take it down' }} />
    </Section>
  );
}

function CancelReason({ problems }: { problems: readonly Problem[] }): VNode {
  const wrong = problems.find((problem) => problem.field === 'cancel-reason');
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for="cancel-reason">
        取り消す理由 <span class="required">必須 Required</span>
        <span class="en" lang="en">
          Why, in words that recipients will read
        </span>
      </label>
      {wrong && (
        <p class="error" id="cancel-reason-error">
          <Words ja={wrong.ja} en={wrong.en} />
        </p>
      )}
      <label for="ready-reason">理由を選ぶ Choose a reason</label>
      <select id="ready-reason" name="readyReason">
        <option value="">理由を選ぶ（または下に書く）</option>
        {READY_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {reason}
          </option>
        ))}
      </select>
      <textarea
        id="cancel-reason"
        name="reason"
        rows={2}
        maxLength={500}
        aria-describedby={wrong ? 'cancel-reason-error' : undefined}
      />
    </div>
  );
}
