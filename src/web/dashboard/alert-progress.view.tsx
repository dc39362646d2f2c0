import type { VNode } from 'preact';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { OUTCOMES } from '../../domain/outcome.js';
import type { DeliveryItem, Progress, Reach } from '../../ledger/progress.js';
import { OUTCOME_LABELS } from '../layout/badge.js';
import { staffPage, type StaffFrame } from '../layout/staff-shell.js';
import { Table } from '../layout/table.js';
import { figure, Section, Words } from '../layout/words.js';
import { Bar } from './bar.js';
import { DeliveryTable } from './delivery-table.js';
import { ProgressTable } from './progress-table.js';

export interface AlertProgressData {
  record: AlertRecord;
  progress?: Progress;
  reach?: Reach;
  deliveries: { items: readonly DeliveryItem[]; next?: string };
  filter: { channel?: string; outcome?: string };
  channels: readonly { name: string; label: { ja: string; en: string } }[];
}

/** How far one alert got: by channel, by district, and address by address. */
export function alertProgressPage(frame: StaffFrame, data: AlertProgressData): string {
  const version = newestOf(data.record);
  return staffPage(
    frame,
    {
      heading: version.content.texts.ja.headline,
      headingEn: 'How far it got',
      kind: version.content.kind,
      scripts: ['dashboard.js'],
      reloadWithoutScript: 30,
    },
    <>
      <p>
        <a href={`/console/alerts/${data.record.id}`}>
          文面と操作 <span lang="en">Wording and actions</span>
        </a>
      </p>
      {data.progress !== undefined && <DarkLink id={data.record.id} />}
      {data.progress === undefined ? (
        <p class="empty" data-awaits-issue={data.record.id}>
          <Words ja="まだ発信されていません。" en="Not issued yet." />
        </p>
      ) : (
        <Section id="progress" ja="送り先ごと" en="By channel">
          <ProgressTable progress={data.progress} channels={data.channels} zone={frame.profile.timeZone} />
        </Section>
      )}
      {data.reach && <ReachSection reach={data.reach} />}
      <Section id="deliveries" ja="宛先ごと" en="Address by address">
        <Filter data={data} />
        <DeliveryTable items={data.deliveries.items} channels={data.channels} zone={frame.profile.timeZone} />
        {data.deliveries.next !== undefined && (
          <p class="more">
            <a class="button" href={`?${queryOf(data, data.deliveries.next)}#deliveries`}>
              <Words ja="次を表示" en="Show more" />
            </a>
          </p>
        )}
      </Section>
    </>,
  );
}

function DarkLink({ id }: { id: string }): VNode {
  return (
    <p>
      <a class="button" href={`/dashboard/alerts/${id}/reach`}>
        <Words ja="届いていない所を見る" en="Where the town is dark" />
      </a>
    </p>
  );
}

function queryOf({ filter }: AlertProgressData, after: string): string {
  return new URLSearchParams({
    ...(filter.channel === undefined ? {} : { channel: filter.channel }),
    ...(filter.outcome === undefined ? {} : { outcome: filter.outcome }),
    after,
  }).toString();
}

/** Households, not messages: who has nothing yet is whom somebody must call or visit. */
function ReachSection({ reach }: { reach: Reach }): VNode {
  return (
    <Section id="reach" ja="世帯に届いたか" en="Households reached">
      <dl class="tiles">
        <div>
          <dt>世帯 Households</dt>
          <dd>{figure(reach.households)}</dd>
        </div>
        <div>
          <dt>届いた Reached</dt>
          <dd>{figure(reach.reached)}</dd>
        </div>
        <div>
          <dt>確認の返事 Acknowledged</dt>
          <dd>{figure(reach.acknowledged)}</dd>
        </div>
        <div class={reach.unreached > 0 ? 'attention' : undefined}>
          <dt>まだ届いていない Not yet</dt>
          <dd>{figure(reach.unreached)}</dd>
        </div>
      </dl>
      <Table
        caption={{ ja: '地区ごと', en: 'By district' }}
        head={[
          { ja: '地区', en: 'District' },
          { ja: '世帯', en: 'Households', numeric: true },
          { ja: '届いた', en: 'Reached', numeric: true },
          { ja: 'まだ', en: 'Not yet', numeric: true },
        ]}
        empty={{ ja: '登録された世帯はありません。', en: 'No households on file.' }}
        rows={reach.byDistrict.map((district) => ({
          key: district.area,
          cells: [
            <>
              {district.name}
              <Bar
                parts={[
                  { look: 'sent', value: district.reached },
                  { look: 'open', value: district.unreached },
                ]}
                total={district.households}
                label={`${district.name}: ${figure(district.reached)} / ${figure(district.households)} 世帯`}
              />
            </>,
            figure(district.households),
            figure(district.reached),
            figure(district.unreached),
          ],
        }))}
      />
    </Section>
  );
}

function Filter({ data }: { data: AlertProgressData }): VNode {
  const { filter, channels } = data;
  return (
    <form method="get" action={`/dashboard/alerts/${data.record.id}#deliveries`} class="filter">
      <div class="field">
        <label for="channel">送り先 Channel</label>
        <select id="channel" name="channel">
          <option value="">すべて All</option>
          {channels.map((channel) => (
            <option value={channel.name} selected={filter.channel === channel.name}>
              {channel.label.ja}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="outcome">結果 Outcome</label>
        <select id="outcome" name="outcome">
          <option value="">すべて All</option>
          {(['owed', ...OUTCOMES] as const).map((outcome) => (
            <option value={outcome} selected={filter.outcome === outcome}>
              {outcome === 'owed' ? '送信待ち' : OUTCOME_LABELS[outcome].ja}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="secondary">
        <Words ja="絞り込む" en="Filter" />
      </button>
    </form>
  );
}
