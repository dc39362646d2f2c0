import type { VNode } from 'preact';
import type { AlertRecord } from '../../alerts/alert-record.js';
import type { Line, Sheet } from '../../reach/list-sheet.js';
import { Csrf, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { kanaText, languagesText, needsSupport, placeOf, resultsOf, triesText, whoText } from '../layout/list-words.js';

/** The lines with their buttons. One press and the line is gone from the list. */
export function ListLines({ frame, record, sheet }: { frame: StaffFrame; record: AlertRecord; sheet: Sheet }): VNode {
  const { profile, csrf } = frame;
  return (
    <Table
      caption={{
        ja: '押すとすぐに記録され、行は一覧から外れます',
        en: 'One press records it; the line leaves the list',
      }}
      head={[
        { ja: '行', en: 'Line', numeric: true },
        { ja: '氏名・名称', en: 'Name' },
        ...(sheet.list === 'visit' ? [] : [{ ja: '番号', en: 'Number' }]),
        { ja: '地区', en: 'Area' },
        { ja: 'これまで', en: 'So far' },
        { ja: '結果', en: 'Result' },
      ]}
      rows={sheet.lines.map((line) => ({
        key: line.id,
        cells: [
          line.number,
          <Who line={line} />,
          ...(sheet.list === 'visit' ? [] : [<Numbers line={line} />]),
          placeOf(line, profile),
          triesText(line, profile.timeZone),
          <Answers
            action={`/console/alerts/${record.id}/lists/lines/${line.id}`}
            csrf={csrf}
            line={line}
            sheet={sheet}
          />,
        ],
      }))}
      empty={{ ja: '残っている行はありません。', en: 'No line is open.' }}
    />
  );
}

function Who({ line }: { line: Line }): VNode {
  const languages = languagesText(line);
  return (
    <div>
      {whoText(line)}
      <span class="note"> {kanaText(line)}</span>
      {needsSupport(line) && <strong> 要支援</strong>}
      {languages !== '' && <span> 〔{languages}〕</span>}
    </div>
  );
}

function Numbers({ line }: { line: Line }): VNode {
  return (
    <div>
      {line.numbers
        .flatMap((number) => number.split(' / '))
        .map((number) => (
          <a class="number-to-dial" href={`tel:${number.replaceAll('-', '')}`}>
            {number}
          </a>
        ))}
    </div>
  );
}

interface AnswersProps {
  action: string;
  csrf: string;
  line: Line;
  sheet: Sheet;
}

function Answers({ action, csrf, line, sheet }: AnswersProps): VNode {
  return (
    <form method="post" action={action} class="line-answers">
      <Csrf token={csrf} />
      <input type="hidden" name="list" value={sheet.list} />
      {sheet.part !== undefined && <input type="hidden" name="part" value={sheet.part} />}
      {sheet.reader !== 'office' && <input type="hidden" name="reader" value={sheet.reader.code} />}
      {resultsOf(sheet.list).map(({ result, ja, en }) => (
        <button
          type="submit"
          name="result"
          value={result}
          class={result === 'told' ? 'primary' : 'quiet'}
          aria-label={`${line.number}行 ${ja} ${en}`}
        >
          {ja}
        </button>
      ))}
    </form>
  );
}
