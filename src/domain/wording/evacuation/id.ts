import type { EvacuationWords } from './keys.js';

export const id: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: 'Level 3: evakuasi lansia dan lainnya',
      lead: '{city} mengeluarkan peringatan level 3, evakuasi lansia dan yang memerlukan waktu.',
      instruction:
        'Jika Anda memerlukan waktu untuk mengungsi, tinggalkan tempat berbahaya sekarang. Yang lain bersiaplah, dan mengungsilah bila merasa tidak aman.',
    },
    'level-4': {
      headline: 'Level 4: perintah evakuasi',
      lead: '{city} mengeluarkan peringatan level 4, perintah evakuasi.',
      instruction: 'Semua orang di tempat berbahaya harus segera mengungsi.',
    },
    'level-5': {
      headline: 'Level 5: segera selamatkan diri',
      lead: '{city} mengeluarkan peringatan level 5, penyelamatan diri darurat. Bencana sedang atau segera terjadi.',
      instruction:
        'Nyawa Anda terancam. Segera lindungi diri. Jika keluar lebih berbahaya, pindah ke lantai atas atau ruangan yang jauh dari lereng.',
    },
    lifted: {
      headline: 'Informasi evakuasi dicabut',
      lead: '{city} mencabut informasi evakuasi untuk daerah ini.',
      instruction: 'Saat pulang, hati-hati di jalan dan lereng, dan ikuti informasi kota.',
    },
    withdrawn: {
      headline: '[DIBATALKAN] Informasi evakuasi tadi',
      lead: '{city} membatalkan informasi evakuasi sebelumnya. Informasi itu keliru.',
      instruction: 'Periksa informasi terbaru dari kota.',
    },
    'shelter-open': {
      headline: 'Tempat pengungsian dibuka',
      lead: '{city} membuka tempat pengungsian berikut.',
      instruction: 'Jika perlu mengungsi, pastikan tempat mana yang buka sebelum berangkat.',
    },
    'shelter-closed': {
      headline: 'Tempat pengungsian ditutup',
      lead: '{city} menutup semua tempat pengungsian.',
      instruction: 'Jika memerlukan tempat tinggal, hubungi kota.',
    },
    'shelter-withdrawn': {
      headline: '[DIBATALKAN] Informasi tempat pengungsian tadi',
      lead: '{city} membatalkan informasi tempat pengungsian sebelumnya.',
      instruction: 'Periksa informasi terbaru sebelum pergi ke tempat pengungsian.',
    },
  },
  hazards: {
    flood: 'banjir',
    landslide: 'tanah longsor',
    surge: 'gelombang badai',
    tsunami: 'tsunami',
    rain: 'hujan lebat',
    earthquake: 'gempa bumi',
    fire: 'kebakaran',
    volcano: 'letusan gunung api',
  },
  because: 'Jenis bencana: {hazard}',
};
