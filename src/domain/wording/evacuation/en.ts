import type { EvacuationWords } from './keys.js';

export const en: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: 'Level 3: evacuation of the elderly and others',
      lead: '{city} has issued alert level 3, evacuation of the elderly and others who need time.',
      instruction:
        'If you need time to evacuate, leave dangerous places now. Everyone else: get ready, and leave if you feel unsafe.',
    },
    'level-4': {
      headline: 'Level 4: evacuation order',
      lead: '{city} has issued alert level 4, an evacuation order.',
      instruction: 'Everyone in a dangerous place must leave quickly.',
    },
    'level-5': {
      headline: 'Level 5: emergency safety measures',
      lead: '{city} has issued alert level 5, emergency safety measures. A disaster is happening or about to happen.',
      instruction:
        'Your life is in danger. Protect yourself right now. If going out is more dangerous, move to an upper floor or a room away from slopes.',
    },
    lifted: {
      headline: 'Evacuation information lifted',
      lead: '{city} has lifted the evacuation information for this area.',
      instruction: 'On your way back watch roads and slopes, and follow the city’s information.',
    },
    withdrawn: {
      headline: '[CANCELLED] The evacuation information a moment ago',
      lead: '{city} has withdrawn the earlier evacuation information. It was an error.',
      instruction: 'Check the latest information of the city.',
    },
    'shelter-open': {
      headline: 'Evacuation centres open',
      lead: '{city} has opened these evacuation centres.',
      instruction: 'If you need to evacuate, check which centre is open before you go.',
    },
    'shelter-closed': {
      headline: 'Evacuation centres closed',
      lead: '{city} has closed all its evacuation centres.',
      instruction: 'If you need a place to stay, contact the city.',
    },
    'shelter-withdrawn': {
      headline: '[CANCELLED] The evacuation centre information a moment ago',
      lead: '{city} has withdrawn the earlier information about evacuation centres.',
      instruction: 'Check the latest information before you go to a centre.',
    },
  },
  hazards: {
    flood: 'flood',
    landslide: 'landslide',
    surge: 'storm surge',
    tsunami: 'tsunami',
    rain: 'heavy rain',
    earthquake: 'earthquake',
    fire: 'fire',
    volcano: 'volcanic eruption',
  },
  because: 'Hazard: {hazard}',
};
