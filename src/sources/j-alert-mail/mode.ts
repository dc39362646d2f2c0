import type { Kind } from '../../domain/alert.js';
import { problem, type Refused } from '../source.js';
import type { Message } from './message.js';

const MODES: Readonly<Record<string, Kind>> = {
  通常: 'actual',
  本番: 'actual',
  実運用: 'actual',
  訓練: 'drill',
  試験: 'test',
  テスト: 'test',
};

/** 「これは訓練ではありません」 contains the word and means its opposite. */
const DENIED = /(訓練|試験|テスト)(放送|情報|メール)?では(ありません|ない|なく)/gu;
const DRILL = /訓練|くんれん/u;
const TEST = /試験|テスト|てすと|\btest\b/iu;
/** What only a real danger, or a drill that says so in the same breath, makes a receiver say. */
const LIVE = /直ちに.{0,3}避難|避難してください|ミサイル(が)?(発射|落下|通過)|頭を守/u;

/** Live, drill or test; a person where the mail says both (四日市 2017: a test told 16,171 radios of a missile). */
export function modeOf(message: Message): Kind | Refused {
  const declared = message.fields.mode;
  if (declared !== '' && !Object.hasOwn(MODES, declared)) return unknown(declared);
  const found = [kindOfWords(message.subject), kindOfWords(message.whole)] as const;
  if (found.includes('both')) return mixed();
  const [inSubject, inText] = found as readonly (Kind | undefined)[];
  const said = [MODES[declared], inSubject, inText].filter((each) => each !== undefined);
  if (new Set(said).size > 1) return mixed();
  const mode = said[0] ?? 'actual';
  if (mode === 'actual' || !LIVE.test(message.whole)) return mode;
  // A live wording under a subject of a drill: the template was changed at one end only.
  const isSaidThroughout = inText !== undefined && (message.subject === '' || inSubject !== undefined);
  return isSaidThroughout ? mode : mixed();
}

function kindOfWords(text: string): Kind | 'both' | undefined {
  const rest = text.replace(DENIED, '');
  const marks: Kind[] = [
    ...(rest === text ? [] : (['actual'] as const)),
    ...(DRILL.test(rest) ? (['drill'] as const) : []),
    ...(TEST.test(rest) ? (['test'] as const) : []),
  ];
  // 「訓練放送の試験」 is both; neither of the two is live, but which lists it is for, nobody can tell.
  return marks.length > 1 ? 'both' : marks[0];
}

function mixed(): Refused {
  return problem(
    'mode-mixed',
    '訓練・試験の語と本番の語が混ざっています。配信していません。原文を見て、本番なら手で発信してください。',
    'Words of a drill or test and of a live message are mixed. Nothing was sent: read the original and issue by hand if it is live.',
  );
}

function unknown(value: string): Refused {
  return problem(
    'mode-unknown',
    `運用種別「${value.slice(0, 20)}」が通常・訓練・試験のどれでもありません。原文を見て判断してください。`,
    `The mode "${value.slice(0, 20)}" is neither live, drill nor test. Read the original and decide.`,
  );
}
