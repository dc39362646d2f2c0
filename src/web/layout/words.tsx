import type { ComponentChildren, VNode } from 'preact';

/** One thing said in both languages of every page. */
export interface Both {
  ja: string;
  en: string;
}

/** Japanese first, the English under it in its own language for screen readers. */
export function Words({ ja, en }: Both): VNode {
  return (
    <>
      {ja}
      <span class="en" lang="en">
        {en}
      </span>
    </>
  );
}

/** A paragraph in both languages. */
export function Says({ ja, en, tone }: Both & { tone?: 'hint' | 'lead' }): VNode {
  return (
    <p class={tone}>
      <Words ja={ja} en={en} />
    </p>
  );
}

/** A second-level section with its own heading; the id makes it reachable by a link. */
export function Section(props: { id: string; ja: string; en: string; children: ComponentChildren }): VNode {
  return (
    <section id={props.id} aria-labelledby={`${props.id}-h`} class="section">
      <h2 id={`${props.id}-h`}>
        <Words ja={props.ja} en={props.en} />
      </h2>
      {props.children}
    </section>
  );
}

/** Whole numbers with separators: 12,345. */
export function figure(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** What the monitor's parts are called on pages. */
const PARTS: Record<string, Both> = {
  worker: { ja: '配信する過程', en: 'Worker' },
  database: { ja: 'データベース', en: 'Database' },
  queue: { ja: '送信の待ち行列', en: 'Queue' },
  delivery: { ja: '配信', en: 'Delivery' },
};

export function partName(name: string): Both {
  return PARTS[name] ?? { ja: name, en: name };
}
