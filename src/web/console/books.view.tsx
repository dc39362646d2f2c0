import { ErrorSummary } from '../layout/error-summary.js';
import { Choices, TextArea } from '../layout/form-field.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Says, Words } from '../layout/words.js';
import type { BookValues } from './book-form.js';

export interface BookFormData {
  groups: readonly { value: string; ja: string }[];
  values: BookValues;
  problems: readonly Problem[];
  idempotencyKey: string;
}

/** One field to paste into, then the same preview as for every newsletter. */
export function bookFormPage(frame: StaffFrame, { groups, values, problems, idempotencyKey }: BookFormData): string {
  return staffPage(
    frame,
    { heading: '新着図書の一覧から作る', headingEn: 'Newsletter from a list of new books', scripts: ['compose.js'] },
    <>
      <ErrorSummary problems={problems} />
      <Says
        tone="lead"
        ja="ここではまだ送られません。次の画面で文面と人数を確かめてから発信します。"
        en="Nothing is sent yet: check the wording and the numbers on the next page."
      />
      <form method="post" action="/library/books" noValidate>
        <Csrf token={frame.csrf} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <TextArea
          name="books"
          label={{ ja: '新しく入った本', en: 'New books' }}
          hint={{
            ja: '1行に1冊、「題名 / 著者 / 請求記号」と書きます（請求記号はなくてもかまいません）。表計算ソフトから貼り付けることもできます。100冊まで。',
            en: 'One a line: title / author / call number (optional). You can paste from a spreadsheet. 100 at most.',
          }}
          required
          value={values.books}
          rows={14}
          maxLength={20_000}
          lang="ja"
          problems={problems}
        />
        <Choices
          type="checkbox"
          name="groups"
          label={{ ja: '対象の図書館', en: 'Libraries' }}
          hint={{ ja: '選ばなければ、図書館だよりの読者すべてに届きます。', en: 'None chosen: all readers.' }}
          columns
          choices={groups}
          chosen={values.groups}
          problems={problems}
        />
        <div class="actions">
          <button type="submit" class="primary">
            <Words ja="下書きを作って、文面を確かめる" en="Make the draft and preview it" />
          </button>
        </div>
      </form>
    </>,
  );
}
