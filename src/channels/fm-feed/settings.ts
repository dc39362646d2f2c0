import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where Open JTalk and what it needs lie on this machine. */
export interface SpeechEngine {
  program: string;
  dictionary: string;
  voice: string;
}

export interface FmSettings {
  /** Absent: scripts without sound. */
  engine: SpeechEngine | undefined;
  /** What of the engine is not there, or that it was turned off. */
  missing: string[];
}

/** Where Debian's packages put them; open-jtalk, open-jtalk-mecab-naist-jdic, hts-voice-nitech-jp-atr503-m001. */
const DICTIONARY = '/var/lib/mecab/dic/open-jtalk/naist-jdic';
const VOICES = '/usr/share/hts-voice';
const PLACES = ['/usr/bin', '/usr/local/bin'];

const variable = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()));
const variables = z.object({
  FM_OPEN_JTALK: variable,
  FM_OPEN_JTALK_DICTIONARY: variable,
  FM_OPEN_JTALK_VOICE: variable,
  PATH: variable,
});
const NAMED = ['FM_OPEN_JTALK', 'FM_OPEN_JTALK_DICTIONARY', 'FM_OPEN_JTALK_VOICE'] as const;

/** Looks the engine up once, at the start. What a setting names and is not there is a mistake; nothing at all is not. */
export const fmSettings = variables.transform((env, context): FmSettings => {
  if (env.FM_OPEN_JTALK === 'off') return { engine: undefined, missing: ['FM_OPEN_JTALK=off'] };
  for (const name of NAMED) {
    const path = env[name];
    if (path !== undefined && !existsSync(path))
      context.addIssue({
        code: 'custom',
        message: `${name}: ${path} がありません。場所を直すか、この行を消してください (no such file: correct or remove it)`,
      });
  }
  const found = {
    'open_jtalk (open-jtalk)': env.FM_OPEN_JTALK ?? programOn(env.PATH),
    '辞書 (open-jtalk-mecab-naist-jdic)': env.FM_OPEN_JTALK_DICTIONARY ?? existing(DICTIONARY),
    '声 (hts-voice-nitech-jp-atr503-m001)': env.FM_OPEN_JTALK_VOICE ?? firstVoice(),
  };
  const [program, dictionary, voice] = Object.values(found);
  const missing = Object.entries(found).flatMap(([name, path]) => (path === undefined ? [name] : []));
  if (program === undefined || dictionary === undefined || voice === undefined) return { engine: undefined, missing };
  return { engine: { program, dictionary, voice }, missing };
});

const existing = (path: string): string | undefined => (existsSync(path) ? path : undefined);

function programOn(path = ''): string | undefined {
  const folders = [...PLACES, ...path.split(':').filter((folder) => folder.startsWith('/'))];
  return folders.map((folder) => join(folder, 'open_jtalk')).find((file) => existsSync(file));
}

function firstVoice(): string | undefined {
  if (!existsSync(VOICES)) return undefined;
  const files = readdirSync(VOICES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.htsvoice'));
  const [voice] = files.sort();
  return voice === undefined ? undefined : join(VOICES, voice);
}

/** Why there is no sound, with what to do; for the officer and for the studio. */
export function noEngineNote(missing: readonly string[]): { ja: string; en: string } {
  const what = missing.join('、');
  return {
    ja: `音声合成が入っていないため、原稿だけです（${what}）。入れ方は docs/media.md にあります。`,
    en: `Script only: no speech engine on this machine (${what}). docs/media.md says how to install it.`,
  };
}
