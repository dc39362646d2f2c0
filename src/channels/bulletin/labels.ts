import type { MessageType } from '../../domain/alert.js';
import type { Language } from '../../domain/language.js';

/** The fixed words of a sheet in one language. */
export interface Labels {
  emergency: string;
  warning: string;
  notice: string;
  posting: string;
  number: string;
  version(version: number): string;
  sheet(sheet: number): string;
  level(level: number, equivalent: boolean): string;
  types: Record<MessageType, string>;
  where: string;
  /** Not 日時: on a newsletter that would read as the day of the event. */
  issued: string;
  instruction: string;
  shelters: string;
  sheltersNote: string;
  shelterColumns: [string, string];
  newer: string;
  phone: string;
  qr(url: string): string;
  published: string;
  credit: string;
  posted: string;
}

const FULL_WIDTH = ['０', '１', '２', '３', '４', '５'];

const ja: Labels = {
  emergency: '緊急のお知らせ',
  warning: '防災のお知らせ',
  notice: 'お知らせ',
  posting: '掲示用',
  number: '番号',
  version: (version) => `第${version}報`,
  sheet: (sheet) => `シート ${sheet}`,
  // 相当: the agency's information is equivalent to a level, only the mayor's order is the level itself.
  level: (level, equivalent) => `警戒レベル${FULL_WIDTH[level] ?? level}${equivalent ? '相当' : ''}`,
  types: { Alert: '', Update: '', Correction: '訂正版', AllClear: '解除', Cancel: '取消' },
  where: '場　所',
  issued: '発　表',
  instruction: 'すること',
  shelters: '避難先',
  sheltersNote: '開いているかどうかは、下の番号のページか電話で確かめてください。',
  shelterColumns: ['名前', '所在地'],
  newer: 'この紙より新しい情報は、QRコードの先にあります。',
  phone: '電話',
  qr: (url) => `最新の情報のページを開くQRコード（${url}）`,
  published: '発表',
  credit: '情報の提供',
  posted: '掲示した人 ＿＿＿＿＿＿＿＿＿＿＿＿　掲示した日時 ＿＿月＿＿日 ＿＿時＿＿分',
};

const easy: Labels = {
  ...ja,
  emergency: 'いそぎの お知らせ',
  warning: '気をつけて ください',
  types: { Alert: '', Update: '', Correction: 'なおしました', AllClear: '終わりました', Cancel: 'まちがいでした' },
  where: 'どこ',
  issued: 'いつの お知らせ',
  shelters: '逃げる ところ',
  sheltersNote: 'あいているか、下の 番号の ページか 電話で 聞いて ください。',
  shelterColumns: ['名前', '住所'],
  newer: '新しい 情報は、QRコードを 見て ください。',
};

const en: Labels = {
  emergency: 'Emergency notice',
  warning: 'Safety notice',
  notice: 'Notice',
  posting: 'For posting',
  number: 'No.',
  version: (version) => `Report ${version}`,
  sheet: (sheet) => `Sheet ${sheet}`,
  level: (level, equivalent) => `Alert Level ${level}${equivalent ? ' equivalent' : ''}`,
  types: { Alert: '', Update: '', Correction: 'CORRECTED', AllClear: 'ALL CLEAR', Cancel: 'WITHDRAWN' },
  where: 'Where',
  issued: 'Issued',
  instruction: 'What to do',
  shelters: 'Where to go',
  sheltersNote: 'Check on the page below, or by telephone, that it is open.',
  shelterColumns: ['Name', 'Address'],
  newer: 'Newer information than this sheet is behind the QR code.',
  phone: 'Tel.',
  qr: (url) => `QR code that opens the page with the latest information (${url})`,
  published: 'Published',
  credit: 'Information from',
  posted: 'Posted by ____________________   on ____________   at ________',
};

const zh: Labels = {
  emergency: '紧急通知',
  warning: '防灾通知',
  notice: '通知',
  posting: '张贴用',
  number: '编号',
  version: (version) => `第${version}报`,
  sheet: (sheet) => `第${sheet}张`,
  level: (level, equivalent) => `警戒级别${level}${equivalent ? '（相当）' : ''}`,
  types: { Alert: '', Update: '', Correction: '更正', AllClear: '解除', Cancel: '撤销' },
  where: '地点',
  issued: '发布',
  instruction: '应采取的行动',
  shelters: '避难场所',
  sheltersNote: '请在下方网页或电话确认是否开放。',
  shelterColumns: ['名称', '地址'],
  newer: '最新信息请扫描二维码。',
  phone: '电话',
  qr: (url) => `打开最新信息网页的二维码（${url}）`,
  published: '发布',
  credit: '信息来源',
  posted: '张贴人 ____________________   时间 ____________________',
};

const ko: Labels = {
  emergency: '긴급 알림',
  warning: '방재 알림',
  notice: '알림',
  posting: '게시용',
  number: '번호',
  version: (version) => `제${version}보`,
  sheet: (sheet) => `시트 ${sheet}`,
  level: (level, equivalent) => `경계 레벨 ${level}${equivalent ? ' 상당' : ''}`,
  types: { Alert: '', Update: '', Correction: '정정', AllClear: '해제', Cancel: '취소' },
  where: '장소',
  issued: '발표',
  instruction: '할 일',
  shelters: '대피소',
  sheltersNote: '아래 페이지나 전화로 개설 여부를 확인하세요.',
  shelterColumns: ['이름', '주소'],
  newer: '더 새로운 정보는 QR 코드에서 확인하세요.',
  phone: '전화',
  qr: (url) => `최신 정보 페이지를 여는 QR 코드 (${url})`,
  published: '발표',
  credit: '정보 제공',
  posted: '게시자 ____________________   일시 ____________________',
};

const vi: Labels = {
  emergency: 'Thông báo khẩn cấp',
  warning: 'Thông báo phòng chống thiên tai',
  notice: 'Thông báo',
  posting: 'Để dán',
  number: 'Số',
  version: (version) => `Bản tin ${version}`,
  sheet: (sheet) => `Tờ ${sheet}`,
  level: (level, equivalent) => `${equivalent ? 'Tương đương cấp' : 'Cấp'} cảnh báo ${level}`,
  types: { Alert: '', Update: '', Correction: 'ĐÍNH CHÍNH', AllClear: 'ĐÃ HẾT', Cancel: 'HỦY BỎ' },
  where: 'Ở đâu',
  issued: 'Phát lúc',
  instruction: 'Việc cần làm',
  shelters: 'Nơi lánh nạn',
  sheltersNote: 'Hãy kiểm tra trên trang dưới đây hoặc gọi điện xem có mở cửa không.',
  shelterColumns: ['Tên', 'Địa chỉ'],
  newer: 'Thông tin mới hơn có ở mã QR.',
  phone: 'Điện thoại',
  qr: (url) => `Mã QR mở trang có thông tin mới nhất (${url})`,
  published: 'Công bố',
  credit: 'Nguồn tin',
  posted: 'Người dán ____________________   lúc ____________________',
};

const ne: Labels = {
  emergency: 'अत्यन्त जरुरी सूचना',
  warning: 'सुरक्षा सूचना',
  notice: 'सूचना',
  posting: 'टाँस्नका लागि',
  number: 'नम्बर',
  version: (version) => `सूचना ${version}`,
  sheet: (sheet) => `पाना ${sheet}`,
  level: (level, equivalent) => `सतर्कता तह ${level}${equivalent ? ' सरह' : ''}`,
  types: { Alert: '', Update: '', Correction: 'सच्याइएको', AllClear: 'खतरा टर्‍यो', Cancel: 'रद्द' },
  where: 'कहाँ',
  issued: 'जारी समय',
  instruction: 'के गर्ने',
  shelters: 'आश्रय स्थल',
  sheltersNote: 'खुला छ कि छैन, तलको पेज वा फोनबाट बुझ्नुहोस्।',
  shelterColumns: ['नाम', 'ठेगाना'],
  newer: 'नयाँ जानकारी QR कोडमा छ।',
  phone: 'फोन',
  qr: (url) => `नयाँ जानकारीको पेज खोल्ने QR कोड (${url})`,
  published: 'जारी',
  credit: 'जानकारीको स्रोत',
  posted: 'टाँस्ने व्यक्ति ____________________   समय ____________________',
};

const tl: Labels = {
  emergency: 'Abiso: emerhensiya',
  warning: 'Abiso para sa kaligtasan',
  notice: 'Abiso',
  posting: 'Para ipaskil',
  number: 'Blg.',
  version: (version) => `Ulat ${version}`,
  sheet: (sheet) => `Papel ${sheet}`,
  level: (level, equivalent) => `${equivalent ? 'Katumbas ng Alert Level' : 'Alert Level'} ${level}`,
  types: { Alert: '', Update: '', Correction: 'ITINAMA', AllClear: 'LIGTAS NA', Cancel: 'BINAWI' },
  where: 'Saan',
  issued: 'Inilabas',
  instruction: 'Ano ang gagawin',
  shelters: 'Saan lilikas',
  sheltersNote: 'Tiyaking bukas: tingnan ang pahina sa ibaba o tumawag.',
  shelterColumns: ['Pangalan', 'Tirahan'],
  newer: 'Nasa QR code ang mas bagong impormasyon.',
  phone: 'Tel.',
  qr: (url) => `QR code na nagbubukas ng pinakabagong impormasyon (${url})`,
  published: 'Inilabas',
  credit: 'Impormasyon mula sa',
  posted: 'Ipinaskil ni ____________________   petsa at oras ____________________',
};

const id: Labels = {
  emergency: 'Pemberitahuan darurat',
  warning: 'Pemberitahuan keselamatan',
  notice: 'Pemberitahuan',
  posting: 'Untuk ditempel',
  number: 'No.',
  version: (version) => `Laporan ${version}`,
  sheet: (sheet) => `Lembar ${sheet}`,
  level: (level, equivalent) => `${equivalent ? 'Setara tingkat' : 'Tingkat'} siaga ${level}`,
  types: { Alert: '', Update: '', Correction: 'RALAT', AllClear: 'SUDAH AMAN', Cancel: 'DIBATALKAN' },
  where: 'Di mana',
  issued: 'Dikeluarkan',
  instruction: 'Yang harus dilakukan',
  shelters: 'Tempat mengungsi',
  sheltersNote: 'Pastikan sudah dibuka: lihat halaman di bawah atau telepon.',
  shelterColumns: ['Nama', 'Alamat'],
  newer: 'Informasi lebih baru ada di kode QR.',
  phone: 'Telp.',
  qr: (url) => `Kode QR untuk membuka informasi terbaru (${url})`,
  published: 'Diterbitkan',
  credit: 'Sumber informasi',
  posted: 'Ditempel oleh ____________________   tanggal dan jam ____________________',
};

const my: Labels = {
  emergency: 'အရေးပေါ် အသိပေးချက်',
  warning: 'ဘေးကင်းရေး အသိပေးချက်',
  notice: 'အသိပေးချက်',
  posting: 'ကပ်ရန်',
  number: 'အမှတ်',
  version: (version) => `သတင်း ${version}`,
  sheet: (sheet) => `စာရွက် ${sheet}`,
  level: (level, equivalent) => `သတိပေးအဆင့် ${level}${equivalent ? ' နှင့်ညီမျှ' : ''}`,
  types: { Alert: '', Update: '', Correction: 'ပြင်ဆင်ချက်', AllClear: 'အန္တရာယ်ကင်းပြီ', Cancel: 'ပယ်ဖျက်' },
  where: 'နေရာ',
  issued: 'ထုတ်ပြန်ချိန်',
  instruction: 'လုပ်ဆောင်ရန်',
  shelters: 'ခိုလှုံရာနေရာ',
  sheltersNote: 'ဖွင့်မဖွင့်ကို အောက်ပါစာမျက်နှာ သို့မဟုတ် ဖုန်းဖြင့် စစ်ဆေးပါ။',
  shelterColumns: ['အမည်', 'လိပ်စာ'],
  newer: 'ပိုသစ်သော သတင်းကို QR ကုဒ်ဖြင့် ကြည့်ပါ။',
  phone: 'ဖုန်း',
  qr: (url) => `နောက်ဆုံးရ သတင်းစာမျက်နှာကို ဖွင့်သော QR ကုဒ် (${url})`,
  published: 'ထုတ်ပြန်',
  credit: 'သတင်းရင်းမြစ်',
  posted: 'ကပ်သူ ____________________   ရက်စွဲနှင့် အချိန် ____________________',
};

export const LABELS: Record<Language, Labels> = {
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
