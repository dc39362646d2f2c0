import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { STATE_LABELS } from '../../domain/lifecycle.js';
import { markTitle } from '../../domain/marking.js';
import { Tag } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { Says } from '../layout/words.js';

export interface ReportItem {
  record: AlertRecord;
  /** When the kept report was made; absent while the alert goes on. */
  keptAt?: Date;
}

/** The after-action report of every alert that went out. */
export function reportsPage(frame: StaffFrame, items: readonly ReportItem[]): string {
  const zone = frame.profile.timeZone;
  return staffPage(
    frame,
    { heading: '報告書', headingEn: 'After-action reports' },
    <>
      <Says
        ja="情報が終わると（期限、解除、取消、終了）、報告書は自動で作られ、保存されます。途中でも開けます。"
        en="When an alert is over, its report is made and kept by itself. It can be opened before, too."
      />
      <Table
        caption={{ ja: '発信した情報と報告書', en: 'Alerts and their reports' }}
        head={[
          { ja: '情報', en: 'Alert' },
          { ja: '状態', en: 'State' },
          { ja: '番号', en: 'Number' },
          { ja: '保存', en: 'Kept' },
          { ja: '報告書', en: 'Report' },
        ]}
        empty={{ ja: 'まだ発信した情報はありません。', en: 'Nothing has gone out yet.' }}
        rows={items.map(({ record, keptAt }) => {
          const { content } = newestOf(record);
          const headline = markTitle(content.kind, 'ja', content.texts.ja.headline);
          return {
            key: record.id,
            cells: [
              <a href={`/dashboard/alerts/${record.id}/reach`}>{headline}</a>,
              <Tag label={STATE_LABELS[record.state]} look={`state-${record.state}`} />,
              record.shortId,
              keptAt === undefined ? '途中' : <Moment at={keptAt} zone={zone} />,
              <span>
                <a href={`/dashboard/alerts/${record.id}/report.pdf`} aria-label={`PDF ${headline}`}>
                  PDF
                </a>{' '}
                <a href={`/dashboard/alerts/${record.id}/report.csv`} aria-label={`CSV ${headline}`}>
                  CSV
                </a>
              </span>,
            ],
          };
        })}
      />
    </>,
  );
}
