import { findChannel } from '../channels/index.js';
import { listOf, readPhones, readWays, type WayKind } from './residents-cells.js';
import type { Column } from './residents-columns.js';
import type { Line } from './residents-row-check.js';

/** Why this installation would not send to a well-formed address. */
export type Refuses = (channel: string, address: unknown) => string | undefined;

/** One way of a person; digital ones name the column their address stands in. */
export interface WrittenWay {
  channel: string;
  address: unknown;
  column: Column;
}

const PUSH: readonly Column[] = ['push_endpoint', 'push_p256dh', 'push_auth'];

/** Each address as its own channel understands it (`address` of the channel's spec). */
export function digitalWays(line: Line, refuses: Refuses): WrittenWay[] {
  const { row } = line;
  const written: WrittenWay[] = [
    ...listOf(row.get('email')).map((address) => ({ channel: 'email', address, column: 'email' as const })),
    ...listOf(row.get('line_user_id')).map((address) => ({
      channel: 'line',
      address,
      column: 'line_user_id' as const,
    })),
    ...pushDevices(line),
  ];
  return written.flatMap(({ channel, address, column }) => {
    const found = findChannel(channel);
    const parsed = found?.address.safeParse(address);
    if (found === undefined || parsed?.success !== true) {
      const part = PUSH.find((each) => each === `push_${String(parsed?.error?.issues[0]?.path[0])}`);
      line.refuse(part ?? column, `${found?.label.ja ?? channel}の宛先の形が正しくありません。`);
      return [];
    }
    const why = refuses(channel, parsed.data);
    if (why !== undefined) line.refuse(column, why);
    return [{ channel, address: parsed.data, column }];
  });
}

function pushDevices(line: Line): WrittenWay[] {
  const [endpoints = [], keys = [], secrets = []] = PUSH.map((column) => listOf(line.row.get(column)));
  if (endpoints.length !== keys.length || keys.length !== secrets.length) {
    line.refuse('push_endpoint', '宛先・公開鍵・認証は、三つ同じ数だけ書いてください。');
    return [];
  }
  return endpoints.map((endpoint, i) => ({
    channel: 'web-push',
    address: { endpoint, p256dh: keys[i], auth: secrets[i] },
    column: 'push_endpoint',
  }));
}

/** Ways without a screen: asked for by name, and the numbers that were given. */
export function offlineWays(line: Line, hasDigital: boolean): WrittenWay[] {
  const named = line.take<WayKind[]>('way', readWays, []);
  const phones = line.take('phone', readPhones, []);
  const faxes = line.take('fax', readPhones, []);
  const isSaid = line.row.get('way') !== '';
  if (isSaid) holdToWord(line, named, hasDigital);
  const wanted: WayKind[] = isSaid || phones.length === 0 ? named : ['phone'];
  const ways: WrittenWay[] = wanted
    .filter((way) => way !== 'digital')
    .map((channel) => ({ channel, address: channel === 'phone' ? phones.join(' / ') : '', column: 'way' }));
  if (faxes.length > 0) ways.push({ channel: 'fax', address: faxes.join(' / '), column: 'fax' });
  if (!hasDigital && ways.length === 0 && line.refused.length === 0) {
    line.refuse('way', '連絡の方法が一つもありません。紙・訪問・ラジオ でもかまいません。');
  }
  return ways;
}

/** What a row says of its ways must agree with its addresses: a way that cannot work reaches nobody. */
function holdToWord(line: Line, named: readonly WayKind[], hasDigital: boolean): void {
  const { row } = line;
  const hasWritten =
    hasDigital || ['email', 'line_user_id', ...PUSH].some((column) => row.get(column as Column) !== '');
  if (named.includes('digital') && !hasWritten)
    line.refuse('way', 'デジタルとありますが、メール・LINE・プッシュ通知の宛先がありません。');
  if (hasDigital && !named.includes('digital'))
    line.refuse('way', '宛先があるのに、連絡方法にデジタルがありません。本人の希望を確かめてください。');
  if (named.includes('phone') && row.get('phone') === '')
    line.refuse('way', '電話とありますが、電話番号がありません。');
}
