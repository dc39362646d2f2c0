import type { GroundEssentials } from './keys.js';

const AGAIN = 'Tsunami datang berulang kali. Jangan tinggalkan tempat aman sampai peringatan dicabut.';

/** Bahasa Indonesia. */
export const ID: GroundEssentials = {
  'shaking-strong': {
    headline: 'Gempa bumi: {intensity} di {place}',
    lead: 'Guncangan kuat yang dapat menjatuhkan barang dan menggeser perabot.',
    instruction:
      'Jaga keselamatan diri. Setelah guncangan berhenti, matikan api dan waspadai perabot roboh, pecahan kaca, dan barang jatuh. Guncangan kuat dapat terjadi lagi.',
  },
  'shaking-moderate': {
    headline: 'Gempa bumi: {intensity} di {place}',
    lead: 'Guncangan yang mengejutkan kebanyakan orang.',
    instruction: 'Jauhi barang yang mudah jatuh atau roboh. Guncangan dapat terjadi lagi.',
  },
  'shaking-weak': {
    headline: 'Gempa bumi: {intensity} di {place}',
    lead: 'Guncangannya tidak besar.',
    instruction: 'Guncangan dapat terjadi lagi. Harap waspada.',
  },
  eew: {
    headline: 'Peringatan dini gempa: guncangan kuat akan datang',
    lead: 'Diperkirakan guncangan sampai sekitar {intensity} di {place}. Sebentar lagi berguncang, atau mungkin sudah mulai.',
    instruction:
      'Lindungi diri sekarang juga. Lindungi kepala dan masuk ke bawah meja yang kokoh, jauh dari barang yang bisa jatuh atau roboh. Jangan terburu-buru lari ke luar.',
  },
  'tsunami-major': {
    headline: 'Peringatan tsunami besar',
    lead: 'Tsunami yang sangat besar dapat datang.',
    instruction: `Segera jauhi pantai dan tepi sungai, pergi ke tempat setinggi mungkin. ${AGAIN}`,
  },
  'tsunami-warning': {
    headline: 'Peringatan tsunami',
    lead: 'Tsunami yang tinggi dapat datang.',
    instruction: `Segera jauhi pantai dan tepi sungai, pergi ke tempat tinggi. ${AGAIN}`,
  },
  'tsunami-advisory': {
    headline: 'Imbauan waspada tsunami',
    lead: 'Laut dan pantai berbahaya.',
    instruction: 'Jika berada di laut, segera naik dan jauhi pantai. Jangan mendekat sampai imbauan dicabut.',
  },
  'tsunami-forecast': {
    headline: 'Prakiraan tsunami (sedikit perubahan muka laut)',
    lead: 'Muka laut sedikit berubah; kerusakan tidak diperkirakan.',
    instruction: 'Hati-hati terhadap perubahan muka laut saat bekerja, memancing, atau berenang di laut.',
  },
  'tsunami-over': {
    headline: 'Peringatan dan imbauan tsunami telah dicabut',
    lead: '',
    instruction: 'Muka laut masih dapat berubah untuk sementara. Berhati-hatilah di laut.',
  },
  'volcano-5': {
    headline: 'Gunung {volcano}: peringatan letusan{level}',
    lead: 'Letusan dapat berdampak berat sampai ke permukiman.',
    instruction:
      'Segera tinggalkan daerah berbahaya di sekitar {volcano}. Ikuti informasi dari kota dan jangan menuju kawah.',
  },
  'volcano-4': {
    headline: 'Gunung {volcano}: peringatan letusan{level}',
    lead: 'Letusan yang mencapai permukiman kemungkinan akan terjadi.',
    instruction:
      'Bersiaplah untuk pergi kapan saja. Yang butuh waktu untuk bergerak, pergilah lebih awal sesuai informasi kota.',
  },
  'volcano-3': {
    headline: 'Gunung {volcano}: peringatan sekitar kawah{level}',
    lead: 'Letusan dapat berdampak sampai dekat permukiman.',
    instruction: 'Jangan mendaki gunung. Jangan masuk daerah terlarang dan ikuti informasi kota.',
  },
  'volcano-2': {
    headline: 'Gunung {volcano}: peringatan sekitar kawah{level}',
    lead: 'Letusan dapat berdampak di sekitar kawah.',
    instruction: 'Jangan mendekati kawah.',
  },
  'volcano-over': {
    headline: 'Gunung {volcano}: peringatan letusan telah dicabut',
    lead: '',
    instruction: 'Gunung ini tetap gunung api aktif. Tetap waspada di dalam dan dekat kawah.',
  },
  eruption: {
    headline: 'Gunung {volcano} meletus',
    lead: 'Terjadi letusan di {volcano}.',
    instruction:
      'Pendaki dan orang di dekat kawah harap segera menjauh atau masuk bangunan kokoh seperti pondok gunung. Lindungi kepala dari batu yang beterbangan.',
  },
};
