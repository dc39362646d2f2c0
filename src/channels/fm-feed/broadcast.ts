import type { Kind, MessageType } from '../../domain/alert.js';
import type { Class, Segment } from './script.js';

/** Where radios are to start: the whole town, or these. */
export interface AreaGroup {
  whole: boolean;
  towns: { code: string; name: string; kana: string }[];
}

/** The sound beside the script. */
export interface SpokenFile {
  file: string;
  seconds: number;
  sampleRate: number;
  /** Whom to credit for the voice. */
  voice: string;
}

/** Why there is no sound (yet). */
export interface WavNote {
  state: 'being-made' | 'no-engine' | 'failed';
  ja: string;
  en: string;
}

/** What a studio's machine reads: `current.json`. */
export interface Broadcast {
  onAir: true;
  alertId: string;
  shortId: string;
  versionId: string;
  version: number;
  messageType: MessageType;
  kind: Kind;
  class: Class;
  place: string | null;
  areaGroup: AreaGroup;
  /** How often the text is read. */
  readings: number;
  seconds: number;
  segments: Segment[];
  issuedAt: string;
  expiresAt: string;
  wav: SpokenFile | null;
  wavNote: WavNote | null;
}

export const BEING_MADE: WavNote = {
  state: 'being-made',
  ja: '音声を作っています。原稿はもう読めます。',
  en: 'The sound is being made; the script is ready.',
};

export function soundFailed(why: string): WavNote {
  return {
    state: 'failed',
    ja: `音声を作れませんでした（${why}）。原稿を読んでください。`,
    en: `No sound could be made (${why}). Please read the script.`,
  };
}
