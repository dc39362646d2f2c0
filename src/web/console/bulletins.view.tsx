import type { VNode } from 'preact';
import { issuedOf, newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { FORMAT_FACTS, FORMATS, type Format } from '../../channels/bulletins.js';
import { isPublic, type VersionContent } from '../../domain/alert.js';
import { LANGUAGE_NAMES } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { Notice } from '../layout/banner.js';
import { Choices, SelectField } from '../layout/form-field.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { figure, Says, Section, Words } from '../layout/words.js';
import { pendingOf } from './review.js';

/** What is for chosen classes or libraries is given by hand, never put up. */
export function formatsFor(content: VersionContent): readonly Format[] {
  return isPublic(content) ? FORMATS : ['letter', 'slip'];
}

const NOT_ISSUED = {
  ja: 'まだ発信していない文面です。見本として確かめるだけにし、貼ったり配ったりしないでください。',
  en: 'This text has not been issued: look at it, but do not put it up or hand it out.',
};

/** Where staff choose a paper; each is made from the text as it was approved. */
export function bulletinsPage(frame: StaffFrame, record: AlertRecord): string {
  const { content } = newestOf(record);
  const hasIssued = issuedOf(record) !== undefined;
  return staffPage(
    frame,
    { heading: content.texts.ja.headline, headingEn: 'Papers to print', kind: content.kind },
    <>
      <p>
        <a href={`/console/alerts/${record.id}`}>
          文面へ戻る <span lang="en">Back to the text</span>
        </a>
      </p>
      {!hasIssued && <Notice tone="warning" title={NOT_ISSUED} />}
      <Section id="papers" ja="紙に印刷する" en="Print on paper">
        <Says
          ja="承認された文面から作ります。白黒の印刷機とコピー機で使えます。"
          en="Made from the approved text, for black-and-white printers and copiers."
        />
        <PaperForm record={record} profile={frame.profile} formats={formatsFor(content)} />
      </Section>
    </>,
  );
}

interface FormProps {
  record: AlertRecord;
  profile: CityProfile;
  formats: readonly Format[];
}

/** One form, two buttons: the pack takes the language and the text of the same fields. */
function PaperForm({ record, profile, formats }: FormProps): VNode {
  const at = `/console/alerts/${record.id}/bulletins`;
  const canPost = formats.includes('sheet');
  return (
    <form method="get" action={`${at}/paper`}>
      <Choices
        type="radio"
        name="format"
        label={{ ja: '紙の種類', en: 'Paper' }}
        choices={formats.map((format) => {
          const { label, use } = FORMAT_FACTS[format];
          return { value: format, ...label, note: `${use.ja} ${use.en}` };
        })}
        chosen={formats.slice(0, 1)}
        problems={[]}
        required
      />
      <SelectField
        name="language"
        label={{ ja: '言語', en: 'Language' }}
        hint={{
          ja: '訳のない言語は、英語か日本語で出ます。その言語で「訳がない」ことも書きます。',
          en: 'Without a translation it is in English or Japanese, and says so in that language.',
        }}
        value="ja"
        options={profile.languages.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        problems={[]}
        required
      />
      <WhichText record={record} />
      {canPost && <WhichBoard profile={profile} />}
      <p>
        <button type="submit" class="primary">
          <Words ja="この紙を作る（PDF）" en="Make this paper (PDF)" />
        </button>
      </p>
      {canPost && <PackButton action={`${at}/pack`} boards={profile.boards.length} />}
    </form>
  );
}

function WhichBoard({ profile }: { profile: CityProfile }): VNode {
  return (
    <SelectField
      name="board"
      label={{ ja: '掲示板', en: 'Notice board' }}
      hint={{
        ja: '掲示板用とポスターに、その掲示板の名前と番号が入ります。',
        en: 'Its name and number stand on sheets and posters.',
      }}
      value=""
      empty="（決めない）"
      options={profile.boards.map(({ code, name }) => ({ value: code, label: name }))}
      problems={[]}
    />
  );
}

function PackButton({ action, boards }: { action: string; boards: number }): VNode {
  return (
    <>
      <Says
        ja="一つのファイルに、すべての掲示板の紙が一枚ずつ入ります。一度に印刷できます。"
        en="One file with a sheet for each board: one job for the printer."
      />
      <p>
        <button type="submit" class="secondary" formaction={action}>
          <Words
            ja={`全掲示板の束を作る（${figure(boards)}か所、A4）`}
            en={`Make the pack of all ${figure(boards)} boards (A4)`}
          />
        </button>
      </p>
    </>
  );
}

/** Asked only where there are two: what residents have been told, and what waits to go out. */
function WhichText({ record }: { record: AlertRecord }): VNode | null {
  if (issuedOf(record) === undefined || pendingOf(record) === undefined) return null;
  return (
    <SelectField
      name="text"
      label={{ ja: '文面', en: 'Text' }}
      value="issued"
      options={[
        { value: 'issued', label: '発信した文面' },
        { value: 'pending', label: 'まだ発信していない次の文面（見本）' },
      ]}
      problems={[]}
      required
    />
  );
}
