/** What was lost on the way to paper, for the officer to read. */
export interface Losses {
  /** Characters that no font of ours has. */
  missing: Set<string>;
  /** True when the end of a text was left out. */
  cut: boolean;
}

/** About two sheets at 15 pt; a board is no book, and every sheet must be carried there. */
export const LIMITS = { headline: 80, instruction: 300, body: 1_400 };

/** The text up to the last sentence end within `limit`, with a sign that it goes on. */
export function shorten(text: string, limit: number, losses: Losses): string {
  const characters = Array.from(text);
  if (characters.length <= limit) return text;
  losses.cut = true;
  const kept = characters.slice(0, limit).join('');
  const end = Math.max(...['。', '！', '. ', '\n'].map((sign) => kept.lastIndexOf(sign)));
  return `${end > 0 ? kept.slice(0, end + 1).trimEnd() : kept}…`;
}
