import { stringify } from 'csv-stringify/sync';
import type { CityProfile } from '../domain/profile.js';
import { COLUMNS, heading, type Column } from './residents-columns.js';

/** Columns that no office fills by hand. */
const OF_MACHINES: readonly Column[] = ['line_user_id', 'push_endpoint', 'push_p256dh', 'push_auth'];

/**
 * An example that can be imported as it stands: every heading an office writes, a household of two, a person who lives by
 * radio and board, and one who wishes a visit.
 */
export function residentsTemplate(profile: CityProfile): string {
  const columns = COLUMNS.filter((column) => !OF_MACHINES.includes(column));
  const [first, second = first] = profile.towns;
  const rows = [
    {
      ...of('1', '見本 太郎', 'みほん たろう', first?.name),
      email: 'taro@example.jp',
      way: 'デジタル',
      drills: 'はい',
    },
    {
      ...of('1', '見本 花子', 'みほん はなこ', first?.name),
      language: 'やさしい日本語',
      phone: '000-0000-0001',
      way: '電話',
      needs_support: 'はい',
      disclosure: 'はい',
    },
    { ...of('2', '見本 次郎', 'みほん じろう', second?.name), way: '紙；ラジオ' },
    { ...of('3', '見本 三郎', 'みほん さぶろう', second?.name), way: '訪問', needs_support: 'はい' },
  ].map((row: Partial<Record<Column, string>>) => columns.map((column) => row[column] ?? ''));
  return stringify([columns.map(heading), ...rows], { bom: true, record_delimiter: 'windows' });
}

function of(household: string, name: string, kana: string, town = ''): Partial<Record<Column, string>> {
  return { household, name, kana, town, address: '見本1番地', consent_on: '2026-04-01' };
}
