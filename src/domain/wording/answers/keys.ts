import type { Answer } from '../../receipt.js';
import type { Phrase } from '../wording.js';

/**
 * What a resident reads who is asked to answer. Of the three answers, `headline` is the button's label (LINE takes 20
 * UTF-16 units), `lead` says who reads it and `instruction` what to do then. `{office}` is whoever sent the alert.
 */
export type AnswerKey = Answer | 'ask' | 'kept' | 'newer' | 'over' | 'not-asked' | 'how';

export type AnswerPhrases = Readonly<Record<AnswerKey, Phrase>>;
