import type { JAlertWords } from './keys.js';

export const ja: JAlertWords = {
  eew: {
    headline: '緊急地震速報 強い揺れに注意',
    lead: '強い揺れが来るおそれがあります。',
    instruction: '頭を守り、机の下など安全な場所へ。慌てて外へ飛び出さないでください。',
  },
  intensity: {
    headline: '震度速報',
    lead: '強い揺れが観測されました。',
    instruction: '落ちてくる物や壊れた物に気をつけ、次の揺れに備えてください。',
  },
  hypocentre: {
    headline: '震源・震度の情報',
    lead: '地震の震源と震度が発表されました。',
    instruction: '家の中と周りの安全を確かめ、次の揺れに備えてください。',
  },
  'quake-outlook': {
    headline: '大きな地震に関する情報',
    lead: '{name}が発表されました。',
    instruction: '家具の固定、水や食料、連絡の方法を確かめてください。',
  },
  'major-tsunami': {
    headline: '大津波警報',
    lead: '大津波警報が発表されました。巨大な津波が来るおそれがあります。',
    instruction: '海や川の近くにいる方は、直ちに高い所へ逃げてください。警報が解除されるまで戻らないでください。',
  },
  'tsunami-warning': {
    headline: '津波警報',
    lead: '津波警報が発表されました。',
    instruction: '海や川の近くにいる方は、直ちに高い所へ逃げてください。警報が解除されるまで戻らないでください。',
  },
  'tsunami-advisory': {
    headline: '津波注意報',
    lead: '津波注意報が発表されました。',
    instruction: '海から上がり、海岸から離れてください。',
  },
  'eruption-warning': {
    headline: '噴火警報',
    lead: '居住地域に影響のある噴火のおそれがあります。',
    instruction: '市からの情報に従い、危険な場所から離れてください。',
  },
  'crater-warning': {
    headline: '火口周辺警報',
    lead: '火口の周りに影響のある噴火のおそれがあります。',
    instruction: '火口の周りに近づかないでください。',
  },
  'eruption-forecast': {
    headline: '噴火予報',
    lead: '火山の活動に関する予報が発表されました。',
    instruction: '山へ行く方は、最新の情報を確認してください。',
  },
  'eruption-flash': {
    headline: '噴火速報',
    lead: '火山が噴火しました。',
    instruction: '山にいる方は、直ちに頑丈な建物に入るか、山を下りてください。頭と口を守ってください。',
  },
  'special-warning': {
    headline: '特別警報',
    lead: '{name}が発表されました。これまでにない危険な状況です。',
    instruction: '命を守る行動を取ってください。外が危険なときは、建物の中の安全な場所へ移ってください。',
  },
  warning: {
    headline: '警報',
    lead: '{name}が発表されました。',
    instruction: '危険な場所に近づかず、最新の情報を確認してください。',
  },
  advisory: {
    headline: '注意報',
    lead: '{name}が発表されました。',
    instruction: '最新の情報を確認してください。',
  },
  landslide: {
    headline: '土砂災害警戒情報',
    lead: '土砂災害の危険が高まっています。',
    instruction: '崖や沢の近くから離れてください。市からの情報を確認してください。',
  },
  tornado: {
    headline: '竜巻注意情報',
    lead: '竜巻などの激しい突風のおそれがあります。',
    instruction: '空の様子に注意し、頑丈な建物に入ってください。窓から離れてください。',
  },
  'record-rain': {
    headline: '記録的短時間大雨情報',
    lead: '短い時間に記録的な大雨が降りました。',
    instruction: '川や崖、地下など低い所から離れてください。',
  },
  'river-flood': {
    headline: '河川の洪水予報',
    lead: '{name}が発表されました。',
    instruction: '川に近づかず、最新の情報を確認してください。',
  },
  lifted: {
    headline: '警報などの解除',
    lead: '{name}は解除されました。',
    instruction: '残る危険に気をつけ、最新の情報を確認してください。',
  },
  withdrawn: {
    headline: '【取り消し】先ほどの情報',
    lead: '先ほどの{name}は取り消されました。',
    instruction: '新しい情報を確認してください。',
  },
};
