import type { CivilProtectionWords } from './keys.js';

export const tl: CivilProtectionWords = {
  'missile-launch': {
    headline: 'May inilunsad na missile: pumasok agad',
    lead: 'Mukhang may inilunsad na missile at maaaring dumating ito sa lugar na ito.',
    instruction:
      'Pumasok sa gusali o sa ilalim ng lupa. Kung walang malapit na gusali, magtago sa likod ng matibay na bagay o dumapa at protektahan ang ulo.',
  },
  'missile-shelter': {
    headline: 'Missile: sumilong agad',
    lead: 'Maaaring mahulog ang bahagi ng missile sa lugar na ito.',
    instruction:
      'Pumasok agad sa gusali o sa ilalim ng lupa. Sa loob, lumayo sa bintana. Sa labas, magtago o dumapa at protektahan ang ulo.',
  },
  'missile-landed': {
    headline: 'Bumagsak ang missile: manatili sa loob',
    lead: 'Mukhang bumagsak na ang missile.',
    instruction:
      'Manatili sa loob. Kung malapit ang binagsakan, takpan ng tela ang bibig at ilong at lumayo papunta sa pinanggagalingan ng hangin, o isara ang bintana at takpan ang mga siwang. Huwag lapitan ang kahina-hinalang bagay; ipaalam sa pulis o bumbero.',
  },
  'missile-passed': {
    headline: 'Lumampas na ang missile',
    lead: 'Mukhang dumaan na sa itaas ang missile. Hindi na kailangang sumilong.',
    instruction: 'Kung may makitang kahina-hinalang bagay, huwag lapitan at ipaalam sa pulis o bumbero.',
  },
  'missile-at-sea': {
    headline: 'Bumagsak sa dagat ang missile: tapos na ang pagsilong',
    lead: 'Mukhang bumagsak sa dagat ang missile. Hindi na kailangang sumilong.',
    instruction: 'Kung may makitang kahina-hinalang bagay, huwag lapitan at ipaalam sa pulis o bumbero.',
  },
  'air-attack': {
    headline: 'Posibleng atake mula sa himpapawid: pumasok agad',
    lead: 'Maaaring may atake mula sa himpapawid sa lugar na ito.',
    instruction: 'Pumasok agad sa loob at lumayo sa bintana. Makinig sa TV o radyo.',
  },
  guerrilla: {
    headline: 'Armadong pag-atake: manatili sa loob',
    lead: 'Maaaring may pag-atake ng armadong grupo sa lugar na ito.',
    instruction:
      'Pumasok, ikandado ang pinto at huwag lumabas. Lumayo sa kahina-hinalang tao at bagay at ipaalam sa pulis.',
  },
  terror: {
    headline: 'Malaking terorismo: pumasok sa loob',
    lead: 'May nangyari o maaaring mangyaring malaking terorismo sa lugar na ito.',
    instruction:
      'Lumayo sa lugar ng insidente at pumasok sa gusali. Huwag lapitan ang kahina-hinalang bagay. Sundin ang pulis at bumbero.',
  },
  other: {
    headline: 'Impormasyon sa proteksyong sibil',
    lead: 'May agarang impormasyon sa proteksyong sibil para sa lugar na ito.',
    instruction: 'Pumasok sa loob at subaybayan ang TV, radyo at ang lungsod.',
  },
  lifted: {
    headline: 'Inalis na ang alerto sa proteksyong sibil',
    lead: 'Wala na ang panganib at inalis na ang panawagang sumilong.',
    instruction: 'Kung may makitang kahina-hinalang bagay, huwag lapitan at ipaalam sa pulis o bumbero.',
  },
  withdrawn: {
    headline: '[KINANSELA] Ang J-ALERT kanina',
    lead: 'Mali ang naunang impormasyon.',
    instruction: 'Hindi kailangang sumilong.',
  },
  test: {
    headline: 'Pagsubok na brodkast ng J-ALERT',
    lead: 'Ito ang pambansang pagsubok ng sistema ng babala.',
    instruction: 'Wala kang kailangang gawin.',
  },
};
