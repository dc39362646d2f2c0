import type { AnswerPhrases } from './keys.js';

export const ko: AnswerPhrases = {
  ask: {
    headline: '답변해 주세요',
    lead: '답변은 {office} 담당자가 읽습니다.',
    instruction: '하나를 눌러 주세요. 나중에 바꿀 수 있습니다.',
  },
  read: {
    headline: '읽었습니다',
    lead: '이 정보가 전달된 것을 {office}에서 알 수 있습니다.',
    instruction: '이 정보대로 행동해 주세요.',
  },
  safe: {
    headline: '무사합니다',
    lead: '무사하신 것을 {office}에서 알 수 있습니다.',
    instruction: '상황이 바뀌면 답변을 바꿔 주세요.',
  },
  'needs-help': {
    headline: '도움이 필요합니다',
    lead: '답변은 {office} 담당자가 읽습니다. 소방서나 구급대에는 전달되지 않습니다.',
    instruction: '생명이 위험할 때는 지금 바로 119(소방·구급)나 110(경찰)에 전화하세요.',
  },
  kept: {
    headline: '답변을 받았습니다',
    lead: '답변: {answer}',
    instruction: '답변은 바꿀 수 있습니다. 마지막 답변이 사용됩니다.',
  },
  newer: {
    headline: '새로운 발표가 있습니다',
    lead: '',
    instruction: '이 페이지의 내용을 다시 읽어 주세요.',
  },
  over: {
    headline: '이 정보는 끝났습니다',
    lead: '답변은 이제 필요 없습니다.',
    instruction: '현재 정보를 확인해 주세요. 도움이 필요하면 전화하세요.',
  },
  'not-asked': {
    headline: '답변이 필요 없습니다',
    lead: '',
    instruction: '정보 페이지에서 최신 내용을 확인해 주세요.',
  },
  how: {
    headline: '답변 방법',
    lead: '{office}에서 이 정보에 대한 답변을 부탁드립니다.',
    instruction: '받으신 메일의 링크나 LINE 버튼으로 답변할 수 있습니다.',
  },
};
