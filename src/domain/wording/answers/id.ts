import type { AnswerPhrases } from './keys.js';

export const id: AnswerPhrases = {
  ask: {
    headline: 'Mohon jawab',
    lead: 'Jawaban Anda dibaca oleh petugas {office}.',
    instruction: 'Tekan salah satu. Dapat diubah nanti.',
  },
  read: {
    headline: 'Saya sudah membaca',
    lead: '{office} tahu bahwa pesan ini sampai kepada Anda.',
    instruction: 'Lakukan apa yang dikatakan pesan ini.',
  },
  safe: {
    headline: 'Saya aman',
    lead: '{office} tahu bahwa Anda aman.',
    instruction: 'Jika keadaan berubah, ubah jawaban Anda.',
  },
  'needs-help': {
    headline: 'Saya perlu bantuan',
    lead: 'Jawaban ini dibaca oleh petugas {office}, bukan pemadam kebakaran atau ambulans.',
    instruction: 'Jika nyawa terancam, segera telepon 119 (pemadam, ambulans) atau 110 (polisi).',
  },
  kept: {
    headline: 'Jawaban Anda diterima',
    lead: 'Jawaban Anda: {answer}',
    instruction: 'Jawaban dapat diubah. Jawaban terakhir yang dipakai.',
  },
  newer: {
    headline: 'Ada laporan baru',
    lead: '',
    instruction: 'Baca kembali isi halaman ini.',
  },
  over: {
    headline: 'Informasi ini telah berakhir',
    lead: 'Jawaban tidak diperlukan lagi.',
    instruction: 'Lihat informasi saat ini. Jika perlu bantuan, teleponlah.',
  },
  'not-asked': {
    headline: 'Tidak perlu menjawab',
    lead: '',
    instruction: 'Lihat isi terbaru di halaman informasi.',
  },
  how: {
    headline: 'Cara menjawab',
    lead: '{office} meminta jawaban Anda atas informasi ini.',
    instruction: 'Gunakan tautan di e-mail atau tombol di LINE yang Anda terima.',
  },
};
