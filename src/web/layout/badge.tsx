import type { VNode } from 'preact';
import { laneOf, type Severity, type VersionContent } from '../../domain/alert.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Both } from './words.js';

/** The five 警戒レベル of the mayor's own orders (避難情報に関するガイドライン, 内閣府, 2021). */
const ORDERS: Record<number, Both> = {
  5: { ja: '警戒レベル5 緊急安全確保', en: 'Level 5: act now to stay alive' },
  4: { ja: '警戒レベル4 全員避難', en: 'Level 4: everyone evacuate' },
  3: { ja: '警戒レベル3 高齢者等は避難', en: 'Level 3: elderly and others evacuate' },
  2: { ja: '警戒レベル2', en: 'Level 2: check how to evacuate' },
  1: { ja: '警戒レベル1', en: 'Level 1: be prepared' },
};

/**
 * What anybody else calls a level (JMA's レベル４危険警報) only corresponds to it: it is no order, and must
 * never read like one.
 */
function correspondingTo(level: number): Both {
  return { ja: `警戒レベル${level}相当`, en: `Corresponds to level ${level}` };
}

function levelWords(content: Pick<VersionContent, 'level' | 'topic'>): Both | undefined {
  if (content.level === undefined) return undefined;
  return content.topic === 'evacuation' ? ORDERS[content.level] : correspondingTo(content.level);
}

export const SEVERITY_LABELS: Record<Severity, Both> = {
  Extreme: { ja: '最も重大', en: 'Extreme' },
  Severe: { ja: '重大', en: 'Severe' },
  Moderate: { ja: '注意', en: 'Moderate' },
  Minor: { ja: 'お知らせ', en: 'Minor' },
  Unknown: { ja: '程度不明', en: 'Unknown' },
};

export const OUTCOME_LABELS: Record<Outcome | 'owed' | 'open', Both> = {
  owed: { ja: '対象', en: 'Owed' },
  open: { ja: '送信待ち', en: 'Open' },
  sent: { ja: '引渡し済み', en: 'Sent' },
  sandbox: { ja: '試行環境', en: 'Sandbox' },
  retry: { ja: '再送待ち', en: 'Retrying' },
  failed: { ja: '失敗', en: 'Failed' },
  suspended: { ja: '宛先停止', en: 'Suspended' },
  expired: { ja: '期限切れ', en: 'Expired' },
  unknown: { ja: '不明', en: 'Unknown' },
};

/** The look of a card: the level's colour where there is one, else by how urgent it is. */
export function toneOf(content: Pick<VersionContent, 'level' | 'severity' | 'urgency'>): string {
  if (content.level !== undefined) return `level-${content.level}`;
  return `lane-${laneOf(content)}`;
}

/** The level in its public colour and always in words: colour alone says nothing to one in twenty men. */
export function LevelBadge({ content }: { content: Pick<VersionContent, 'level' | 'severity' | 'topic'> }): VNode {
  const words = levelWords(content) ?? SEVERITY_LABELS[content.severity];
  const look = content.level === undefined ? `severity-${content.severity.toLowerCase()}` : `level-${content.level}`;
  return (
    <span class={`badge ${look}`}>
      {words.ja}{' '}
      <span lang="en" class="badge-en">
        {words.en}
      </span>
    </span>
  );
}

/** A small label for a state. */
export function Tag({ label, look }: { label: Both; look: string }): VNode {
  return (
    <span class={`tag ${look}`}>
      {label.ja}{' '}
      <span lang="en" class="tag-en">
        {label.en}
      </span>
    </span>
  );
}
