/**
 * What comes back later, from a closed list. `reaches`: whoever it is about has the message. `answers`: a person said so.
 * `place`: it is about a board or a station, and so about everybody who lives by it.
 */
interface ReceiptFacts {
  reaches: boolean;
  answers: boolean;
  place: boolean;
  label: { ja: string; en: string };
}

export const RECEIPTS = {
  posted: { reaches: true, answers: false, place: true, label: { ja: '掲示しました', en: 'Posted' } },
  'taken-down': { reaches: false, answers: false, place: true, label: { ja: 'はがしました', en: 'Taken down' } },
  'on-air': { reaches: true, answers: false, place: true, label: { ja: '放送しました', en: 'Read on air' } },
  shown: { reaches: false, answers: false, place: true, label: { ja: '画面に出しました', en: 'Shown on the screen' } },
  called: { reaches: true, answers: true, place: false, label: { ja: '電話で伝えました', en: 'Told by telephone' } },
  'not-called': {
    reaches: false,
    answers: false,
    place: false,
    label: { ja: '電話に出ませんでした', en: 'Nobody answered the telephone' },
  },
  faxed: { reaches: true, answers: false, place: false, label: { ja: 'FAXで届けました', en: 'Sent by fax' } },
  'not-faxed': {
    reaches: false,
    answers: false,
    place: false,
    label: { ja: 'FAXが届きませんでした', en: 'Fax not delivered' },
  },
  visited: { reaches: true, answers: true, place: false, label: { ja: '訪問して伝えました', en: 'Visited' } },
  'not-home': { reaches: false, answers: false, place: false, label: { ja: '訪問して不在でした', en: 'Not at home' } },
  read: { reaches: true, answers: true, place: false, label: { ja: '読みました', en: 'I have read this' } },
  safe: { reaches: true, answers: true, place: false, label: { ja: '無事です', en: 'I am safe' } },
  'needs-help': {
    reaches: true,
    answers: true,
    place: false,
    label: { ja: '助けが必要です', en: 'I need help' },
  },
  /** A button pressed by mistake: `detail` names the receipt that does not stand any more. */
  'taken-back': {
    reaches: false,
    answers: false,
    place: false,
    label: { ja: '押し間違いとして取り消しました', en: 'Taken back' },
  },
  helped: { reaches: true, answers: true, place: false, label: { ja: '助けに対応しました', en: 'Helped' } },
} as const satisfies Record<string, ReceiptFacts>;

export type ReceiptKind = keyof typeof RECEIPTS;

/** What a resident may answer, in the order of the buttons. */
export const ANSWERS = ['read', 'safe', 'needs-help'] as const satisfies readonly ReceiptKind[];
export type Answer = (typeof ANSWERS)[number];

export function isAnswer(kind: string): kind is Answer {
  return (ANSWERS as readonly string[]).includes(kind);
}

export const RECEIPT_KINDS = Object.keys(RECEIPTS) as ReceiptKind[];

/** Kinds with a fact, for SQL. */
export function kindsThat(fact: 'reaches' | 'answers' | 'place'): ReceiptKind[] {
  return RECEIPT_KINDS.filter((kind) => RECEIPTS[kind][fact]);
}

/** Which way of living a household has that was reached so: the way its all-clear takes, too. */
export const REACHED_BY: Partial<Record<ReceiptKind, 'radio' | 'board' | 'phone' | 'fax' | 'visit'>> = {
  posted: 'board',
  'on-air': 'radio',
  called: 'phone',
  faxed: 'fax',
  visited: 'visit',
};
