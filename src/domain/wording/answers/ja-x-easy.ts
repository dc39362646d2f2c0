import type { AnswerPhrases } from './keys.js';

export const jaEasy: AnswerPhrases = {
  ask: {
    headline: 'へんじを おねがいします',
    lead: '{office}の ひとが へんじを よみます。',
    instruction: 'ひとつ おして ください。あとで かえられます。',
  },
  read: {
    headline: 'よみました',
    lead: 'あなたに とどいた ことが {office}に わかります。',
    instruction: 'おしらせの とおりに して ください。',
  },
  safe: {
    headline: 'だいじょうぶです',
    lead: 'あなたが だいじょうぶな ことが {office}に わかります。',
    instruction: 'かわった ときは、へんじを かえて ください。',
  },
  'needs-help': {
    headline: 'たすけて ください',
    lead: '{office}の ひとが へんじを よみます。119ばんには とどきません。',
    instruction:
      'いのちが あぶない ときは、すぐ 119ばんに でんわして ください。119は しょうぼうと きゅうきゅうしゃです。けいさつは 110です。',
  },
  kept: {
    headline: 'へんじを うけとりました',
    lead: 'あなたの へんじ：{answer}',
    instruction: 'へんじは かえられます。さいごの へんじを つかいます。',
  },
  newer: {
    headline: 'あたらしい おしらせが あります',
    lead: '',
    instruction: 'この ページを もういちど よんで ください。',
  },
  over: {
    headline: 'この おしらせは おわりました',
    lead: 'へんじは もう いりません。',
    instruction: 'いまの おしらせを みて ください。たすけが いる ときは、でんわして ください。',
  },
  'not-asked': {
    headline: 'へんじは いりません',
    lead: '',
    instruction: 'おしらせの ページを みて ください。',
  },
  how: {
    headline: 'へんじの しかた',
    lead: '{office}が へんじを まって います。',
    instruction: 'メールの リンクか、LINEの ボタンから へんじが できます。',
  },
};
