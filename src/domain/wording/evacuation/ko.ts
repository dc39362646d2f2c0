import type { EvacuationWords } from './keys.js';

export const ko: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: '경계 레벨 3 고령자 등 대피',
      lead: '{city}가 경계 레벨 3 “고령자 등 대피”를 발령했습니다.',
      instruction:
        '대피에 시간이 걸리는 분은 위험한 장소에서 대피하십시오. 다른 분도 준비하고, 위험을 느끼면 스스로 대피하십시오.',
    },
    'level-4': {
      headline: '경계 레벨 4 대피 지시',
      lead: '{city}가 경계 레벨 4 “대피 지시”를 발령했습니다.',
      instruction: '위험한 장소에 있는 분은 모두 신속히 대피하십시오.',
    },
    'level-5': {
      headline: '경계 레벨 5 긴급 안전 확보',
      lead: '{city}가 경계 레벨 5 “긴급 안전 확보”를 발령했습니다. 재해가 이미 발생했거나 임박했습니다.',
      instruction:
        '생명이 위험합니다. 즉시 안전을 확보하십시오. 밖으로 나가는 것이 더 위험하면 건물의 높은 층이나 절벽에서 먼 방으로 이동하십시오.',
    },
    lifted: {
      headline: '대피 정보 해제',
      lead: '{city}가 이 지역의 대피 정보를 해제했습니다.',
      instruction: '돌아갈 때는 길과 절벽에 주의하고 시의 정보를 확인하십시오.',
    },
    withdrawn: {
      headline: '【취소】 조금 전의 대피 정보',
      lead: '{city}가 조금 전의 대피 정보를 취소했습니다. 잘못된 정보였습니다.',
      instruction: '시의 최신 정보를 확인하십시오.',
    },
    'shelter-open': {
      headline: '대피소 개설',
      lead: '{city}가 다음 대피소를 열었습니다.',
      instruction: '대피가 필요한 분은 열려 있는 대피소를 확인한 뒤 이동하십시오.',
    },
    'shelter-closed': {
      headline: '대피소 폐쇄',
      lead: '{city}가 열었던 대피소를 모두 닫았습니다.',
      instruction: '대피할 곳이 필요한 분은 시에 문의하십시오.',
    },
    'shelter-withdrawn': {
      headline: '【취소】 조금 전의 대피소 정보',
      lead: '{city}가 조금 전의 대피소 정보를 취소했습니다.',
      instruction: '대피소로 가기 전에 시의 최신 정보를 확인하십시오.',
    },
  },
  hazards: {
    flood: '홍수',
    landslide: '산사태 등 토사재해',
    surge: '폭풍해일',
    tsunami: '쓰나미(지진해일)',
    rain: '호우',
    earthquake: '지진',
    fire: '화재',
    volcano: '화산 분화',
  },
  because: '재해 종류: {hazard}',
};
