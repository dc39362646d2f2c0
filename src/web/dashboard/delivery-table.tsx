import type { VNode } from 'preact';
import { REASONS } from '../../domain/outcome.js';
import type { DeliveryItem } from '../../ledger/progress.js';
import { OUTCOME_LABELS, Tag } from '../layout/badge.js';
import { Moment } from '../layout/moment.js';
import { Table } from '../layout/table.js';

interface DeliveryTableProps {
  items: readonly DeliveryItem[];
  channels: readonly { name: string; label: { ja: string; en: string } }[];
  zone: string;
}

/** The ledger, line by line; addresses stay masked. */
export function DeliveryTable({ items, channels, zone }: DeliveryTableProps): VNode {
  return (
    <Table
      caption={{ ja: '宛先ごとの結果', en: 'Result for each address' }}
      head={[
        { ja: '宛先', en: 'Address' },
        { ja: '送り先', en: 'Channel' },
        { ja: '結果', en: 'Outcome' },
        { ja: '理由', en: 'Reason' },
        { ja: '回数', en: 'Tries', numeric: true },
        { ja: '時刻', en: 'At' },
      ]}
      empty={{ ja: 'あてはまる宛先はありません。', en: 'No such address.' }}
      rows={items.map((item) => ({
        key: `${item.versionId}/${item.wayId}`,
        cells: [
          <a href={`/dashboard/deliveries/${item.versionId}/${item.wayId}`}>{item.address}</a>,
          channels.find((channel) => channel.name === item.channel)?.label.ja ?? item.channel,
          <Tag
            label={item.outcome === 'owed' ? OUTCOME_LABELS.open : OUTCOME_LABELS[item.outcome]}
            look={`outcome-${item.outcome}`}
          />,
          item.reason === undefined ? '' : REASONS[item.reason].label.ja,
          String(item.tries),
          item.at === undefined ? '' : <Moment at={item.at} zone={zone} seconds />,
        ],
      }))}
    />
  );
}
