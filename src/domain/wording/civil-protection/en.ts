import type { CivilProtectionWords } from './keys.js';

export const en: CivilProtectionWords = {
  'missile-launch': {
    headline: 'Missile launched: go inside now',
    lead: 'A missile appears to have been launched and may come towards this area.',
    instruction:
      'Go into a building or underground. If there is no building, take cover behind something solid, or lie face down and protect your head.',
  },
  'missile-shelter': {
    headline: 'Missile: take shelter immediately',
    lead: 'Parts of the missile may fall in this area.',
    instruction:
      'Go into a building or underground immediately. Indoors, stay away from windows. Outdoors, take cover or lie face down and protect your head.',
  },
  'missile-landed': {
    headline: 'Missile has fallen: stay indoors',
    lead: 'The missile appears to have fallen.',
    instruction:
      'Stay indoors. If it fell near you, cover your mouth and nose with cloth, and move upwind or close windows and seal gaps. Do not touch suspicious objects: tell the police or the fire service.',
  },
  'missile-passed': {
    headline: 'Missile has passed over',
    lead: 'The missile appears to have passed overhead. You no longer need to shelter.',
    instruction: 'If you find a suspicious object, do not go near it. Tell the police or the fire service.',
  },
  'missile-at-sea': {
    headline: 'Missile fell into the sea: sheltering is over',
    lead: 'The missile appears to have fallen into the sea. You no longer need to shelter.',
    instruction: 'If you find a suspicious object, do not go near it. Tell the police or the fire service.',
  },
  'air-attack': {
    headline: 'Possible air attack: go inside now',
    lead: 'There may be an air attack in this area.',
    instruction: 'Go indoors immediately and stay away from windows. Follow television or radio.',
  },
  guerrilla: {
    headline: 'Armed attack: stay indoors',
    lead: 'There may be an attack by armed groups in this area.',
    instruction:
      'Go indoors, lock the doors and stay inside. Keep away from suspicious people and objects and tell the police.',
  },
  terror: {
    headline: 'Large-scale terrorism: go inside',
    lead: 'A large-scale act of terrorism has happened, or may happen, in this area.',
    instruction:
      'Move away from the scene and go indoors. Keep away from suspicious objects. Follow the police and the fire service.',
  },
  other: {
    headline: 'Civil protection information',
    lead: 'There is urgent civil protection information for this area.',
    instruction: 'Go indoors and follow television, radio and the city.',
  },
  lifted: {
    headline: 'Civil protection alert lifted',
    lead: 'The danger is over and the call to shelter is lifted.',
    instruction: 'If you find a suspicious object, do not go near it. Tell the police or the fire service.',
  },
  withdrawn: {
    headline: '[CANCELLED] The J-ALERT message a moment ago',
    lead: 'The earlier message was sent in error.',
    instruction: 'You do not need to take shelter.',
  },
  test: {
    headline: 'J-ALERT test broadcast',
    lead: 'This is the nationwide test of the warning system.',
    instruction: 'You do not need to do anything.',
  },
};
