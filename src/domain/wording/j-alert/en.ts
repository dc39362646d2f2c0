import type { JAlertWords } from './keys.js';

export const en: JAlertWords = {
  eew: {
    headline: 'Earthquake Early Warning: strong shaking',
    lead: 'Strong shaking may arrive at any moment.',
    instruction: 'Protect your head and get under a table. Do not rush outside.',
  },
  intensity: {
    headline: 'Strong shaking observed',
    lead: 'Strong shaking has been observed.',
    instruction: 'Watch for falling and broken things, and be ready for more shaking.',
  },
  hypocentre: {
    headline: 'Earthquake report',
    lead: 'The place and strength of an earthquake have been reported.',
    instruction: 'Check that you and your home are safe, and be ready for more shaking.',
  },
  'quake-outlook': {
    headline: 'Information about a possible great earthquake',
    lead: 'This has been issued: {name}.',
    instruction: 'Secure furniture, and check water, food and how to reach your family.',
  },
  'major-tsunami': {
    headline: 'Major tsunami warning',
    lead: 'A major tsunami warning has been issued. A huge tsunami may come.',
    instruction:
      'Leave coasts and rivers and go to high ground immediately. Do not return until the warning is lifted.',
  },
  'tsunami-warning': {
    headline: 'Tsunami warning',
    lead: 'A tsunami warning has been issued.',
    instruction:
      'Leave coasts and rivers and go to high ground immediately. Do not return until the warning is lifted.',
  },
  'tsunami-advisory': {
    headline: 'Tsunami advisory',
    lead: 'A tsunami advisory has been issued.',
    instruction: 'Get out of the sea and away from the coast.',
  },
  'eruption-warning': {
    headline: 'Eruption warning',
    lead: 'An eruption may affect places where people live.',
    instruction: 'Follow the city’s information and leave dangerous places.',
  },
  'crater-warning': {
    headline: 'Warning near the crater',
    lead: 'An eruption may affect the area around the crater.',
    instruction: 'Stay away from the crater.',
  },
  'eruption-forecast': {
    headline: 'Volcanic forecast',
    lead: 'A forecast about volcanic activity has been issued.',
    instruction: 'If you go to the mountain, check the latest information.',
  },
  'eruption-flash': {
    headline: 'Volcano has erupted',
    lead: 'A volcano has erupted.',
    instruction: 'On the mountain: enter a solid building or go down at once. Protect your head and mouth.',
  },
  'special-warning': {
    headline: 'Emergency warning',
    lead: 'This has been issued: {name}. The danger is greater than ever before.',
    instruction: 'Protect your life. If it is dangerous outside, move to the safest place inside the building.',
  },
  warning: {
    headline: 'Weather warning',
    lead: 'This has been issued: {name}.',
    instruction: 'Stay away from dangerous places and check the latest information.',
  },
  advisory: {
    headline: 'Weather advisory',
    lead: 'This has been issued: {name}.',
    instruction: 'Check the latest information.',
  },
  landslide: {
    headline: 'Landslide alert',
    lead: 'The danger of landslides is rising.',
    instruction: 'Move away from cliffs and streams, and check the city’s information.',
  },
  tornado: {
    headline: 'Tornado advisory',
    lead: 'Tornadoes or violent gusts may occur.',
    instruction: 'Watch the sky, enter a solid building and stay away from windows.',
  },
  'record-rain': {
    headline: 'Record short-term heavy rain',
    lead: 'Record heavy rain has fallen in a short time.',
    instruction: 'Move away from rivers, cliffs, basements and other low places.',
  },
  'river-flood': {
    headline: 'River flood forecast',
    lead: 'This has been issued: {name}.',
    instruction: 'Stay away from rivers and check the latest information.',
  },
  lifted: {
    headline: 'Warning lifted',
    lead: 'This has been lifted: {name}.',
    instruction: 'Watch for remaining dangers and check the latest information.',
  },
  withdrawn: {
    headline: '[CANCELLED] The message a moment ago',
    lead: 'This has been withdrawn: {name}.',
    instruction: 'Check the latest information.',
  },
};
