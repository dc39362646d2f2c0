import { newestOf, type AlertRecord } from '../alerts/alert-record.js';
import type { AudienceCount } from '../audience/audience.service.js';
import type { Progress, Reach } from '../ledger/progress.js';

export interface DemoSummary {
  headline: string;
  number: string;
  alertId: string;
  residents: number;
  channels: Record<string, { owed: number; handedOff: number; failed: number; suspended: number }>;
  /** From the moment the telegram was posted. */
  milliseconds: { receiptToFirstHandOff: number; receiptToLastHandOff: number };
  households: { all: number; reached: number; unreached: number; withoutDigitalWay: number };
  unreachedByTown: { town: string; households: number; unreached: number }[];
  /** True when every address of every channel has exactly one last word. */
  addsUp: boolean;
}

/** What the demo came to, from the ledger. Failed holds everything that was neither handed off nor suspended. */
export function summarise(from: {
  record: AlertRecord;
  figures: Progress;
  reach: Reach;
  count: AudienceCount;
  residents: number;
  receivedAt: Date;
  alertId: string;
}): DemoSummary {
  const { record, figures, reach, count, receivedAt } = from;
  const channels = Object.fromEntries(
    Object.entries(figures.channels).map(([name, channel]) => [
      name,
      {
        owed: channel.owed,
        handedOff: channel.sent + channel.sandbox,
        failed: channel.failed + channel.expired + channel.unknown,
        suspended: channel.suspended,
      },
    ]),
  );
  const since = (time: string | undefined): number =>
    time === undefined ? -1 : Date.parse(time) - receivedAt.getTime();
  return {
    headline: newestOf(record).content.texts.ja.headline,
    number: record.shortId,
    alertId: from.alertId,
    residents: from.residents,
    channels,
    milliseconds: {
      receiptToFirstHandOff: since(figures.firstHandOffAt),
      receiptToLastHandOff: since(figures.lastHandOffAt),
    },
    households: {
      all: reach.households,
      reached: reach.reached,
      unreached: reach.unreached,
      withoutDigitalWay: count.withoutDigitalWay,
    },
    unreachedByTown: reach.byDistrict.map((district) => ({
      town: district.name,
      households: district.households,
      unreached: district.unreached,
    })),
    addsUp: Object.values(channels).every(
      (channel) => channel.owed > 0 && channel.owed === channel.handedOff + channel.failed + channel.suspended,
    ),
  };
}
