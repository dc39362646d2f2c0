/** Words for what a page cannot do. */
export const NO_ALERT = { ja: 'その情報は見つかりません。', en: 'There is no such alert.' };
export const NOT_YOURS = {
  ja: 'この画面を開く権限がありません。担当の職員に頼んでください。',
  en: 'You may not open this page: ask the office in charge.',
};
export const NO_NOTICE = { ja: 'その受信は見つかりません。', en: 'There is no such notice.' };
export const NO_DELIVERY = { ja: 'その配信は見つかりません。', en: 'There is no such delivery.' };
export const NO_FILE = { ja: 'その文面にファイルはありません。', en: 'This rendition has no file.' };
export const NO_PAPER = {
  ja: 'その紙は作れません。前の画面で、紙の種類と言語を選び直してください。',
  en: 'There is no such paper: go back and choose the format and the language again.',
};
