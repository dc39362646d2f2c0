import type { GroundWords } from './keys.js';

const AGAIN = 'Tsunami come again and again: stay in a safe place until the warning is lifted.';

/** English. */
export const EN: GroundWords = {
  'shaking-strong': {
    headline: 'Earthquake: {intensity} in {place}',
    lead: 'Shaking strong enough to make things fall and furniture move.',
    instruction:
      'Keep yourself safe. When the shaking stops, turn off flames and beware of fallen furniture, broken glass and falling objects. Strong shaking may come again.',
  },
  'shaking-moderate': {
    headline: 'Earthquake: {intensity} in {place}',
    lead: 'Shaking that startles most people.',
    instruction: 'Stay away from things that may fall or tip over. It may shake again.',
  },
  'shaking-weak': {
    headline: 'Earthquake: {intensity} in {place}',
    lead: 'The shaking was not strong.',
    instruction: 'It may shake again.',
  },
  eew: {
    headline: 'Earthquake Early Warning: strong shaking expected',
    lead: 'Up to about {intensity} is expected in {place}, at any moment. It may have begun.',
    instruction:
      'Protect yourself now. Cover your head and get under a sturdy table, away from anything that may fall. Do not rush outside.',
  },
  'long-period': {
    headline: 'Long-period ground motion class {step} in {area}',
    lead: 'On high floors the building may have swayed so much that standing was impossible.',
    instruction:
      'On high floors, beware of fallen furniture and things on wheels. Do not use lifts. Such swaying may come again.',
  },
  'tsunami-major': {
    headline: 'Major tsunami warning',
    lead: 'A huge tsunami may strike.',
    instruction: `Leave the coast and riversides at once and go as high as you can. ${AGAIN}`,
  },
  'tsunami-warning': {
    headline: 'Tsunami warning',
    lead: 'A high tsunami may strike.',
    instruction: `Leave the coast and riversides at once and go to high ground. ${AGAIN}`,
  },
  'tsunami-advisory': {
    headline: 'Tsunami advisory',
    lead: 'The sea and the shore are dangerous.',
    instruction: 'If you are in the sea, get out at once and leave the shore. Stay away until the advisory is lifted.',
  },
  'tsunami-forecast': {
    headline: 'Tsunami forecast (slight sea-level changes)',
    lead: 'The sea level changes a little; no damage is expected.',
    instruction: 'Be careful of changes in sea level when working, fishing or swimming in the sea.',
  },
  'tsunami-over': {
    headline: 'Tsunami warnings and advisories are lifted',
    lead: '',
    instruction: 'The sea level may still change for a while. Be careful in the sea.',
  },
  'volcano-5': {
    headline: 'Volcano {volcano}: eruption warning{level}',
    lead: 'An eruption may gravely affect places where people live.',
    instruction:
      'Leave the danger area around {volcano} at once. Follow what the city says about leaving, and do not go towards the crater.',
  },
  'volcano-4': {
    headline: 'Volcano {volcano}: eruption warning{level}',
    lead: 'An eruption that reaches places where people live looks likely.',
    instruction:
      'Get ready to leave. If you need time to move, start early and follow what the city says about leaving.',
  },
  'volcano-3': {
    headline: 'Volcano {volcano}: near-crater warning{level}',
    lead: 'An eruption may affect places close to where people live.',
    instruction: 'Do not climb the mountain. Keep out of closed areas and follow the city’s information.',
  },
  'volcano-2': {
    headline: 'Volcano {volcano}: near-crater warning{level}',
    lead: 'An eruption may affect the surroundings of the crater.',
    instruction: 'Keep away from the crater.',
  },
  'volcano-over': {
    headline: 'Volcano {volcano}: the eruption warning is lifted',
    lead: '',
    instruction: 'It is still an active volcano. Remain careful in and around the crater.',
  },
  'volcano-note': {
    headline: 'Volcano {volcano}: bulletin on its activity',
    lead: 'The Japan Meteorological Agency explains the state of the volcano.',
    instruction: 'If you go near the mountain, check the information of JMA and the city.',
  },
  eruption: {
    headline: 'Eruption: {volcano} has erupted',
    lead: 'An eruption has occurred at {volcano}.',
    instruction:
      'If you are climbing or near the crater, get away from it at once or enter a sturdy building such as a mountain hut. Protect your head from falling stones.',
  },
  'eruption-seen': {
    headline: 'Volcano {volcano}: eruption observed',
    lead: 'This is a record of an observation.',
    instruction: 'If you go near the mountain, check the information of JMA and the city.',
  },
  'ash-heavy': {
    headline: 'Volcanic ash from {volcano}: a large amount expected',
    lead: 'It may be hard to see, and roads may be covered.',
    instruction:
      'Stay indoors and close the windows. If you must go out, wear a mask and protect your eyes. Do not drive.',
  },
  'ash-moderate': {
    headline: 'Volcanic ash from {volcano}: a moderate amount expected',
    lead: 'Road markings may become hard to see.',
    instruction: 'Use an umbrella and a mask and close the windows. Drive slowly.',
  },
  'ash-light': {
    headline: 'Volcanic ash from {volcano}: a small amount expected',
    lead: 'A thin layer of ash is expected.',
    instruction: 'Close the windows and take in the washing. Wear a mask if your eyes or throat feel sore.',
  },
  'ash-stones': {
    headline: 'Eruption of {volcano}: small stones may fall',
    lead: 'Small stones carried by the wind may fall.',
    instruction: 'Go indoors or under a sturdy roof.',
  },
  'outlook-investigating': {
    headline: 'Nankai Trough earthquake: under investigation',
    lead: 'JMA has begun to study whether what happened is linked to a Nankai Trough earthquake.',
    instruction:
      'Check your furniture, where you would go and how you reach your family. Watch for further information.',
  },
  'outlook-warning': {
    headline: 'Nankai Trough earthquake: great earthquake warning',
    lead: 'Another great earthquake along the Nankai Trough is more likely than usual. It is not certain to come.',
    instruction:
      'Check your preparations and be ready to move at once. Follow the calls of the government and the city.',
  },
  'outlook-caution': {
    headline: 'Nankai Trough earthquake: great earthquake caution',
    lead: 'Another great earthquake along the Nankai Trough is more likely than usual. It is not certain to come.',
    instruction:
      'Check your preparations again. Go on with daily life and heed the calls of the government and the city.',
  },
  'outlook-over': {
    headline: 'Nankai Trough earthquake: investigation closed',
    lead: 'The findings call for neither a warning nor a caution.',
    instruction: 'A great earthquake can come at any time. Keep up your preparations.',
  },
  'outlook-note': {
    headline: 'Nankai Trough earthquake: explanatory bulletin',
    lead: 'JMA explains the situation along the Nankai Trough.',
    instruction: 'Check your usual preparations.',
  },
  'outlook-aftershock': {
    headline: 'Caution: a later earthquake off Hokkaido or Sanriku',
    lead: 'A further great earthquake from Hokkaido to off Sanriku is more likely than usual. It is not certain to come.',
    instruction: 'Check your preparations again and, for about a week, be ready to move as soon as it shakes.',
  },
};
