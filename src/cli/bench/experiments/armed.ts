import { joined, type Floor } from '../floors.js';
import { deadlineOf } from '../hub-run.js';
import { untilSettled, type RunningHub } from '../running-hub.js';
import { perSecond } from '../statistics.js';
import type { Experiment, Finding } from './experiment.js';
import { floorsOf } from './floor.js';
import type { Lab, Town } from './lab.js';
import { quakeUnderWay, untilArmed } from './rounds.js';

/** Web push whose key pairs were made in quiet hours, against encrypting at the time of sending. */
export const armed: Experiment = {
  name: 'armed',
  about: {
    ja: '備えたプッシュ購読の速さと、送る時に暗号化する床との比',
    en: 'web push with armed subscriptions against the floor that encrypts at send time',
  },
  minutes: 4,
  async run(lab) {
    const town = await lab.town('armed', { mix: 'web-push', residents: Math.ceil(lab.size / 10) });
    const findings: Finding[] = [];
    for (const backend of lab.backends) {
      const before = await floorsOf(lab, 'web-push');
      const rate = await lab.hub(town, { backend }, (hub) => rateWhenArmed(lab, hub, town));
      const [floor] = joined(before, await floorsOf(lab, 'web-push')).filter(({ isReference }) => isReference);
      findings.push(asFinding(backend, rate, floor));
    }
    await lab.forget(town);
    return findings;
  },
};

/** Messages a second of one alert to subscriptions that are all armed. */
async function rateWhenArmed(lab: Lab, hub: RunningHub, town: Town): Promise<number> {
  await untilArmed(lab, hub, town.residents);
  const { receivers } = lab.machines;
  await receivers.reset();
  const { startedAt, versionId } = await quakeUnderWay(hub, town);
  await untilSettled(hub.ledger, versionId, deadlineOf(startedAt, town.residents));
  const seen = (await receivers.read())['web-push'];
  if (seen.messages < town.residents) throw new Error(`${town.residents - seen.messages} were not handed off`);
  return perSecond(seen.messages, seen.lastAt - seen.firstAt);
}

function asFinding(backend: string, rate: number, floor: Floor | undefined): Finding {
  const floorRate = floor?.perSecond ?? Number.NaN;
  return {
    target: `備えたプッシュ ÷ 床 (armed web push), ${backend}`,
    must: 1,
    aim: 1.8,
    better: 'higher',
    unit: 'x',
    reached: rate / floorRate,
    meaning: `${Math.round(rate)}/秒 ÷ 床 ${Math.round(floorRate)}/秒（送る時に node:crypto で暗号化、HTTP/2 一本、前後で測る）。備えは一度きりなので一回の警報で測る`,
  };
}
