import type { MessageType } from '../../domain/alert.js';
import type { CivilProtectionKey } from '../../domain/wording/civil-protection/keys.js';
import { problem, type Refused } from '../source.js';
import type { JAlertKind } from './kinds.js';
import type { Message } from './message.js';

const ACTIONS: Readonly<Record<string, MessageType>> = {
  発表: 'Alert',
  発令: 'Alert',
  新規: 'Alert',
  続報: 'Update',
  更新: 'Update',
  訂正: 'Correction',
  解除: 'AllClear',
  取消: 'Cancel',
  取り消し: 'Cancel',
  取消し: 'Cancel',
  誤報: 'Cancel',
};

const WITHDRAWN = /誤報|取り?消し?|誤りでした/u;
const LIFTED = /解除/u;
const CORRECTED = /訂正/u;

/** New, over, or an error: by the field 区分, and for civil protection by the words, which the receiver passes on as they come. */
export function actionOf(message: Message, kind: JAlertKind): MessageType | Refused {
  const { action } = message.fields;
  if (action !== '' && Object.hasOwn(ACTIONS, action)) return ACTIONS[action] ?? 'Alert';
  // For a missile, 発射 or 通過 stands there.
  if (action !== '' && kind.phrase !== 'civil-protection') return unclear();
  const words = `${message.subject}\n${message.fields.action}\n${message.fields.body}`;
  const found = [WITHDRAWN, LIFTED, CORRECTED].filter((each) => each.test(words));
  if (found.length === 0) return 'Alert';
  if (kind.phrase !== 'civil-protection' || found.length > 1) return unclear();
  return found[0] === WITHDRAWN ? 'Cancel' : found[0] === LIFTED ? 'AllClear' : 'Correction';
}

/** In the order in which they are looked for: what is over before what is coming. */
const STEPS: readonly (readonly [CivilProtectionKey, RegExp])[] = [
  ['missile-at-sea', /(領海の?外|排他的経済水域|EEZ|海上|海域|洋上)[^。]{0,12}落下/u],
  ['missile-passed', /通過/u],
  ['missile-landed', /ミサイル(が)?落下。|落下した(もの|模様)/u],
  ['missile-shelter', /直ちに(、)?避難|落下する(可能性|おそれ|恐れ)/u],
  ['missile-launch', /発射/u],
];

/** Which step of a missile the text speaks of. The first sentences count: 通過 tells of the 発射 before it. */
export function missileStep({ fields }: Message): CivilProtectionKey {
  const text = `${fields.action}。${fields.body}`.replaceAll(/\s/gu, '');
  // Unknown words about a missile: shelter. To stay inside for nothing is the smaller harm.
  return STEPS.find(([, words]) => words.test(text))?.[0] ?? 'missile-shelter';
}

/** Steps that end the call to shelter. */
export const OVER: readonly CivilProtectionKey[] = ['missile-passed', 'missile-at-sea'];

function unclear(): Refused {
  return problem(
    'action-unclear',
    '発表・解除・取消・訂正のどれかが分かりません。受信機の定型文に「区分：」を入れ、今回は原文を見て判断してください。',
    'It is not clear whether this is new, an all-clear, a withdrawal or a correction. Put 区分 into the template; read the original and decide this time.',
  );
}
