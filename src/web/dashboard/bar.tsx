import type { VNode } from 'preact';

export interface BarPart {
  look: string;
  value: number;
}

const WIDTH = 200;

/**
 * Shares of a whole as one bar. SVG attributes, not styles: our content security policy knows no inline style.
 * The figures stand beside it in words, so it is one picture with one name to a screen reader.
 */
export function Bar({ parts, total, label }: { parts: readonly BarPart[]; total: number; label: string }): VNode {
  const whole = Math.max(total, 1);
  const drawn = parts.map((part, index) => {
    const before = parts.slice(0, index).reduce((sum, each) => sum + each.value, 0);
    return { ...part, x: (before / whole) * WIDTH, width: (part.value / whole) * WIDTH };
  });
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="bar-ground" x="0" y="0" width={WIDTH} height="10" />
      {drawn.map((part) => (
        <rect
          class={`bar-${part.look}`}
          data-part={part.look}
          x={part.x.toFixed(2)}
          y="0"
          width={Math.min(part.width, WIDTH).toFixed(2)}
          height="10"
        />
      ))}
    </svg>
  );
}
