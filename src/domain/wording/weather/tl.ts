import type { SomeWeatherPhrases } from './keys.js';

const CITY = 'Ang lungsod ang naglalabas ng impormasyon tungkol sa paglikas.';
const LEVEL = {
  5: `Katumbas ito ng Alert Level 5. Nangyayari na o malapit nang mangyari ang sakuna.\n${CITY}`,
  4: `Katumbas ito ng Alert Level 4.\n${CITY}`,
  3: `Katumbas ito ng Alert Level 3.\n${CITY}`,
};
const SPECIAL = 'May paparating na panganib na minsan lang mangyari sa ilang dekada.';
const OVER = 'Magpapaalam kaming muli kung may bagong impormasyon.';
const FOLLOW = 'Sundin ang lungsod habang may bisa ang impormasyon nito sa paglikas.';
const WRONG = 'Binawi ang naunang impormasyon. Tingnan ang pinakabagong impormasyon.';
const GO = 'tingnan ang impormasyon ng lungsod sa paglikas at lumikas agad nang walang pag-aalinlangan';
const EARLY = 'tingnan ang impormasyon ng lungsod sa paglikas at lumikas nang maaga';

export const TL: SomeWeatherPhrases = {
  'rain.5': {
    headline: 'Level 5: Emergency warning sa malakas na ulan',
    lead: LEVEL[5],
    instruction:
      'Nasa panganib ang iyong buhay. Lumipat agad sa pinakaligtas na lugar na malapit. Kung mapanganib sa labas, umakyat sa mas mataas na palapag.',
  },
  'rain.4': {
    headline: 'Level 4: Danger warning sa malakas na ulan',
    lead: LEVEL[4],
    instruction: `Kung nasa mapanganib na lugar ka, ${GO}. Kung mapanganib sa labas, umakyat sa ikalawang palapag o mas mataas.`,
  },
  'rain.3': {
    headline: 'Level 3: Babala sa malakas na ulan',
    lead: LEVEL[3],
    instruction: `Kung kailangan mo ng mahabang oras sa paglikas, ${EARLY}. Huwag lumapit sa ilog, kanal at mga lugar sa ilalim ng lupa.`,
  },
  'landslide.5': {
    headline: 'Level 5: Emergency warning sa pagguho ng lupa',
    lead: LEVEL[5],
    instruction:
      'Nasa panganib ang iyong buhay. Lumayo agad sa bangin at dalisdis. Kung mapanganib sa labas, umakyat sa itaas na palapag, sa silid na malayo sa dalisdis.',
  },
  'landslide.4': {
    headline: 'Level 4: Danger warning sa pagguho ng lupa',
    lead: LEVEL[4],
    instruction: `Kung malapit ka sa bangin o matarik na dalisdis, ${GO}. Kung mapanganib sa labas, umakyat sa itaas na palapag, sa silid na malayo sa dalisdis.`,
  },
  'landslide.3': {
    headline: 'Level 3: Babala sa pagguho ng lupa',
    lead: LEVEL[3],
    instruction: `Kung malapit ka sa bangin o dalisdis at kailangan mo ng mahabang oras sa paglikas, ${EARLY}.`,
  },
  'surge.5': {
    headline: 'Level 5: Emergency warning sa storm surge',
    lead: LEVEL[5],
    instruction:
      'Nasa panganib ang iyong buhay. Lumayo agad sa baybayin at pumunta sa mataas na lugar. Kung mapanganib sa labas, umakyat sa mas mataas na palapag.',
  },
  'surge.4': {
    headline: 'Level 4: Danger warning sa storm surge',
    lead: LEVEL[4],
    instruction: `Kung malapit ka sa baybayin o nasa mababang lugar, ${GO} patungo sa mataas na lugar.`,
  },
  'surge.3': {
    headline: 'Level 3: Babala sa storm surge',
    lead: LEVEL[3],
    instruction: `Kung malapit ka sa baybayin at kailangan mo ng mahabang oras sa paglikas, ${EARLY}. Huwag pumunta sa dagat para tumingin.`,
  },
  'river-flood.5': {
    headline: 'Level 5: Emergency warning sa baha, {river}',
    lead: LEVEL[5],
    instruction:
      'Umaapaw na o malapit nang umapaw ang ilog. Nasa panganib ang iyong buhay. Lumayo agad sa ilog at pumunta sa mataas na lugar o mas mataas na palapag.',
  },
  'river-flood.4': {
    headline: 'Level 4: Danger warning sa baha, {river}',
    lead: LEVEL[4],
    instruction: `Maaaring umapaw ang ilog anumang oras. Kung nasa lugar ka na maaaring bahain, ${GO}.`,
  },
  'river-flood.3': {
    headline: 'Level 3: Babala sa baha, {river}',
    lead: LEVEL[3],
    instruction: `Kung nasa lugar ka na maaaring bahain at kailangan mo ng mahabang oras sa paglikas, ${EARLY}. Huwag lumapit sa ilog.`,
  },
  'flood.warning': {
    headline: 'Babala sa baha',
    lead: `Maaaring biglang tumaas at umapaw ang mga ilog.\n${CITY}`,
    instruction: 'Huwag lumapit sa mga ilog at kanal.',
  },
  'wind.special': {
    headline: 'Emergency warning sa napakalakas na hangin',
    lead: SPECIAL,
    instruction: 'Huwag lumabas. Manatili sa loob ng matibay na gusali at lumayo sa bintana.',
  },
  'wind.warning': {
    headline: 'Babala sa malakas na hangin',
    lead: 'Maaaring liparin ang mga bagay at matumba ang mga puno.',
    instruction: 'Iwasang lumabas. Manatili sa loob ng matibay na gusali at lumayo sa bintana.',
  },
  'snowstorm.special': {
    headline: 'Emergency warning sa bagyo ng niyebe',
    lead: SPECIAL,
    instruction: 'Huwag lumabas at huwag magmaneho. Manatiling ligtas sa loob.',
  },
  'snowstorm.warning': {
    headline: 'Babala sa bagyo ng niyebe',
    lead: 'Maaaring hindi makita ang paligid dahil sa hangin at niyebe.',
    instruction: 'Iwasang lumabas at magmaneho. Kung maipit ang sasakyan, alisin ang niyebe sa tambutso.',
  },
  'snow.special': {
    headline: 'Emergency warning sa makapal na niyebe',
    lead: SPECIAL,
    instruction: 'Huwag lumabas at huwag magmaneho. Maghanda sa pagkawala ng kuryente.',
  },
  'snow.warning': {
    headline: 'Babala sa makapal na niyebe',
    lead: 'Maaaring tumigil ang trapiko at masira ang mga gusali.',
    instruction: 'Iwasang lumabas at magmaneho. Mag-ingat sa niyebeng nahuhulog mula sa bubong.',
  },
  'rain.end': {
    headline: 'Inalis na ang mga babala sa malakas na ulan',
    lead: OVER,
    instruction: `${FOLLOW} Huwag lumapit sa ilog na tumaas ang tubig.`,
  },
  'landslide.end': {
    headline: 'Inalis na ang mga babala sa pagguho ng lupa',
    lead: OVER,
    instruction: `${FOLLOW} Maaari pang gumuho ang dalisdis; huwag lumapit.`,
  },
  'landslide-alert.end': {
    headline: 'Inalis na ang Level 4 na impormasyon sa pagguho ng lupa',
    lead: 'Maaaring may bisa pa ang ibang babala.',
    instruction: `${FOLLOW} Maaari pang gumuho ang dalisdis; huwag lumapit.`,
  },
  'river-flood.end': {
    headline: 'Inalis na ang impormasyon sa baha ng {river}',
    lead: OVER,
    instruction: `${FOLLOW} Huwag lumapit sa ilog na tumaas ang tubig.`,
  },
  'warning.end': { headline: 'Inalis na ang mga babala: {hazard}', lead: OVER, instruction: FOLLOW },
  'rainband.occurring': {
    headline: 'Napakalakas na ulan ang nananatili sa lugar',
    lead: `Patuloy ang napakalakas na ulan sa iisang lugar at mabilis na tumataas ang panganib.\n${CITY}`,
    instruction: `Kung malapit ka sa ilog o dalisdis, ${GO}. Kung mapanganib sa labas, umakyat sa itaas na palapag, sa silid na malayo sa dalisdis.`,
  },
  'rainband.soon': {
    headline: 'Maaaring magsimula na ang napakalakas na ulan',
    lead: `Sa loob ng ilang oras, maaaring magpatuloy ang napakalakas na ulan sa iisang lugar.\n${CITY}`,
    instruction:
      'Kung malapit ka sa ilog o dalisdis, tingnan ang impormasyon ng lungsod sa paglikas at lumipat sa ligtas na lugar bago lumakas ang ulan.',
  },
  'record-rain': {
    headline: 'Bumuhos ang rekord na ulan',
    lead: `Naitala ang ulan na minsan lang mangyari sa ilang taon. Maaaring may sakuna na sa malapit.\n${CITY}`,
    instruction: `Lumayo sa ilog, dalisdis at mga lugar sa ilalim ng lupa. Kung nasa mapanganib na lugar ka, ${GO}. Kung mapanganib sa labas, umakyat sa mas mataas na palapag.`,
  },
  'tornado.sighted': {
    headline: 'May nakitang buhawi: mag-ingat',
    lead: 'Mukhang may naganap na buhawi at malaki ang posibilidad na maulit.',
    instruction: 'Pumasok sa matibay na gusali at lumayo sa bintana. Huwag sumilong sa garahe o bodega.',
  },
  heat: {
    headline: 'Alerto sa heat stroke',
    lead: 'Magiging napakainit at mataas ang panganib ng heat stroke.',
    instruction: 'Gumamit ng aircon at manatili sa malamig na lugar. Uminom ng tubig nang madalas.',
  },
  'withdrawn.warning': {
    headline: 'Binawi: babala sa {hazard}',
    lead: 'Binawi ng Japan Meteorological Agency ang naunang babala sa {hazard}.',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: 'Binawi: impormasyon sa {hazard}',
    lead: 'Binawi ng Japan Meteorological Agency ang naunang impormasyon sa {hazard}.',
    instruction: WRONG,
  },
  'left-out': {
    headline: 'Binawi: babala sa {hazard}',
    lead: 'Itinama ng Japan Meteorological Agency ang babala sa {hazard}. Hindi na kasama ang lungsod na ito.',
    instruction: WRONG,
  },
};
