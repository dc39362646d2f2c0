import type { AnswerPhrases } from './keys.js';

export const en: AnswerPhrases = {
  ask: {
    headline: 'Please answer',
    lead: 'Your answer is read by staff of {office}.',
    instruction: 'Press one. You can change it later.',
  },
  read: {
    headline: 'I have read this',
    lead: '{office} sees that this reached you.',
    instruction: 'Do what this message says.',
  },
  safe: {
    headline: 'I am safe',
    lead: '{office} sees that you are safe.',
    instruction: 'If that changes, change your answer.',
  },
  'needs-help': {
    headline: 'I need help',
    lead: 'Your answer is read by staff of {office}, not by the fire brigade or ambulance.',
    instruction: 'If a life is in danger, call 119 (fire, ambulance) or 110 (police) now.',
  },
  kept: {
    headline: 'We have your answer',
    lead: 'Your answer: {answer}',
    instruction: 'You can change it. The last answer counts.',
  },
  newer: {
    headline: 'There is a newer report',
    lead: '',
    instruction: 'Please read what this page says now.',
  },
  over: {
    headline: 'This alert is over',
    lead: 'No answer is needed any more.',
    instruction: 'Look at the current alerts. If you need help, call.',
  },
  'not-asked': {
    headline: 'No answer is needed',
    lead: '',
    instruction: 'See the page of this alert for the latest.',
  },
  how: {
    headline: 'How to answer',
    lead: '{office} asks you to answer this alert.',
    instruction: 'Use the link in the e-mail or the button in LINE that you received.',
  },
};
