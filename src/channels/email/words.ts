import type { Language } from '../../domain/language.js';

/** The fixed words of a letter; the alert's own text is never composed here. */
interface LetterWords {
  /** Absent where the city profile has its own opening. */
  opening?: (city: string) => string;
  subject: string;
  place: string;
  page: string;
  sender: string;
  leave: string;
  credit: string;
}

export const WORDS: Record<Language, LetterWords> = {
  ja: {
    subject: '件名',
    place: '対象地域',
    page: '最新の情報',
    sender: '発信',
    leave: '配信の変更・停止',
    credit: '出典',
  },
  'ja-x-easy': {
    opening: (city) => `${city}からの おしらせです。`,
    subject: 'だいめい',
    place: 'ばしょ',
    page: 'あたらしい おしらせ',
    sender: 'おくった ところ',
    leave: 'メールを やめる・かえる',
    credit: 'もとの じょうほう',
  },
  en: {
    opening: (city) => `This is a message from ${city}.`,
    subject: 'Subject',
    place: 'Area',
    page: 'Latest information',
    sender: 'Sent by',
    leave: 'Change or stop these messages',
    credit: 'Source',
  },
  'zh-Hans': {
    opening: (city) => `这是来自${city}的通知。`,
    subject: '主题',
    place: '对象地区',
    page: '最新信息',
    sender: '发送方',
    leave: '更改或停止接收',
    credit: '来源',
  },
  ko: {
    opening: (city) => `${city}에서 알려 드립니다.`,
    subject: '제목',
    place: '대상 지역',
    page: '최신 정보',
    sender: '발신',
    leave: '수신 변경·중지',
    credit: '출처',
  },
  vi: {
    opening: (city) => `Đây là thông báo từ ${city}.`,
    subject: 'Tiêu đề',
    place: 'Khu vực',
    page: 'Thông tin mới nhất',
    sender: 'Nơi gửi',
    leave: 'Thay đổi hoặc ngừng nhận tin',
    credit: 'Nguồn',
  },
  ne: {
    opening: (city) => `यो ${city} बाट आएको सूचना हो।`,
    subject: 'विषय',
    place: 'क्षेत्र',
    page: 'नयाँ जानकारी',
    sender: 'पठाउने',
    leave: 'सूचना बदल्ने वा बन्द गर्ने',
    credit: 'स्रोत',
  },
  tl: {
    opening: (city) => `Ito ay mensahe mula sa ${city}.`,
    subject: 'Paksa',
    place: 'Lugar',
    page: 'Pinakabagong impormasyon',
    sender: 'Nagpadala',
    leave: 'Baguhin o itigil ang mga mensahe',
    credit: 'Pinagmulan',
  },
  id: {
    opening: (city) => `Ini adalah pesan dari ${city}.`,
    subject: 'Judul',
    place: 'Wilayah',
    page: 'Informasi terbaru',
    sender: 'Pengirim',
    leave: 'Ubah atau hentikan pesan',
    credit: 'Sumber',
  },
  my: {
    opening: (city) => `ဤသည်မှာ ${city} မှ သတင်း ဖြစ်သည်။`,
    subject: 'ခေါင်းစဉ်',
    place: 'နေရာ',
    page: 'နောက်ဆုံးရ သတင်း',
    sender: 'ပေးပို့သူ',
    leave: 'သတင်းရယူမှု ပြောင်းရန် သို့မဟုတ် ရပ်ရန်',
    credit: 'သတင်းရင်းမြစ်',
  },
};
