import { z } from 'zod';
import { KINDS } from '../../domain/alert.js';

/** What the page of a station needs of its `current.json`; radio has segments, a screen has pages. */
export const onAirSchema = z.object({
  onAir: z.literal(true),
  alertId: z.string(),
  shortId: z.string(),
  versionId: z.string(),
  version: z.number(),
  kind: z.enum(KINDS),
  class: z.string(),
  expiresAt: z.string(),
  issuedAt: z.string(),
  areaGroup: z.object({ whole: z.boolean(), towns: z.array(z.object({ name: z.string() })) }).optional(),
  readings: z.number().optional(),
  seconds: z.number().optional(),
  segments: z
    .array(
      z.object({
        part: z.string(),
        pauseMs: z.number(),
        pieces: z.array(z.object({ text: z.string(), kana: z.string().optional() })),
      }),
    )
    .default([]),
  pages: z.array(z.string()).default([]),
  wav: z.object({ seconds: z.number(), voice: z.string() }).nullable().default(null),
  wavNote: z.object({ ja: z.string(), en: z.string() }).nullable().default(null),
});
export type OnAirScript = z.infer<typeof onAirSchema>;
