import type { AnswerPhrases } from './keys.js';

export const ja: AnswerPhrases = {
  ask: {
    headline: '返事をお願いします',
    lead: '返事は{office}の担当が読みます。',
    instruction: 'ひとつ押してください。あとで変えられます。',
  },
  read: {
    headline: '読みました',
    lead: 'あなたに届いたことが{office}に伝わります。',
    instruction: 'この情報のとおりに行動してください。',
  },
  safe: {
    headline: '無事です',
    lead: 'あなたが無事なことが{office}に伝わります。',
    instruction: '様子が変わったときは、返事を変えてください。',
  },
  'needs-help': {
    headline: '助けが必要です',
    lead: '返事は{office}の担当が読みます。消防や救急には届きません。',
    instruction: '命の危険があるときは、いますぐ119（消防・救急）か110（警察）に電話してください。',
  },
  kept: {
    headline: '返事を受け取りました',
    lead: 'あなたの返事：{answer}',
    instruction: '返事は変えられます。最後の返事が使われます。',
  },
  newer: {
    headline: '新しい発表が出ています',
    lead: '',
    instruction: 'このページの新しい内容を読んでください。',
  },
  over: {
    headline: 'この情報は終わりました',
    lead: '返事はもういりません。',
    instruction: 'いまの情報を見てください。助けが必要なときは電話してください。',
  },
  'not-asked': {
    headline: 'この情報に返事はいりません',
    lead: '',
    instruction: '情報のページで新しい内容を見てください。',
  },
  how: {
    headline: '返事のしかた',
    lead: '{office}がこの情報への返事をお願いしています。',
    instruction: '届いたメールのリンクか、LINEのボタンから返事ができます。',
  },
};
