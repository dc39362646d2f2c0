import type { Language } from '../../language.js';
import type { Subject } from '../../subject.js';

/** What phrases of weather may call their hazard. */
export type WeatherSubject = Extract<
  Subject,
  | 'rain'
  | 'landslide'
  | 'surge'
  | 'flood'
  | 'river-flood'
  | 'record-rain'
  | 'rainband'
  | 'wind'
  | 'wave'
  | 'tornado'
  | 'snowstorm'
  | 'snow'
  | 'record-snow'
  | 'thunder'
  | 'snowmelt'
  | 'fog'
  | 'dry-air'
  | 'avalanche'
  | 'cold'
  | 'frost'
  | 'ice-accretion'
  | 'snow-accretion'
  | 'heat'
>;

/** One row per hazard; the columns are in the order of `COLUMNS`. */
const COLUMNS = ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko', 'vi', 'ne', 'tl', 'id', 'my'] as const;

const NAMES: Readonly<Record<WeatherSubject, readonly string[]>> = {
  rain: [
    '大雨',
    'おおあめ',
    'heavy rain',
    '大雨',
    '호우',
    'mưa lớn',
    'भारी वर्षा',
    'malakas na ulan',
    'hujan lebat',
    'မိုးသည်းထန်မှု',
  ],
  landslide: [
    '土砂災害',
    'がけくずれ',
    'landslides',
    '泥石流・滑坡',
    '토사재해',
    'sạt lở đất',
    'पहिरो',
    'pagguho ng lupa',
    'tanah longsor',
    'မြေပြိုမှု',
  ],
  surge: [
    '高潮',
    'うみの みず',
    'storm surge',
    '风暴潮',
    '폭풍해일',
    'nước biển dâng',
    'समुद्री छाल',
    'storm surge',
    'gelombang pasang',
    'ဒီရေလှိုင်း',
  ],
  flood: ['洪水', 'かわの みず', 'floods', '洪水', '홍수', 'lũ lụt', 'बाढी', 'baha', 'banjir', 'ရေကြီးမှု'],
  'river-flood': [
    '河川の氾濫',
    'かわの みず',
    'river flooding',
    '河流泛滥',
    '하천 범람',
    'sông tràn bờ',
    'नदीको बाढी',
    'pag-apaw ng ilog',
    'luapan sungai',
    'မြစ်ရေလျှံမှု',
  ],
  'record-rain': [
    '記録的短時間大雨',
    'すごく おおい あめ',
    'record rain',
    '破纪录的短时大雨',
    '기록적인 단시간 호우',
    'mưa kỷ lục',
    'रेकर्ड वर्षा',
    'rekord na ulan',
    'hujan rekor',
    'စံချိန်တင်မိုး',
  ],
  rainband: [
    '線状降水帯',
    'とても つよい あめ',
    'torrential rain',
    '线状降水带',
    '선상 강수대',
    'mưa xối xả',
    'मुसलधारे वर्षा',
    'napakalakas na ulan',
    'hujan sangat lebat',
    'အလွန်သည်းထန်သောမိုး',
  ],
  wind: [
    '暴風',
    'つよい かぜ',
    'storm winds',
    '暴风',
    '폭풍',
    'gió bão',
    'आँधी',
    'malakas na hangin',
    'angin badai',
    'လေပြင်း',
  ],
  wave: [
    '波浪',
    'たかい なみ',
    'high waves',
    '大浪',
    '풍랑',
    'sóng cao',
    'अग्लो छाल',
    'mataas na alon',
    'gelombang tinggi',
    'လှိုင်းကြီး',
  ],
  tornado: [
    '竜巻',
    'たつまき',
    'tornadoes',
    '龙卷风',
    '토네이도',
    'lốc xoáy',
    'भुँवरी',
    'buhawi',
    'angin tornado',
    'လေဆင်နှာမောင်း',
  ],
  snowstorm: [
    '暴風雪',
    'つよい かぜと ゆき',
    'snowstorms',
    '暴风雪',
    '폭풍설',
    'bão tuyết',
    'हिमआँधी',
    'bagyo ng niyebe',
    'badai salju',
    'နှင်းမုန်တိုင်း',
  ],
  snow: [
    '大雪',
    'おおゆき',
    'heavy snow',
    '大雪',
    '대설',
    'tuyết lớn',
    'भारी हिमपात',
    'makapal na niyebe',
    'salju lebat',
    'နှင်းထူထပ်မှု',
  ],
  'record-snow': [
    '短時間の大雪',
    'きゅうな おおゆき',
    'short-term heavy snow',
    '短时大雪',
    '단시간 대설',
    'tuyết lớn đột ngột',
    'छोटो समयको भारी हिमपात',
    'biglaang makapal na niyebe',
    'salju lebat mendadak',
    'ရုတ်တရက်နှင်းထူထပ်မှု',
  ],
  thunder: ['雷', 'かみなり', 'thunderstorms', '雷电', '뇌우', 'dông sét', 'चट्याङ', 'pagkidlat', 'petir', 'မိုးကြိုး'],
  snowmelt: [
    '融雪',
    'ゆきどけ',
    'snowmelt',
    '融雪',
    '융설',
    'tuyết tan',
    'हिउँ पग्लाइ',
    'pagtunaw ng niyebe',
    'salju mencair',
    'နှင်းအရည်ပျော်မှု',
  ],
  fog: [
    '濃霧',
    'きり',
    'dense fog',
    '浓雾',
    '짙은 안개',
    'sương mù dày',
    'बाक्लो कुहिरो',
    'makapal na hamog',
    'kabut tebal',
    'မြူထူထပ်မှု',
  ],
  'dry-air': [
    '乾燥',
    'かわいた くうき',
    'dry air',
    '干燥',
    '건조',
    'không khí khô',
    'सुख्खा हावा',
    'tuyong hangin',
    'udara kering',
    'လေထုခြောက်သွေ့မှု',
  ],
  avalanche: [
    'なだれ',
    'なだれ',
    'avalanches',
    '雪崩',
    '눈사태',
    'lở tuyết',
    'हिमपहिरो',
    'pagguho ng niyebe',
    'longsoran salju',
    'နှင်းပြိုမှု',
  ],
  cold: [
    '低温',
    'さむさ',
    'low temperature',
    '低温',
    '저온',
    'nhiệt độ thấp',
    'कम तापक्रम',
    'mababang temperatura',
    'suhu rendah',
    'အပူချိန်နိမ့်မှု',
  ],
  frost: ['霜', 'しも', 'frost', '霜冻', '서리', 'sương giá', 'तुसारो', 'hamog na nagyelo', 'embun beku', 'နှင်းခဲ'],
  'ice-accretion': [
    '着氷',
    'こおり',
    'ice accretion',
    '积冰',
    '착빙',
    'đóng băng',
    'बरफ जम्ने',
    'pamumuo ng yelo',
    'pembekuan es',
    'ရေခဲကပ်မှု',
  ],
  'snow-accretion': [
    '着雪',
    'おもい ゆき',
    'snow accretion',
    '积雪附着',
    '착설',
    'tuyết bám',
    'हिउँ टाँसिने',
    'pagdikit ng niyebe',
    'salju menempel',
    'နှင်းကပ်မှု',
  ],
  heat: [
    '熱中症',
    'ねっちゅうしょう',
    'heat stroke',
    '中暑',
    '온열질환',
    'say nắng',
    'लू',
    'heat stroke',
    'sengatan panas',
    'အပူရှပ်ခြင်း',
  ],
};

/** The hazard in a word; English where a language has none. */
export function hazardName(subject: WeatherSubject, language: Language): string {
  const column = (COLUMNS as readonly string[]).indexOf(language);
  return NAMES[subject][column] ?? NAMES[subject][2] ?? subject;
}
