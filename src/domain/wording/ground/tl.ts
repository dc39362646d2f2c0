import type { GroundEssentials } from './keys.js';

const AGAIN = 'Paulit-ulit ang pagdating ng tsunami. Huwag umalis sa ligtas na lugar hanggang maalis ang babala.';

/** Tagalog. */
export const TL: GroundEssentials = {
  'shaking-strong': {
    headline: 'Lindol: {intensity} sa {place}',
    lead: 'Malakas na pagyanig na nakapagpapabagsak ng gamit at nakapagpapagalaw ng muwebles.',
    instruction:
      'Tiyakin ang inyong kaligtasan. Pagtigil ng pagyanig, patayin ang apoy at mag-ingat sa natumbang muwebles, basag na salamin at nahuhulog na bagay. Maaaring yumanig muli nang malakas.',
  },
  'shaking-moderate': {
    headline: 'Lindol: {intensity} sa {place}',
    lead: 'Pagyanig na ikinagulat ng karamihan.',
    instruction: 'Lumayo sa mga bagay na maaaring mahulog o matumba. Maaaring yumanig muli.',
  },
  'shaking-weak': {
    headline: 'Lindol: {intensity} sa {place}',
    lead: 'Hindi malakas ang pagyanig.',
    instruction: 'Maaaring yumanig muli. Mag-ingat.',
  },
  eew: {
    headline: 'Maagang babala sa lindol: malakas na pagyanig',
    lead: 'Inaasahan ang hanggang mga {intensity} sa {place}. Malapit nang yumanig o maaaring yumayanig na.',
    instruction:
      'Protektahan agad ang sarili. Takpan ang ulo at sumilong sa ilalim ng matibay na mesa, malayo sa maaaring mahulog o matumba. Huwag magmadaling lumabas.',
  },
  'tsunami-major': {
    headline: 'Babala sa malaking tsunami',
    lead: 'Maaaring dumating ang napakalaking tsunami.',
    instruction: `Lumayo agad sa dalampasigan at tabing-ilog at pumunta sa pinakamataas na lugar na kaya. ${AGAIN}`,
  },
  'tsunami-warning': {
    headline: 'Babala sa tsunami',
    lead: 'Maaaring dumating ang mataas na tsunami.',
    instruction: `Lumayo agad sa dalampasigan at tabing-ilog at pumunta sa mataas na lugar. ${AGAIN}`,
  },
  'tsunami-advisory': {
    headline: 'Paalala sa tsunami',
    lead: 'Mapanganib sa dagat at sa dalampasigan.',
    instruction: 'Kung nasa dagat, umahon agad at lumayo sa dalampasigan. Huwag lumapit hanggang maalis ang paalala.',
  },
  'tsunami-forecast': {
    headline: 'Taya ng tsunami (bahagyang pagbabago ng dagat)',
    lead: 'Bahagyang magbabago ang taas ng dagat; walang inaasahang pinsala.',
    instruction: 'Mag-ingat sa pagbabago ng dagat kapag nagtatrabaho, nangingisda o lumalangoy.',
  },
  'tsunami-over': {
    headline: 'Inalis na ang mga babala at paalala sa tsunami',
    lead: '',
    instruction: 'Maaaring magbago pa ang dagat nang ilang sandali. Mag-ingat sa dagat.',
  },
  'volcano-5': {
    headline: 'Bulkang {volcano}: babala sa pagputok{level}',
    lead: 'Maaaring lubhang maapektuhan ng pagputok ang mga lugar na may nakatira.',
    instruction:
      'Umalis agad sa mapanganib na lugar malapit sa {volcano}. Sundin ang impormasyon ng lungsod at huwag lumapit sa bunganga ng bulkan.',
  },
  'volcano-4': {
    headline: 'Bulkang {volcano}: babala sa pagputok{level}',
    lead: 'Malamang na may pagputok na aabot sa mga lugar na may nakatira.',
    instruction:
      'Maghanda para makaalis anumang oras. Ang mga matagal kumilos ay umalis nang maaga ayon sa impormasyon ng lungsod.',
  },
  'volcano-3': {
    headline: 'Bulkang {volcano}: babala sa paligid ng bunganga{level}',
    lead: 'Maaaring maapektuhan ang mga lugar na malapit sa tirahan.',
    instruction: 'Huwag umakyat sa bundok. Huwag pumasok sa saradong lugar at sundan ang impormasyon ng lungsod.',
  },
  'volcano-2': {
    headline: 'Bulkang {volcano}: babala sa paligid ng bunganga{level}',
    lead: 'Maaaring may pagputok na makaaapekto sa paligid ng bunganga.',
    instruction: 'Huwag lumapit sa bunganga ng bulkan.',
  },
  'volcano-over': {
    headline: 'Bulkang {volcano}: inalis na ang babala sa pagputok',
    lead: '',
    instruction: 'Aktibong bulkan pa rin ito. Patuloy na mag-ingat sa loob at malapit sa bunganga.',
  },
  eruption: {
    headline: 'Pumutok ang bulkang {volcano}',
    lead: 'May naganap na pagputok sa {volcano}.',
    instruction:
      'Ang mga umaakyat o malapit sa bunganga ay lumayo agad o pumasok sa matibay na gusali gaya ng kubo sa bundok. Protektahan ang ulo sa lumilipad na bato.',
  },
};
