import type { VNode } from 'preact';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { STATE_LABELS } from '../../domain/lifecycle.js';
import { markTitle } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import { LevelBadge, Tag } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { Table } from '../layout/table.js';

interface AlertListProps {
  records: readonly AlertRecord[];
  profile: CityProfile;
  /** Where a line leads, without the id. */
  base: '/console/alerts' | '/dashboard/alerts';
  caption: { ja: string; en: string };
  /** How far each got, in words, by alert id. */
  reached?: ReadonlyMap<string, string>;
}

/** Alerts as staff see them: state, what, where, when. */
export function AlertList({ records, profile, base, caption, reached }: AlertListProps): VNode {
  const name = (code: string) => profile.organisations.find((each) => each.code === code)?.name.ja ?? code;
  return (
    <Table
      caption={caption}
      head={[
        { ja: '情報', en: 'Alert' },
        { ja: '状態', en: 'State' },
        { ja: '対象', en: 'Where' },
        { ja: '発信元', en: 'From' },
        { ja: '作成', en: 'Written' },
        ...(reached === undefined ? [] : [{ ja: '引渡し済み', en: 'Handed over', numeric: true }]),
      ]}
      empty={{ ja: 'まだありません。', en: 'Nothing yet.' }}
      rows={records.map((record) => {
        const version = newestOf(record);
        const { content } = version;
        return {
          key: record.id,
          cells: [
            <>
              <a href={`${base}/${record.id}`}>{markTitle(content.kind, 'ja', content.texts.ja.headline)}</a>{' '}
              {content.level !== undefined && !isOver(record) && <LevelBadge content={content} />}
            </>,
            <Tag label={STATE_LABELS[record.state]} look={`state-${record.state}`} />,
            content.texts.ja.place,
            name(record.organisation),
            <Moment at={version.createdAt} zone={profile.timeZone} />,
            ...(reached === undefined ? [] : [reached.get(record.id) ?? '—']),
          ],
        };
      })}
    />
  );
}

function isOver(record: AlertRecord): boolean {
  return record.state === 'cancelled' || record.state === 'ended';
}
