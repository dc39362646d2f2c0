import type { Language } from '../../domain/language.js';

/** Where an alert stands for a resident. `cleared` ends a real danger, `cancelled` withdraws an error. */
export type Standing = 'active' | 'cleared' | 'cancelled' | 'expired';

/** The words of the public pages that are not the alert's own. */
export interface AlertWords {
  instruction: string;
  place: string;
  detail: string;
  updated: string;
  until: string;
  number: string;
  credit: string;
  report(count: number): string;
  history: string;
  latest: string;
  otherLanguages: string;
  receive: string;
  reload: string;
  changed: string;
  formats: string;
  notTranslated: string;
  standing: Record<Standing, string>;
  explain: Record<Exclude<Standing, 'active'>, string>;
  frame: { skip: string; home: string; subscribe: string; status: string };
}

const ja: AlertWords = {
  instruction: '取るべき行動',
  place: '対象の地域',
  detail: 'くわしい内容',
  updated: '発表',
  until: '有効期限',
  number: '情報番号',
  credit: '出典',
  report: (count) => `第${count}報`,
  history: 'これまでの発表',
  latest: '最新',
  otherLanguages: 'ほかの言語',
  receive: 'この市の情報をメールや通知で受け取る',
  reload: 'このページを読み直すと最新の内容になります。',
  changed: '新しい内容が発表されました。ページを更新します。',
  formats: 'データ',
  notTranslated: '',
  standing: { active: '有効', cleared: '解除', cancelled: '取消', expired: '期限切れ' },
  explain: {
    cleared: 'この情報は解除されました。',
    cancelled: 'この情報は誤りのため取り消されました。',
    expired: 'この情報は有効期限を過ぎています。',
  },
  frame: { skip: '本文へ移動', home: '今の情報', subscribe: '通知を受け取る', status: '稼働状況' },
};

const easy: AlertWords = {
  ...ja,
  instruction: 'すること',
  place: 'ばしょ',
  detail: 'くわしい はなし',
  updated: 'おしらせした とき',
  until: 'いつまで',
  number: 'ばんごう',
  credit: 'おしらせした ところ',
  report: (count) => `${count}かいめの おしらせ`,
  history: 'いままでの おしらせ',
  latest: 'いちばん あたらしい',
  otherLanguages: 'ほかの ことば',
  receive: 'メールなどで おしらせを うけとる',
  reload: 'もういちど ひらくと、あたらしい おしらせに なります。',
  changed: 'あたらしい おしらせが あります。',
  formats: 'データ',
  notTranslated: 'やさしい にほんごは まだ ありません。',
  standing: {
    active: 'いま つづいています',
    cleared: 'おわりました',
    cancelled: 'まちがいでした',
    expired: 'おわりました',
  },
  explain: {
    cleared: 'あぶないことは おわりました。',
    cancelled: 'この おしらせは まちがいでした。',
    expired: 'この おしらせは ふるいです。',
  },
  frame: { skip: 'ほんぶんへ', home: 'いまの おしらせ', subscribe: 'うけとる', status: 'うごいているか' },
};

const en: AlertWords = {
  instruction: 'What to do',
  place: 'Where',
  detail: 'Details',
  updated: 'Issued',
  until: 'Valid until',
  number: 'Alert number',
  credit: 'Source',
  report: (count) => `Report ${count}`,
  history: 'Earlier reports',
  latest: 'Latest',
  otherLanguages: 'Other languages',
  receive: 'Get alerts by e-mail or notification',
  reload: 'Reload this page for the latest.',
  changed: 'There is a new report. The page is being updated.',
  formats: 'Data',
  notTranslated: 'This alert has not been translated yet.',
  standing: { active: 'In force', cleared: 'All clear', cancelled: 'Withdrawn', expired: 'Expired' },
  explain: {
    cleared: 'The danger has passed: this alert has been lifted.',
    cancelled: 'This alert was an error and has been withdrawn.',
    expired: 'This alert is no longer valid.',
  },
  frame: { skip: 'Skip to content', home: 'Current alerts', subscribe: 'Get alerts', status: 'Status' },
};

const zh: AlertWords = {
  instruction: '应采取的行动',
  place: '对象地区',
  detail: '详细内容',
  updated: '发布时间',
  until: '有效期至',
  number: '信息编号',
  credit: '来源',
  report: (count) => `第${count}报`,
  history: '以往发布',
  latest: '最新',
  otherLanguages: '其他语言',
  receive: '通过邮件或通知接收信息',
  reload: '重新加载页面可查看最新内容。',
  changed: '有新的内容发布，页面将更新。',
  formats: '数据',
  notTranslated: '本信息尚未翻译。',
  standing: { active: '有效', cleared: '解除', cancelled: '撤销', expired: '已过期' },
  explain: { cleared: '本信息已解除。', cancelled: '本信息有误，已撤销。', expired: '本信息已过有效期。' },
  frame: { skip: '跳到正文', home: '当前信息', subscribe: '接收通知', status: '运行状况' },
};

const ko: AlertWords = {
  instruction: '해야 할 행동',
  place: '대상 지역',
  detail: '자세한 내용',
  updated: '발표',
  until: '유효 기한',
  number: '정보 번호',
  credit: '출처',
  report: (count) => `제${count}보`,
  history: '지금까지의 발표',
  latest: '최신',
  otherLanguages: '다른 언어',
  receive: '이메일이나 알림으로 정보 받기',
  reload: '페이지를 새로 고치면 최신 내용이 표시됩니다.',
  changed: '새로운 내용이 발표되었습니다. 페이지를 갱신합니다.',
  formats: '데이터',
  notTranslated: '이 정보는 아직 번역되지 않았습니다.',
  standing: { active: '유효', cleared: '해제', cancelled: '취소', expired: '기한 만료' },
  explain: {
    cleared: '이 정보는 해제되었습니다.',
    cancelled: '이 정보는 오류로 취소되었습니다.',
    expired: '이 정보는 유효 기한이 지났습니다.',
  },
  frame: { skip: '본문으로', home: '현재 정보', subscribe: '알림 받기', status: '운영 상황' },
};

const vi: AlertWords = {
  instruction: 'Việc cần làm',
  place: 'Khu vực',
  detail: 'Chi tiết',
  updated: 'Thời điểm phát',
  until: 'Có hiệu lực đến',
  number: 'Số thông tin',
  credit: 'Nguồn',
  report: (count) => `Bản tin ${count}`,
  history: 'Các bản tin trước',
  latest: 'Mới nhất',
  otherLanguages: 'Ngôn ngữ khác',
  receive: 'Nhận thông tin qua e-mail hoặc thông báo',
  reload: 'Tải lại trang để xem nội dung mới nhất.',
  changed: 'Có bản tin mới. Trang đang được cập nhật.',
  formats: 'Dữ liệu',
  notTranslated: 'Thông tin này chưa được dịch.',
  standing: { active: 'Có hiệu lực', cleared: 'Đã dỡ bỏ', cancelled: 'Đã hủy', expired: 'Hết hạn' },
  explain: {
    cleared: 'Thông tin này đã được dỡ bỏ.',
    cancelled: 'Thông tin này là nhầm lẫn và đã bị hủy.',
    expired: 'Thông tin này đã hết hiệu lực.',
  },
  frame: { skip: 'Đến nội dung', home: 'Thông tin hiện tại', subscribe: 'Nhận thông tin', status: 'Tình trạng' },
};

export const ALERT_WORDS: Record<Language, AlertWords> = { ja, 'ja-x-easy': easy, en, 'zh-Hans': zh, ko, vi };
