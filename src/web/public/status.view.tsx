import type { CityProfile } from '../../domain/profile.js';
import { durationText, Moment } from '../layout/moment.js';
import { publicPage } from '../layout/public-shell.js';
import { partName, Words } from '../layout/words.js';

/** What the monitor says of the hub. */
export interface HubStatus {
  ok: boolean;
  parts: readonly { name: string; ok: boolean; detail: string }[];
  oldestOwedSeconds: number;
  alarms: readonly unknown[];
}

/** Whether the service works, for everyone. Details of the machinery stay on the staff pages. */
export function statusPage({ profile, status, now }: { profile: CityProfile; status: HubStatus; now: Date }): string {
  const isWell = status.ok && status.alarms.length === 0;
  const waiting = durationText(status.oldestOwedSeconds * 1000);
  return publicPage(
    {
      profile,
      heading: '稼働状況',
      headingEn: 'Service status',
      stylesheet: 'todoke-public.css',
      reloadWithoutScript: 60,
    },
    <>
      <div class={isWell ? 'calm' : 'alert lane-warning'}>
        <p>
          {isWell ? (
            <Words ja="正常に動いています。" en="Everything is working." />
          ) : (
            <Words
              ja="一部に問題があります。情報が遅れることがあります。テレビ、ラジオ、防災行政無線もご確認ください。"
              en="Something is not working. Alerts may be late: please also check TV, radio and loudspeakers."
            />
          )}
        </p>
      </div>
      <table>
        <caption>
          <Words ja="部分ごとの状態" en="By part" />
        </caption>
        <tbody>
          {status.parts.map((part) => (
            <tr>
              <th scope="row">
                <Words {...partName(part.name)} />
              </th>
              <td>{part.ok ? '正常 OK' : '異常 Problem'}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <Words ja="最も長い送信待ち" en="Longest wait" />
            </th>
            <td>
              {waiting.ja} <span lang="en">({waiting.en})</span>
            </td>
          </tr>
        </tbody>
      </table>
      <p class="small">
        <Moment at={now} zone={profile.timeZone} seconds /> 現在
      </p>
    </>,
  );
}
