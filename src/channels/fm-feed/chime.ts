/** C5, E5, G5, C6: the rising four notes that announce a word from the office. No siren, and nothing like 緊急地震速報. */
const NOTES_HZ = [523.25, 659.25, 783.99, 1046.5];
const NOTE_MS = 420;
const RING_MS = 1_100;
/** Strength of the overtones of a struck bar. */
const OVERTONES = [1, 0.35, 0.12];
const PEAK = 0.5;

/** The attention chime before a real emergency, made here note by note. A drill never has it. */
export function chime(rate: number): Int16Array {
  const total = Math.round((rate * ((NOTES_HZ.length - 1) * NOTE_MS + RING_MS)) / 1000);
  const mixed = new Float64Array(total);
  for (const [nth, hz] of NOTES_HZ.entries()) {
    const from = Math.round((rate * nth * NOTE_MS) / 1000);
    for (let at = from; at < total; at++) mixed[at] = (mixed[at] ?? 0) + struck(hz, (at - from) / rate);
  }
  const highest = mixed.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
  const fade = Math.round(rate * 0.05);
  return Int16Array.from(mixed, (value, at) => {
    const end = Math.min(1, (total - at) / fade);
    return Math.round((value / highest) * PEAK * 32_767 * end);
  });
}

function struck(hz: number, seconds: number): number {
  const attack = Math.min(1, seconds / 0.008);
  return OVERTONES.reduce(
    (sum, strength, nth) =>
      sum + strength * attack * Math.exp(-seconds * (3 + nth * 2)) * Math.sin(2 * Math.PI * hz * (nth + 1) * seconds),
    0,
  );
}
