import type { VNode } from 'preact';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { areaName } from '../../domain/area.js';
import { findChannel } from '../../channels/index.js';
import { isLanguage, LANGUAGE_NAMES } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import type { HelpCall } from '../../reach/help-names.service.js';
import { ErrorSummary } from '../layout/error-summary.js';
import { durationText, Moment } from '../layout/moment.js';
import type { Problem } from '../layout/problem.js';
import { Csrf, staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { Words } from '../layout/words.js';

export interface HelpData {
  record: AlertRecord;
  calls: readonly HelpCall[];
  problems: readonly Problem[];
  now: Date;
}

/** One press when help is there; until then they stay, also when the alert is over. */
export function helpPage(frame: StaffFrame, { record, calls, problems, now }: HelpData): string {
  const { content } = newestOf(record);
  const { profile, csrf } = frame;
  return staffPage(
    frame,
    {
      heading: `助けを求めている人：${content.texts.ja.headline}`,
      headingEn: 'Who asks for help',
      kind: content.kind,
    },
    <>
      <ErrorSummary problems={problems} />
      <p>
        <Words
          ja="「助けが必要です」と答えた人です。長く待っている人が上です。命の危険があるときは 119 番・110 番へつないでください。"
          en="Those who answered “I need help”, the longest wait first. If life is in danger, call 119 or 110."
        />
      </p>
      <Table
        caption={{ ja: '対応したら押してください。記録が残り、一覧から外れます', en: 'Press when help is there' }}
        head={[
          { ja: '待ち始め', en: 'Since' },
          { ja: 'だれ', en: 'Who' },
          { ja: '連絡先', en: 'Contact' },
          { ja: '地区・住所', en: 'Place' },
          { ja: '対応', en: 'Done' },
        ]}
        empty={{ ja: '対応を待っている人はいません。', en: 'Nobody is waiting.' }}
        rows={calls.map((call) => ({
          key: call.id,
          cells: [
            <Since call={call} now={now} zone={profile.timeZone} />,
            <Who call={call} />,
            <Contact call={call} />,
            placeOf(call, profile),
            <form method="post" action={`/console/alerts/${record.id}/help/helped`}>
              <Csrf token={csrf} />
              <input type="hidden" name="call" value={call.id} />
              <button type="submit" class="primary">
                <Words ja="対応した" en="Helped" />
              </button>
            </form>,
          ],
        }))}
      />
      <p class="page-links">
        <a href={`/dashboard/alerts/${record.id}/reach`}>
          届いていない所 <span lang="en">Reach</span>
        </a>
        <a href={`/console/alerts/${record.id}/lists?list=visit`}>
          訪問の一覧 <span lang="en">Visit list</span>
        </a>
      </p>
    </>,
  );
}

function Since({ call, now, zone }: { call: HelpCall; now: Date; zone: string }): VNode {
  const waited = durationText(now.getTime() - call.since.getTime());
  return (
    <>
      <Moment at={call.since} zone={zone} />
      <br />
      <strong>{waited.ja}</strong> <span lang="en">{waited.en}</span>
    </>
  );
}

function Who({ call: { people, facility } }: { call: HelpCall }): VNode {
  if (facility !== undefined) return <>{`${facility.name}（${facility.kind}）`}</>;
  if (people === undefined) return <Words ja="名簿にない人" en="Not in the register" />;
  return (
    <>
      {people.members.map(({ name, kana, language, needsSupport }) => (
        <div>
          {name} <span class="note">{kana}</span>
          {needsSupport && <strong> 要支援</strong>}
          {language !== 'ja' && <span> 〔{isLanguage(language) ? LANGUAGE_NAMES[language] : language}〕</span>}
        </div>
      ))}
    </>
  );
}

function Contact({ call: { people, way, facility } }: { call: HelpCall }): VNode {
  const written = [...(people?.numbers.map(({ number }) => number) ?? []), facility?.phone ?? ''];
  // One cell of the office's list may hold several.
  const numbers = [...new Set(written.flatMap((each) => each.split(' / ')))];
  const label = findChannel(way?.channel ?? '')?.label;
  return (
    <>
      {numbers
        .filter((number) => number !== '')
        .map((number) => (
          <a class="number-to-dial" href={`tel:${number.replaceAll('-', '')}`}>
            {number}
          </a>
        ))}
      {label !== undefined && (
        <p class="note">
          <Words ja={`${label.ja}から回答`} en={`answered by ${label.en}`} />
        </p>
      )}
      {way?.address !== undefined && <p>{way.address}</p>}
    </>
  );
}

function placeOf({ people, areas: codes }: HelpCall, profile: CityProfile): string {
  const areas = codes.map((area) => areaName(profile, area, 'ja')).join('、');
  const address = people?.address ?? '';
  return address === '' || address.includes(areas) ? address || areas : `${areas} ${address}`;
}
