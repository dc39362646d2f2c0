import type { EvacuationWords } from './keys.js';

export const tl: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: 'Antas 3: paglikas ng matatanda at iba pa',
      lead: 'Naglabas ang {city} ng alerto antas 3, paglikas ng matatanda at mga nangangailangan ng oras.',
      instruction:
        'Kung kailangan mo ng oras sa paglikas, umalis na ngayon sa mapanganib na lugar. Ang iba ay maghanda, at lumikas kapag nakaramdam ng panganib.',
    },
    'level-4': {
      headline: 'Antas 4: utos na lumikas',
      lead: 'Naglabas ang {city} ng alerto antas 4, utos na lumikas.',
      instruction: 'Lahat ng nasa mapanganib na lugar ay lumikas agad.',
    },
    'level-5': {
      headline: 'Antas 5: iligtas agad ang sarili',
      lead: 'Naglabas ang {city} ng alerto antas 5, agarang pagtiyak ng kaligtasan. May nangyayari o malapit nang mangyaring sakuna.',
      instruction:
        'Nanganganib ang iyong buhay. Protektahan agad ang sarili. Kung mas mapanganib sa labas, pumunta sa mataas na palapag o sa silid na malayo sa dalisdis.',
    },
    lifted: {
      headline: 'Inalis na ang impormasyon sa paglikas',
      lead: 'Inalis na ng {city} ang impormasyon sa paglikas sa lugar na ito.',
      instruction: 'Mag-ingat sa daan at dalisdis sa pag-uwi, at sundan ang impormasyon ng lungsod.',
    },
    withdrawn: {
      headline: '[KINANSELA] Ang impormasyon sa paglikas kanina',
      lead: 'Binawi ng {city} ang naunang impormasyon sa paglikas. Mali ito.',
      instruction: 'Tingnan ang pinakabagong impormasyon ng lungsod.',
    },
    'shelter-open': {
      headline: 'Bukas ang mga evacuation center',
      lead: 'Binuksan ng {city} ang mga evacuation center na ito.',
      instruction: 'Kung kailangan lumikas, alamin muna kung aling center ang bukas.',
    },
    'shelter-closed': {
      headline: 'Sarado na ang mga evacuation center',
      lead: 'Isinara na ng {city} ang lahat ng evacuation center.',
      instruction: 'Kung kailangan mo ng matutuluyan, makipag-ugnayan sa lungsod.',
    },
    'shelter-withdrawn': {
      headline: '[KINANSELA] Ang impormasyon sa evacuation center kanina',
      lead: 'Binawi ng {city} ang naunang impormasyon tungkol sa mga evacuation center.',
      instruction: 'Tingnan ang pinakabagong impormasyon bago pumunta.',
    },
  },
  hazards: {
    flood: 'baha',
    landslide: 'pagguho ng lupa',
    surge: 'daluyong ng bagyo',
    tsunami: 'tsunami',
    rain: 'malakas na ulan',
    earthquake: 'lindol',
    fire: 'sunog',
    volcano: 'pagputok ng bulkan',
  },
  because: 'Uri ng sakuna: {hazard}',
};
