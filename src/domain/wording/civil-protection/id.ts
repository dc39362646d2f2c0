import type { CivilProtectionWords } from './keys.js';

export const id: CivilProtectionWords = {
  'missile-launch': {
    headline: 'Rudal diluncurkan: segera masuk ke dalam',
    lead: 'Rudal tampaknya telah diluncurkan dan mungkin menuju daerah ini.',
    instruction:
      'Masuklah ke dalam bangunan atau bawah tanah. Jika tidak ada bangunan, berlindung di balik benda kokoh atau tiarap dan lindungi kepala.',
  },
  'missile-shelter': {
    headline: 'Rudal: segera berlindung',
    lead: 'Bagian rudal mungkin jatuh di daerah ini.',
    instruction:
      'Segera masuk ke dalam bangunan atau bawah tanah. Di dalam, jauhi jendela. Di luar, berlindung atau tiarap dan lindungi kepala.',
  },
  'missile-landed': {
    headline: 'Rudal telah jatuh: tetap di dalam',
    lead: 'Rudal tampaknya telah jatuh.',
    instruction:
      'Tetaplah di dalam ruangan. Jika jatuh di dekat Anda, tutup mulut dan hidung dengan kain lalu menjauh ke arah datangnya angin, atau tutup jendela dan celah. Jangan dekati benda mencurigakan; beri tahu polisi atau pemadam kebakaran.',
  },
  'missile-passed': {
    headline: 'Rudal telah melintas',
    lead: 'Rudal tampaknya telah melintas di atas. Anda tidak perlu berlindung lagi.',
    instruction: 'Jika menemukan benda mencurigakan, jangan dekati. Beri tahu polisi atau pemadam kebakaran.',
  },
  'missile-at-sea': {
    headline: 'Rudal jatuh ke laut: perlindungan selesai',
    lead: 'Rudal tampaknya jatuh ke laut. Anda tidak perlu berlindung lagi.',
    instruction: 'Jika menemukan benda mencurigakan, jangan dekati. Beri tahu polisi atau pemadam kebakaran.',
  },
  'air-attack': {
    headline: 'Kemungkinan serangan udara: segera masuk',
    lead: 'Mungkin terjadi serangan udara di daerah ini.',
    instruction: 'Segera masuk ke dalam ruangan dan jauhi jendela. Ikuti berita di TV atau radio.',
  },
  guerrilla: {
    headline: 'Serangan bersenjata: tetap di dalam',
    lead: 'Mungkin terjadi serangan kelompok bersenjata di daerah ini.',
    instruction: 'Masuklah, kunci pintu dan jangan keluar. Jauhi orang atau benda mencurigakan dan beri tahu polisi.',
  },
  terror: {
    headline: 'Terorisme besar: masuk ke dalam',
    lead: 'Terorisme berskala besar telah atau mungkin terjadi di daerah ini.',
    instruction:
      'Menjauhlah dari lokasi dan masuk ke dalam bangunan. Jangan dekati benda mencurigakan. Ikuti arahan polisi dan pemadam kebakaran.',
  },
  other: {
    headline: 'Informasi perlindungan sipil',
    lead: 'Ada informasi perlindungan sipil yang mendesak untuk daerah ini.',
    instruction: 'Masuklah ke dalam ruangan dan ikuti TV, radio, dan informasi kota.',
  },
  lifted: {
    headline: 'Peringatan perlindungan sipil dicabut',
    lead: 'Bahaya telah berlalu dan imbauan berlindung dicabut.',
    instruction: 'Jika menemukan benda mencurigakan, jangan dekati. Beri tahu polisi atau pemadam kebakaran.',
  },
  withdrawn: {
    headline: '[DIBATALKAN] Pesan J-ALERT tadi',
    lead: 'Informasi sebelumnya keliru.',
    instruction: 'Anda tidak perlu berlindung.',
  },
  test: {
    headline: 'Siaran uji coba J-ALERT',
    lead: 'Ini adalah uji coba penyampaian informasi di seluruh Jepang.',
    instruction: 'Anda tidak perlu melakukan apa pun.',
  },
};
