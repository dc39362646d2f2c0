import type { AnswerPhrases } from './keys.js';

export const tl: AnswerPhrases = {
  ask: {
    headline: 'Pakisagot po',
    lead: 'Binabasa ng kawani ng {office} ang sagot ninyo.',
    instruction: 'Pindutin ang isa. Maaari itong palitan mamaya.',
  },
  read: {
    headline: 'Nabasa ko na',
    lead: 'Malalaman ng {office} na natanggap ninyo ito.',
    instruction: 'Sundin ang sinasabi ng mensaheng ito.',
  },
  safe: {
    headline: 'Ligtas ako',
    lead: 'Malalaman ng {office} na ligtas kayo.',
    instruction: 'Kung magbago ang kalagayan, palitan ang sagot.',
  },
  'needs-help': {
    headline: 'Kailangan ng tulong',
    lead: 'Binabasa ito ng kawani ng {office}, hindi ng bumbero o ambulansiya.',
    instruction: 'Kung nanganganib ang buhay, tumawag agad sa 119 (bumbero, ambulansiya) o 110 (pulis).',
  },
  kept: {
    headline: 'Natanggap ang sagot ninyo',
    lead: 'Ang sagot ninyo: {answer}',
    instruction: 'Maaari itong palitan. Ang huling sagot ang gagamitin.',
  },
  newer: {
    headline: 'May bagong ulat',
    lead: '',
    instruction: 'Basahin muli ang nasa pahinang ito.',
  },
  over: {
    headline: 'Tapos na ang abisong ito',
    lead: 'Hindi na kailangang sumagot.',
    instruction: 'Tingnan ang mga abiso ngayon. Kung kailangan ng tulong, tumawag.',
  },
  'not-asked': {
    headline: 'Hindi kailangang sumagot',
    lead: '',
    instruction: 'Tingnan ang pinakabagong nilalaman sa pahina ng abiso.',
  },
  how: {
    headline: 'Paano sumagot',
    lead: 'Humihiling ang {office} ng sagot sa abisong ito.',
    instruction: 'Gamitin ang link sa e-mail o ang button sa LINE na natanggap ninyo.',
  },
};
