import type { CivilProtectionWords } from './keys.js';

export const ko: CivilProtectionWords = {
  'missile-launch': {
    headline: '미사일 발사: 즉시 실내로',
    lead: '미사일이 발사된 것으로 보입니다. 이 지역으로 날아올 우려가 있습니다.',
    instruction:
      '건물 안이나 지하로 대피하십시오. 가까이에 건물이 없으면 물체 뒤에 몸을 숨기거나 땅에 엎드려 머리를 보호하십시오.',
  },
  'missile-shelter': {
    headline: '미사일: 즉시 대피',
    lead: '미사일의 일부가 이 지역에 떨어질 우려가 있습니다.',
    instruction:
      '즉시 건물 안이나 지하로 대피하십시오. 실내에서는 창문에서 떨어지십시오. 야외에서는 물체 뒤에 몸을 숨기거나 땅에 엎드려 머리를 보호하십시오.',
  },
  'missile-landed': {
    headline: '미사일 낙하: 실내에 머무르십시오',
    lead: '미사일이 떨어진 것으로 보입니다.',
    instruction:
      '계속 실내에 머무르십시오. 가까이에 떨어졌다면 천으로 입과 코를 막고 바람이 불어오는 쪽으로 벗어나거나, 창문을 닫고 틈을 막으십시오. 수상한 물체에 다가가지 말고 경찰이나 소방서에 알리십시오.',
  },
  'missile-passed': {
    headline: '미사일 통과',
    lead: '미사일이 상공을 통과한 것으로 보입니다. 실내 대피 안내는 끝났습니다.',
    instruction: '수상한 물체를 발견하면 다가가지 말고 경찰이나 소방서에 알리십시오.',
  },
  'missile-at-sea': {
    headline: '미사일 해상 낙하: 대피 종료',
    lead: '미사일이 바다에 떨어진 것으로 보입니다. 실내 대피 안내는 끝났습니다.',
    instruction: '수상한 물체를 발견하면 다가가지 말고 경찰이나 소방서에 알리십시오.',
  },
  'air-attack': {
    headline: '항공 공격 우려: 즉시 실내로',
    lead: '이 지역에 항공 공격의 우려가 있습니다.',
    instruction: '즉시 실내로 대피하고 창문에서 떨어지십시오. TV나 라디오로 정보를 확인하십시오.',
  },
  guerrilla: {
    headline: '무장 공격: 실내에 머무르십시오',
    lead: '이 지역에 무장 세력에 의한 공격의 우려가 있습니다.',
    instruction:
      '실내로 들어가 문을 잠그고 밖에 나가지 마십시오. 수상한 사람이나 물체에 다가가지 말고 경찰에 알리십시오.',
  },
  terror: {
    headline: '대규모 테러: 실내로',
    lead: '이 지역에서 대규모 테러가 발생했거나 발생할 우려가 있습니다.',
    instruction: '현장에서 벗어나 실내로 대피하십시오. 수상한 물체에 다가가지 말고 경찰과 소방의 지시에 따르십시오.',
  },
  other: {
    headline: '국민보호에 관한 정보',
    lead: '이 지역에 국민보호에 관한 긴급 정보가 발표되었습니다.',
    instruction: '실내로 대피하고 TV, 라디오, 시의 정보를 확인하십시오.',
  },
  lifted: {
    headline: '국민보호 정보 해제',
    lead: '위험이 사라져 대피 안내가 해제되었습니다.',
    instruction: '수상한 물체를 발견하면 다가가지 말고 경찰이나 소방서에 알리십시오.',
  },
  withdrawn: {
    headline: '【취소】 조금 전의 J-ALERT',
    lead: '앞서 보낸 정보는 잘못된 것이었습니다.',
    instruction: '대피할 필요가 없습니다.',
  },
  test: {
    headline: 'J-ALERT 시험 방송',
    lead: '전국에서 동시에 실시하는 정보 전달 시험입니다.',
    instruction: '아무것도 하실 필요가 없습니다.',
  },
};
