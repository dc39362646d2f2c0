/** The value below which `share` of the values lie (nearest rank); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `count` in `ms`, as so many a second. */
export function perSecond(count: number, ms: number): number {
  return ms <= 0 ? Number.NaN : (count * 1_000) / ms;
}

/** Runs `work` for 0 to count-1, at most `width` of them at a time. */
export async function sideBySide(width: number, count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
}
