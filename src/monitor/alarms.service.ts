import { Inject, Injectable } from '@nestjs/common';
import { findChannel } from '../channels/index.js';
import { REASONS, type Reason } from '../domain/outcome.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { Alarm } from './alarm.js';
import { OfficeAlarms } from './office-alarms.service.js';
import { PresenceStore, type PresentProcess } from './presence.store.js';

const SILENT_SECONDS = 30;
/** Owed for longer than this while providers are healthy means something is stuck. */
export const LATE_SECONDS = 120;
const SKEW_MS = 2_000;
const LOOK_BACK_MINUTES = 15;

/** What is wrong right now, in words that say what to do next. */
@Injectable()
export class AlarmsService {
  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(PresenceStore) private readonly presence: PresenceStore,
    @Inject(OfficeAlarms) private readonly office: OfficeAlarms,
  ) {}

  async now(): Promise<Alarm[]> {
    const [processes, reasons, oldest, office] = await Promise.all([
      this.presence.all(),
      this.ledger.alarmingReasons(LOOK_BACK_MINUTES),
      this.ledger.oldestOwedSeconds(),
      this.office.now(),
    ]);
    const present = processes.filter((each) => each.silentSeconds < SILENT_SECONDS);
    return [
      ...nobodyAtWork(present),
      ...late(oldest),
      ...reasons.map(({ channel, reason, count }) => alarming(channel, reason, count)),
      ...stoppedLanes(present),
      ...wrongClocks(present),
      ...office,
    ];
  }
}

function nobodyAtWork(present: readonly PresentProcess[]): Alarm[] {
  if (present.some(({ role }) => role !== 'web')) return [];
  return [
    {
      id: 'no-worker',
      ja: '配信する過程が動いていません。サーバーを確かめ、hub を起動してください。出した情報は失われず、起動すると送られます。',
      en: 'No worker is running: look at the server and start the hub. Nothing is lost; it is sent once a worker is up.',
    },
  ];
}

function late(seconds: number): Alarm[] {
  if (seconds <= LATE_SECONDS) return [];
  const minutes = Math.floor(seconds / 60);
  return [
    {
      id: 'late',
      ja: `送るべきものが ${minutes} 分たっても残っています。下の経路の状態を見て、届いていない人へは別の手段で伝えてください。`,
      en: `Something has been owed for ${minutes} minutes: look at the channels below, and tell those not reached another way.`,
    },
  ];
}

function alarming(channel: string, reason: Reason, count: number): Alarm {
  const label = findChannel(channel)?.label ?? { ja: channel, en: channel };
  const why = REASONS[reason].label;
  return {
    id: `${channel}:${reason}`,
    ja: `${label.ja}：${why.ja}（この${LOOK_BACK_MINUTES}分で${count}件）`,
    en: `${label.en}: ${why.en} (${count} in ${LOOK_BACK_MINUTES} minutes)`,
  };
}

function stoppedLanes(present: readonly PresentProcess[]): Alarm[] {
  const stopped = new Map<string, Alarm>();
  for (const { facts } of present) {
    for (const { channel, destination, state } of facts.lanes) {
      if (state !== 'stopped') continue;
      const label = findChannel(channel)?.label ?? { ja: channel, en: channel };
      const where = destination === '' ? { ja: '', en: '' } : { ja: `（${destination}）`, en: ` (${destination})` };
      stopped.set(`${channel}|${destination}`, {
        id: `stopped:${channel}:${destination}`,
        ja: `${label.ja}${where.ja}の相手が応答していません。間をおいて試し続けています。数分続くなら、届いていない人へは別の手段で伝えてください。`,
        en: `${label.en}${where.en} does not answer; it is tried again and again. If it lasts some minutes, tell those not reached another way.`,
      });
    }
  }
  return [...stopped.values()];
}

function wrongClocks(present: readonly PresentProcess[]): Alarm[] {
  const worst = Math.max(0, ...present.map(({ facts }) => Math.abs(facts.skewMs)));
  if (worst <= SKEW_MS) return [];
  const seconds = Math.round(worst / 1_000);
  return [
    {
      id: 'clock',
      ja: `サーバーの時計がデータベースと ${seconds} 秒ずれています。時刻合わせ（NTP）を確かめてください。期限の判断はデータベースの時計で行っています。`,
      en: `A server’s clock is ${seconds} s away from the database’s: check NTP. The database’s clock decides what has expired.`,
    },
  ];
}
