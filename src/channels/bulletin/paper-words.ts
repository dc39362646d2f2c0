import type { Language } from '../../domain/language.js';

/** What a sheet says about itself as paper: for whom it is, what its map and its code are. */
export interface PaperWords {
  /** In the window of the envelope: the same for every house, no name and no address. */
  household: string;
  /** On the slip that goes from hand to hand. */
  passOn: string;
  forHouseholds: string;
  forPassing: string;
  /** Over the number of a shelter in the table and on the map. */
  onMap: string;
  hatched: string;
  schematic: string;
  north: string;
  mapAlt(alerted: string, shelters: string): string;
  /** To whoever puts the sheet up: what the code is for, and the code to type where it is asked for. */
  receipt(code: string): string;
  /** The code opens the page for whoever posted: readers find the news under the printed address. */
  newerPage: string;
  posterQr: string;
}

const ja: PaperWords = {
  household: 'ご家庭のみなさまへ',
  passOn: '読んだら、となりの人にも伝えて、この紙を渡してください。',
  forHouseholds: 'ご家庭用',
  forPassing: '手渡し用',
  onMap: '図',
  hatched: '斜線＝対象の地区',
  schematic: '略図です。形や距離は正確ではありません。上が北です。',
  north: '北',
  mapAlt: (alerted, shelters) => `町の略図。上が北。対象の地区：${alerted}。避難先：${shelters}。`,
  receipt: (code) => `貼った方へ：QRコードを読み取り「掲示しました」を押してください（確認番号 ${code}）`,
  newerPage: 'この紙より新しい情報は、次のページで見られます。',
  posterQr: '掲示した人が読み取るQRコード',
};

const easy: PaperWords = {
  ...ja,
  household: 'この 家の みなさんへ',
  passOn: '読んだら、となりの 人にも 話して、この 紙を 渡して ください。',
  hatched: '斜めの 線＝このお知らせの 場所',
  schematic: 'だいたいの 地図です。上が 北です。',
  newerPage: '新しい 情報は、この ページを 見て ください。',
};

const en: PaperWords = {
  household: 'To everyone in this household',
  passOn: 'When you have read this, tell your neighbour and pass it on.',
  forHouseholds: 'For households',
  forPassing: 'To pass on',
  onMap: 'Map',
  hatched: 'Hatched: area concerned',
  schematic: 'Schematic map: shapes and distances are not exact. North is up.',
  north: 'N',
  mapAlt: (alerted, shelters) =>
    `Schematic map of the towns, north up. Area concerned: ${alerted}. Shelters: ${shelters}.`,
  receipt: (code) => `If you put this up: scan the QR code and press "Posted" (check code ${code}).`,
  newerPage: 'Newer information than this sheet is on this page:',
  posterQr: 'QR code for the person who puts this up',
};

const zh: PaperWords = {
  household: '致各位住户',
  passOn: '看完后请告诉邻居，并把这张纸传给他们。',
  forHouseholds: '住户用',
  forPassing: '传阅用',
  onMap: '图',
  hatched: '斜线＝对象地区',
  schematic: '此为示意图，形状和距离不准确。上方为北。',
  north: '北',
  mapAlt: (alerted, shelters) => `各町的示意图，上方为北。对象地区：${alerted}。避难场所：${shelters}。`,
  receipt: (code) => `致张贴人：请扫描二维码并按“掲示しました”（确认号码 ${code}）`,
  newerPage: '最新信息请看以下网页。',
  posterQr: '供张贴人扫描的二维码',
};

const ko: PaperWords = {
  household: '가정의 모든 분께',
  passOn: '읽으신 후 이웃에게도 알리고 이 종이를 전해 주세요.',
  forHouseholds: '가정용',
  forPassing: '전달용',
  onMap: '지도',
  hatched: '빗금＝대상 지역',
  schematic: '약도입니다. 모양과 거리는 정확하지 않습니다. 위쪽이 북쪽입니다.',
  north: '북',
  mapAlt: (alerted, shelters) => `마을 약도, 위쪽이 북쪽. 대상 지역: ${alerted}. 대피소: ${shelters}.`,
  receipt: (code) => `게시하신 분께: QR 코드를 읽고 ‘掲示しました’를 눌러 주세요 (확인 번호 ${code})`,
  newerPage: '더 새로운 정보는 다음 페이지에서 확인하세요.',
  posterQr: '게시한 사람이 읽는 QR 코드',
};

const vi: PaperWords = {
  household: 'Gửi mọi người trong gia đình',
  passOn: 'Đọc xong, hãy báo cho hàng xóm và chuyển tờ giấy này cho họ.',
  forHouseholds: 'Dành cho các hộ gia đình',
  forPassing: 'Để chuyền tay',
  onMap: 'Bản đồ',
  hatched: 'Gạch chéo: khu vực liên quan',
  schematic: 'Bản đồ sơ lược: hình dạng và khoảng cách không chính xác. Phía trên là hướng Bắc.',
  north: 'N',
  mapAlt: (alerted, shelters) =>
    `Bản đồ sơ lược các khu phố, phía trên là hướng Bắc. Khu vực liên quan: ${alerted}. Nơi lánh nạn: ${shelters}.`,
  receipt: (code) => `Người dán: hãy quét mã QR và nhấn “掲示しました” (mã xác nhận ${code}).`,
  newerPage: 'Thông tin mới hơn có ở trang này:',
  posterQr: 'Mã QR dành cho người dán',
};

const ne: PaperWords = {
  household: 'यस घरका सबैलाई',
  passOn: 'पढिसकेपछि छिमेकीलाई पनि भन्नुहोस् र यो कागज दिनुहोस्।',
  forHouseholds: 'घरका लागि',
  forPassing: 'हातहातै दिनका लागि',
  onMap: 'नक्सा',
  hatched: 'धर्सा: सम्बन्धित क्षेत्र',
  schematic: 'यो अनुमानित नक्सा हो। आकार र दूरी ठ्याक्कै होइन। माथि उत्तर हो।',
  north: 'N',
  mapAlt: (alerted, shelters) => `टोलहरूको अनुमानित नक्सा, माथि उत्तर। सम्बन्धित क्षेत्र: ${alerted}। आश्रय स्थल: ${shelters}।`,
  receipt: (code) => `टाँस्ने व्यक्तिलाई: QR कोड स्क्यान गरी "掲示しました" थिच्नुहोस् (प्रमाण नम्बर ${code})।`,
  newerPage: 'योभन्दा नयाँ जानकारी यो पेजमा छ:',
  posterQr: 'टाँस्ने व्यक्तिका लागि QR कोड',
};

const tl: PaperWords = {
  household: 'Para sa lahat sa tahanang ito',
  passOn: 'Pagkabasa nito, sabihin sa kapitbahay at ipasa ang papel.',
  forHouseholds: 'Para sa mga tahanan',
  forPassing: 'Ipasa',
  onMap: 'Mapa',
  hatched: 'May guhit: apektadong lugar',
  schematic: 'Pinasimpleng mapa: hindi eksakto ang hugis at layo. Nasa itaas ang hilaga.',
  north: 'N',
  mapAlt: (alerted, shelters) =>
    `Pinasimpleng mapa ng mga bayan, nasa itaas ang hilaga. Apektadong lugar: ${alerted}. Lilikasan: ${shelters}.`,
  receipt: (code) =>
    `Sa nagpaskil: i-scan ang QR code at pindutin ang "掲示しました" (numero ng kumpirmasyon ${code}).`,
  newerPage: 'Nasa pahinang ito ang mas bagong impormasyon:',
  posterQr: 'QR code para sa nagpaskil',
};

const id: PaperWords = {
  household: 'Kepada semua penghuni rumah ini',
  passOn: 'Setelah membaca, beri tahu tetangga dan teruskan kertas ini.',
  forHouseholds: 'Untuk rumah tangga',
  forPassing: 'Untuk diteruskan',
  onMap: 'Peta',
  hatched: 'Arsir: daerah yang dimaksud',
  schematic: 'Peta skematis: bentuk dan jarak tidak tepat. Utara di atas.',
  north: 'N',
  mapAlt: (alerted, shelters) =>
    `Peta skematis wilayah, utara di atas. Daerah yang dimaksud: ${alerted}. Tempat mengungsi: ${shelters}.`,
  receipt: (code) => `Bagi yang menempel: pindai kode QR dan tekan "掲示しました" (kode konfirmasi ${code}).`,
  newerPage: 'Informasi yang lebih baru ada di halaman ini:',
  posterQr: 'Kode QR untuk orang yang menempel',
};

const my: PaperWords = {
  household: 'ဤအိမ်ရှိ အားလုံးသို့',
  passOn: 'ဖတ်ပြီးပါက အိမ်နီးချင်းကိုလည်း ပြောပြပြီး ဤစာရွက်ကို လက်ဆင့်ကမ်းပါ။',
  forHouseholds: 'အိမ်များအတွက်',
  forPassing: 'လက်ဆင့်ကမ်းရန်',
  onMap: 'မြေပုံ',
  hatched: 'မျဉ်းစောင်း - သက်ဆိုင်ရာနေရာ',
  schematic: 'အကြမ်းမြေပုံ ဖြစ်သည်။ ပုံသဏ္ဌာန်နှင့် အကွာအဝေး မတိကျပါ။ အပေါ်ဘက်သည် မြောက်ဘက်။',
  north: 'N',
  mapAlt: (alerted, shelters) =>
    `ရပ်ကွက်များ အကြမ်းမြေပုံ၊ အပေါ်ဘက်သည် မြောက်ဘက်။ သက်ဆိုင်ရာနေရာ - ${alerted}။ ခိုလှုံရာနေရာ - ${shelters}။`,
  receipt: (code) => `ကပ်သူသို့ - QR ကုဒ်ကို ဖတ်ပြီး "掲示しました" ကို နှိပ်ပါ (အတည်ပြုနံပါတ် ${code})။`,
  newerPage: 'ပိုသစ်သော သတင်းကို ဤစာမျက်နှာတွင် ကြည့်ပါ။',
  posterQr: 'ကပ်သူအတွက် QR ကုဒ်',
};

export const PAPER_WORDS: Record<Language, PaperWords> = {
  ja,
  'ja-x-easy': easy,
  en,
  'zh-Hans': zh,
  ko,
  vi,
  ne,
  tl,
  id,
  my,
};
