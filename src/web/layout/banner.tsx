import type { ComponentChildren, VNode } from 'preact';
import type { Kind } from '../../domain/alert.js';
import type { Language } from '../../domain/language.js';
import { htmlLang } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import { Words, type Both } from './words.js';

interface DrillBandProps {
  kind: Kind;
  language?: Language;
  /** Above or below: two landmarks need two names. */
  edge: 'top' | 'end';
}

/**
 * The striped band of a drill or a test, put above and below the page. Never left to a writer's memory: in 2019 a
 * Japanese town's drill went on air because a person forgot the word.
 */
export function DrillBand({ kind, language = 'ja', edge }: DrillBandProps): VNode | null {
  if (kind === 'actual') return null;
  return (
    <div class="drill-band" role="region" aria-label={edge === 'top' ? '訓練 Drill' : '訓練（終わり） Drill, end'}>
      <p>
        <strong lang={htmlLang(language)}>{mark(kind, language)}</strong>
        {language !== 'en' && (
          <>
            {' '}
            <span lang="en">{mark(kind, 'en')}</span>
          </>
        )}
      </p>
    </div>
  );
}

/** The band of a live alert on staff pages: nobody may mistake it for practice (Hawaii 2018). */
export function LiveBand(): VNode {
  return (
    <div class="live-band" role="region" aria-label="本番 Live">
      <p>
        <strong>本番 LIVE</strong> これは訓練ではありません。<span lang="en">This is not a drill.</span>
      </p>
    </div>
  );
}

export type Tone = 'info' | 'success' | 'warning' | 'danger';
const ROLES: Record<Tone, 'status' | 'alert' | undefined> = {
  info: undefined,
  success: 'status',
  warning: undefined,
  danger: 'alert',
};

/** A framed message with a title in words; the colour only repeats what the words say. */
export function Notice(props: { tone: Tone; title: Both; children?: ComponentChildren }): VNode {
  return (
    <div class={`notice ${props.tone}`} role={ROLES[props.tone]}>
      <p class="notice-title">
        <Words {...props.title} />
      </p>
      {props.children}
    </div>
  );
}
