import type { SomeWeatherPhrases } from './keys.js';

const CITY = 'Informasi evakuasi dikeluarkan oleh pemerintah kota.';
const LEVEL = {
  5: `Setara dengan tingkat kewaspadaan 5. Bencana sedang atau akan segera terjadi.\n${CITY}`,
  4: `Setara dengan tingkat kewaspadaan 4.\n${CITY}`,
  3: `Setara dengan tingkat kewaspadaan 3.\n${CITY}`,
};
const SPECIAL = 'Bahaya yang hanya terjadi sekali dalam puluhan tahun sedang mendekat.';
const OVER = 'Kami akan memberi tahu lagi jika ada informasi baru.';
const FOLLOW = 'Ikuti pemerintah kota selama informasi evakuasinya masih berlaku.';
const WRONG = 'Informasi sebelumnya telah ditarik. Periksa informasi terbaru.';
const GO = 'periksa informasi evakuasi kota dan segera mengungsi tanpa ragu';
const EARLY = 'periksa informasi evakuasi kota dan mengungsilah lebih awal';

export const ID: SomeWeatherPhrases = {
  'rain.5': {
    headline: 'Level 5: Peringatan darurat hujan lebat',
    lead: LEVEL[5],
    instruction:
      'Nyawa Anda dalam bahaya. Segera pindah ke tempat teraman di dekat Anda. Jika di luar berbahaya, naiklah ke lantai yang lebih tinggi.',
  },
  'rain.4': {
    headline: 'Level 4: Peringatan bahaya hujan lebat',
    lead: LEVEL[4],
    instruction: `Jika Anda berada di tempat berbahaya, ${GO}. Jika di luar berbahaya, naiklah ke lantai dua atau lebih tinggi.`,
  },
  'rain.3': {
    headline: 'Level 3: Peringatan hujan lebat',
    lead: LEVEL[3],
    instruction: `Jika Anda memerlukan waktu lama untuk mengungsi, ${EARLY}. Jauhi sungai, selokan, dan ruang bawah tanah.`,
  },
  'landslide.5': {
    headline: 'Level 5: Peringatan darurat tanah longsor',
    lead: LEVEL[5],
    instruction:
      'Nyawa Anda dalam bahaya. Segera jauhi tebing dan lereng. Jika di luar berbahaya, naiklah ke lantai atas, ke kamar yang jauh dari lereng.',
  },
  'landslide.4': {
    headline: 'Level 4: Peringatan bahaya tanah longsor',
    lead: LEVEL[4],
    instruction: `Jika Anda berada di dekat tebing atau lereng curam, ${GO}. Jika di luar berbahaya, naiklah ke lantai atas, ke kamar yang jauh dari lereng.`,
  },
  'landslide.3': {
    headline: 'Level 3: Peringatan tanah longsor',
    lead: LEVEL[3],
    instruction: `Jika Anda berada di dekat tebing atau lereng dan memerlukan waktu lama untuk mengungsi, ${EARLY}.`,
  },
  'surge.5': {
    headline: 'Level 5: Peringatan darurat gelombang pasang',
    lead: LEVEL[5],
    instruction:
      'Nyawa Anda dalam bahaya. Segera jauhi pantai dan muara sungai, pergilah ke tempat tinggi. Jika di luar berbahaya, naiklah ke lantai yang lebih tinggi.',
  },
  'surge.4': {
    headline: 'Level 4: Peringatan bahaya gelombang pasang',
    lead: LEVEL[4],
    instruction: `Jika Anda berada di dekat pantai atau di tempat rendah, ${GO} ke tempat tinggi.`,
  },
  'surge.3': {
    headline: 'Level 3: Peringatan gelombang pasang',
    lead: LEVEL[3],
    instruction: `Jika Anda berada di dekat pantai dan memerlukan waktu lama untuk mengungsi, ${EARLY}. Jangan pergi melihat laut.`,
  },
  'river-flood.5': {
    headline: 'Level 5: Peringatan darurat banjir, {river}',
    lead: LEVEL[5],
    instruction:
      'Sungai sedang atau akan segera meluap. Nyawa Anda dalam bahaya. Segera jauhi sungai, pergilah ke tempat tinggi atau lantai yang lebih tinggi.',
  },
  'river-flood.4': {
    headline: 'Level 4: Peringatan bahaya banjir, {river}',
    lead: LEVEL[4],
    instruction: `Sungai dapat meluap kapan saja. Jika Anda berada di tempat yang dapat tergenang, ${GO}.`,
  },
  'river-flood.3': {
    headline: 'Level 3: Peringatan banjir, {river}',
    lead: LEVEL[3],
    instruction: `Jika Anda berada di tempat yang dapat tergenang dan memerlukan waktu lama untuk mengungsi, ${EARLY}. Jauhi sungai.`,
  },
  'flood.warning': {
    headline: 'Peringatan banjir',
    lead: `Air sungai dapat naik tiba-tiba dan meluap.\n${CITY}`,
    instruction: 'Jauhi sungai dan selokan.',
  },
  'wind.special': {
    headline: 'Peringatan darurat angin badai',
    lead: SPECIAL,
    instruction: 'Jangan keluar. Tetaplah di dalam bangunan yang kokoh dan jauhi jendela.',
  },
  'wind.warning': {
    headline: 'Peringatan angin badai',
    lead: 'Benda dapat beterbangan dan pohon dapat tumbang.',
    instruction: 'Hindari keluar rumah. Tetaplah di dalam bangunan yang kokoh dan jauhi jendela.',
  },
  'snowstorm.special': {
    headline: 'Peringatan darurat badai salju',
    lead: SPECIAL,
    instruction: 'Jangan keluar dan jangan mengemudi. Tetaplah aman di dalam ruangan.',
  },
  'snowstorm.warning': {
    headline: 'Peringatan badai salju',
    lead: 'Angin badai bersalju dapat membuat Anda tidak bisa melihat.',
    instruction: 'Hindari keluar dan mengemudi. Jika mobil terjebak, bersihkan salju di sekitar knalpot.',
  },
  'snow.special': {
    headline: 'Peringatan darurat salju lebat',
    lead: SPECIAL,
    instruction: 'Jangan keluar dan jangan mengemudi. Bersiaplah untuk pemadaman listrik.',
  },
  'snow.warning': {
    headline: 'Peringatan salju lebat',
    lead: 'Lalu lintas dapat berhenti dan bangunan dapat rusak.',
    instruction: 'Hindari keluar dan mengemudi. Waspadai salju yang jatuh dari atap dan pemadaman listrik.',
  },
  'rain.end': {
    headline: 'Peringatan hujan lebat telah dicabut',
    lead: OVER,
    instruction: `${FOLLOW} Jauhi sungai yang airnya naik.`,
  },
  'landslide.end': {
    headline: 'Peringatan tanah longsor telah dicabut',
    lead: OVER,
    instruction: `${FOLLOW} Lereng masih dapat longsor; jangan mendekat.`,
  },
  'landslide-alert.end': {
    headline: 'Informasi tanah longsor level 4 telah dicabut',
    lead: 'Peringatan lain mungkin masih berlaku.',
    instruction: `${FOLLOW} Lereng masih dapat longsor; jangan mendekat.`,
  },
  'river-flood.end': {
    headline: 'Informasi banjir {river} telah dicabut',
    lead: OVER,
    instruction: `${FOLLOW} Jauhi sungai yang airnya naik.`,
  },
  'warning.end': { headline: 'Peringatan {hazard} telah dicabut', lead: OVER, instruction: FOLLOW },
  'rainband.occurring': {
    headline: 'Hujan sangat lebat terus turun di tempat yang sama',
    lead: `Bahaya bencana meningkat dengan cepat.\n${CITY}`,
    instruction: `Jika Anda berada di dekat sungai atau lereng, ${GO}. Jika di luar berbahaya, naiklah ke lantai atas, ke kamar yang jauh dari lereng.`,
  },
  'rainband.soon': {
    headline: 'Hujan sangat lebat mungkin segera turun terus-menerus',
    lead: `Dalam beberapa jam ke depan, hujan sangat lebat dapat terus turun di tempat yang sama.\n${CITY}`,
    instruction:
      'Jika Anda berada di dekat sungai atau lereng, periksa informasi evakuasi kota dan pindahlah ke tempat aman sebelum hujan bertambah lebat.',
  },
  'record-rain': {
    headline: 'Hujan rekor telah turun',
    lead: `Hujan yang hanya terjadi sekali dalam beberapa tahun telah tercatat. Bencana mungkin sedang terjadi di dekat Anda.\n${CITY}`,
    instruction: `Jauhi sungai, lereng, dan ruang bawah tanah. Jika Anda berada di tempat berbahaya, ${GO}. Jika di luar berbahaya, naiklah ke lantai yang lebih tinggi.`,
  },
  'tornado.sighted': {
    headline: 'Tornado terlihat: waspadalah',
    lead: 'Tornado tampaknya telah terjadi dan sangat mungkin terjadi lagi.',
    instruction: 'Masuklah ke bangunan yang kokoh dan jauhi jendela. Jangan berlindung di garasi atau gudang.',
  },
  heat: {
    headline: 'Peringatan sengatan panas',
    lead: 'Cuaca akan sangat panas dan bahaya sengatan panas tinggi.',
    instruction: 'Gunakan AC dan tetaplah di tempat sejuk. Sering-seringlah minum air dan mengonsumsi garam.',
  },
  'withdrawn.warning': {
    headline: 'Ditarik: peringatan {hazard}',
    lead: 'Badan Meteorologi Jepang telah menarik peringatan {hazard} sebelumnya.',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: 'Ditarik: informasi {hazard}',
    lead: 'Badan Meteorologi Jepang telah menarik informasi {hazard} sebelumnya.',
    instruction: WRONG,
  },
  'left-out': {
    headline: 'Ditarik: peringatan {hazard}',
    lead: 'Badan Meteorologi Jepang telah mengoreksi peringatan {hazard}. Kota ini tidak lagi termasuk.',
    instruction: WRONG,
  },
};
