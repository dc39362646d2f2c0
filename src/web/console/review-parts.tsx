import type { VNode } from 'preact';
import type { ThreadAlert } from '../../alerts/thread-alert.js';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { htmlLang, LANGUAGE_NAMES } from '../../domain/language.js';
import { STATE_LABELS } from '../../domain/lifecycle.js';
import type { CityProfile } from '../../domain/profile.js';
import { TOPIC_FACTS } from '../../domain/topic.js';
import { LevelBadge, Tag } from '../layout/badge.js';
import { inListOrder } from '../layout/channel-order.js';
import { Moment } from '../layout/moment.js';
import { figure, Section, Words } from '../layout/words.js';
import type { ChannelName } from './compose.view.js';
import type { AudienceCount, LintFinding, Previewed } from './review.js';

const MESSAGE_TYPES = {
  Alert: { ja: '第一報', en: 'First report' },
  Update: { ja: '続報', en: 'Update' },
  Correction: { ja: '訂正', en: 'Correction' },
  AllClear: { ja: '解除', en: 'All clear' },
  Cancel: { ja: '取消', en: 'Cancellation' },
};

/** What it is, in which state, and who has had it in hand. */
export function ReviewFacts({ record, profile }: { record: AlertRecord; profile: CityProfile }): VNode {
  const version = newestOf(record);
  const { content } = version;
  const type = MESSAGE_TYPES[content.messageType];
  const isPublic = record.versions.some((each) => each.issuedAt !== undefined) || record.state === 'shown';
  return (
    <div class="panel">
      <p>
        <Tag label={STATE_LABELS[record.state]} look={`state-${record.state}`} /> <LevelBadge content={content} />
      </p>
      <dl class="facts">
        <dt>種類 Topic</dt>
        <dd>
          {TOPIC_FACTS[content.topic].label.ja}・{type.ja}（第{version.number}版）
        </dd>
        <dt>対象 Where</dt>
        <dd>{content.texts.ja.place}</dd>
        <dt>作成 Author</dt>
        <dd>
          {version.author.name} <Moment at={version.createdAt} zone={profile.timeZone} seconds />
        </dd>
        {version.approver && (
          <>
            <dt>承認 Approved by</dt>
            <dd>{version.approver.name}</dd>
          </>
        )}
        <dt>有効期限 Valid until</dt>
        <dd>
          <Moment at={content.expiresAt} zone={profile.timeZone} />
        </dd>
        <dt>情報番号 Number</dt>
        <dd>{isPublic ? <a href={`/alerts/${record.shortId}`}>{record.shortId}</a> : record.shortId}</dd>
      </dl>
    </div>
  );
}

export function Findings({ findings }: { findings: readonly LintFinding[] }): VNode {
  if (findings.length === 0) {
    return (
      <p class="fine">
        <Words ja="文面の点検：気になる点はありません。" en="Wording check: nothing to mention." />
      </p>
    );
  }
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li class={finding.severity}>
          <strong>{finding.severity === 'error' ? '要修正 Error' : '確認 Check'}</strong>{' '}
          <Words ja={finding.ja} en={finding.en} />
        </li>
      ))}
    </ul>
  );
}

interface AudienceProps {
  audience: AudienceCount;
  channels: readonly ChannelName[];
}

/** How many are concerned, and how many have no digital way: those need radio, paper or a visit. */
export function Audience({ audience, channels }: AudienceProps): VNode {
  return (
    <Section id="audience" ja="届く先" en="Audience">
      <p class="big-figure">
        <strong>{figure(audience.total)}</strong> 件の宛先 <span lang="en">addresses</span>
      </p>
      <dl class="tiles">
        {inListOrder(channels, audience.byChannel).map(([channel, count]) => (
          <div>
            <dt>{channels.find(({ name }) => name === channel)?.label.ja ?? channel}</dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
        <div>
          <dt>世帯 Households</dt>
          <dd>{figure(audience.households)}</dd>
        </div>
        <div class={audience.withoutDigitalWay > 0 ? 'attention' : undefined}>
          <dt>電子的な手段のない世帯 No digital way</dt>
          <dd>{figure(audience.withoutDigitalWay)}</dd>
        </div>
      </dl>
    </Section>
  );
}

interface PreviewsProps {
  previews: readonly Previewed[];
  alertId: string;
}

/** Every rendition exactly as it will read, by channel, then by language. */
export function Previews({ previews, alertId }: PreviewsProps): VNode {
  const names = [...new Set(previews.map((item) => item.channel))];
  return (
    <Section id="previews" ja="届くとおりの文面" en="Exactly as it will read">
      <nav aria-label="送り先ごとの文面 Renditions by channel">
        <ul class="tabs">
          {names.map((name) => (
            <li>
              <a href={`#preview-${name}`}>{previews.find((item) => item.channel === name)?.label.ja}</a>
            </li>
          ))}
        </ul>
      </nav>
      {names.map((name) => {
        const items = previews.filter((item) => item.channel === name);
        return (
          <section id={`preview-${name}`} aria-labelledby={`preview-${name}-h`}>
            <h3 id={`preview-${name}-h`}>
              <Words ja={items[0]?.label.ja ?? name} en={items[0]?.label.en ?? name} />
            </h3>
            {items.map((item, index) => (
              <Preview item={item} open={index === 0} alertId={alertId} />
            ))}
          </section>
        );
      })}
    </Section>
  );
}

function Preview({ item, open, alertId }: { item: Previewed; open: boolean; alertId: string }): VNode {
  const { count, limit, unit } = item.measure;
  return (
    <details class="rendition" open={open}>
      <summary>
        <span lang={htmlLang(item.language)}>{LANGUAGE_NAMES[item.language]}</span>{' '}
        {item.warnings.length > 0 && <span class="tag warn">確認 Check</span>}{' '}
        <span class={count > limit ? 'measure over' : 'measure'}>
          {figure(count)} / {figure(limit)} {unit.ja}
          {count > limit && ' 超過 over'}
        </span>
      </summary>
      {item.warnings.length > 0 && (
        <ul class="findings">
          {item.warnings.map((warning) => (
            <li class="warning">
              <strong>確認 Check</strong> {warning}
            </li>
          ))}
        </ul>
      )}
      <pre class="preview" lang={htmlLang(item.language)} tabIndex={0}>
        {item.preview}
      </pre>
      {item.file && (
        <p>
          <a href={`/console/alerts/${alertId}/preview/${item.channel}/${item.language}`}>
            {item.file.name} を開く <span lang="en">Open the file</span>
          </a>
        </p>
      )}
    </details>
  );
}

const MOVES: Record<string, string> = {
  draft: '下書きを作成',
  revise: '次の版を作成',
  submit: '承認を依頼',
  approve: '承認',
  return: '差戻し',
  issue: '発信',
  show: '掲載',
  cancel: '取消',
  'write-cancellation': '取消文を作成',
  correct: '次の版を発信',
  end: '終了',
};

/** Who did what, oldest first. */
export function Timeline({ record, profile }: { record: AlertRecord; profile: CityProfile }): VNode {
  return (
    <Section id="timeline" ja="経過" en="Who did what">
      <ol class="timeline">
        {record.events.map((event) => (
          <li>
            <Moment at={event.at} zone={profile.timeZone} seconds /> <strong>{MOVES[event.move] ?? event.move}</strong>{' '}
            {event.by}（第{event.versionNumber}版）
            {event.detail !== '' && <span class="note">{event.detail}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What other sources, or other telegrams, say of the same happening. */
export function Thread({ thread, zone }: { thread: readonly ThreadAlert[]; zone: string }): VNode | null {
  if (thread.length === 0) return null;
  return (
    <Section id="thread" ja="同じ事象の情報" en="About the same happening">
      <ul>
        {thread.map((each) => (
          <li>
            <a href={`/console/alerts/${each.id}`}>{each.headline}</a>（{STATE_LABELS[each.state].ja}、{each.source}、
            <Moment at={each.createdAt} zone={zone} />）
          </li>
        ))}
      </ul>
    </Section>
  );
}
