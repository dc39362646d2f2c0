import type { GroundWords } from './keys.js';

const AGAIN = '쓰나미는 반복해서 옵니다. 경보가 해제될 때까지 안전한 곳을 떠나지 마십시오.';

/** 한국어. */
export const KO: GroundWords = {
  'shaking-strong': {
    headline: '지진: {place} {intensity}',
    lead: '물건이 떨어지거나 가구가 움직일 정도의 강한 흔들림입니다.',
    instruction:
      '몸의 안전을 확보하십시오. 흔들림이 멈추면 불을 끄고, 넘어진 가구, 깨진 유리, 떨어지는 물건에 주의하십시오. 앞으로의 강한 흔들림에도 주의하십시오.',
  },
  'shaking-moderate': {
    headline: '지진: {place} {intensity}',
    lead: '대부분의 사람이 놀랄 정도의 흔들림입니다.',
    instruction: '떨어지거나 넘어지기 쉬운 물건에서 떨어지십시오. 앞으로의 흔들림에도 주의하십시오.',
  },
  'shaking-weak': {
    headline: '지진: {place} {intensity}',
    lead: '큰 흔들림은 아니었습니다.',
    instruction: '앞으로의 흔들림에 주의하십시오.',
  },
  eew: {
    headline: '긴급지진속보: 강한 흔들림에 대비하십시오',
    lead: '{place}에서 {intensity} 정도의 흔들림이 예상됩니다. 곧 흔들리거나 이미 흔들리고 있을 수 있습니다.',
    instruction:
      '즉시 몸을 보호하십시오. 머리를 감싸고 튼튼한 책상 아래처럼 물건이 떨어지거나 넘어지지 않는 곳으로 피하십시오. 서둘러 밖으로 뛰어나가지 마십시오.',
  },
  'long-period': {
    headline: '{area}: 장주기 지진동 {step}급',
    lead: '높은 건물의 위층에서는 서 있을 수 없을 정도로 느리고 큰 흔들림이 있었을 수 있습니다.',
    instruction:
      '높은 건물에 있는 사람은 넘어진 가구나 바퀴 달린 물건에 주의하십시오. 엘리베이터를 사용하지 마십시오. 같은 흔들림이 다시 올 수 있습니다.',
  },
  'tsunami-major': {
    headline: '대형 쓰나미 경보',
    lead: '거대한 쓰나미가 올 우려가 있습니다.',
    instruction: `즉시 해안과 강가에서 벗어나 가능한 한 높은 곳으로 대피하십시오. ${AGAIN}`,
  },
  'tsunami-warning': {
    headline: '쓰나미(지진해일) 경보',
    lead: '높은 쓰나미가 올 우려가 있습니다.',
    instruction: `즉시 해안과 강가에서 벗어나 높은 곳으로 대피하십시오. ${AGAIN}`,
  },
  'tsunami-advisory': {
    headline: '쓰나미(지진해일) 주의보',
    lead: '바닷속과 해안은 위험합니다.',
    instruction:
      '바닷속에 있는 사람은 즉시 바다에서 나와 해안에서 벗어나십시오. 주의보가 해제될 때까지 바다에 들어가거나 해안에 다가가지 마십시오.',
  },
  'tsunami-forecast': {
    headline: '쓰나미 예보(약간의 해수면 변동)',
    lead: '해수면이 조금 변하지만 피해 우려는 없습니다.',
    instruction: '바다에서 작업, 낚시, 수영을 할 때는 해수면 변화에 주의하십시오.',
  },
  'tsunami-over': {
    headline: '쓰나미 경보・주의보가 해제되었습니다',
    lead: '',
    instruction: '해수면 변화가 한동안 계속될 수 있습니다. 바다에 들어갈 때는 주의하십시오.',
  },
  'volcano-5': {
    headline: '화산 {volcano}: 분화 경보{level}',
    lead: '사람이 사는 곳까지 분화의 중대한 영향이 미칠 우려가 있습니다.',
    instruction:
      '{volcano} 근처의 위험한 지역에서 즉시 벗어나십시오. 시의 대피 정보에 따르고, 분화구 쪽으로 가지 마십시오.',
  },
  'volcano-4': {
    headline: '화산 {volcano}: 분화 경보{level}',
    lead: '사람이 사는 곳까지 영향을 미치는 분화가 일어날 것으로 보입니다.',
    instruction:
      '언제든지 떠날 수 있도록 준비하십시오. 이동에 시간이 걸리는 사람은 시의 대피 정보에 따라 일찍 움직이십시오.',
  },
  'volcano-3': {
    headline: '화산 {volcano}: 분화구 주변 경보{level}',
    lead: '사람이 사는 곳 가까이까지 분화의 영향이 미칠 우려가 있습니다.',
    instruction: '산에 오르지 마십시오. 출입이 금지된 곳에 들어가지 말고 시의 정보에 주의하십시오.',
  },
  'volcano-2': {
    headline: '화산 {volcano}: 분화구 주변 경보{level}',
    lead: '분화구 주변에 영향을 미치는 분화의 우려가 있습니다.',
    instruction: '분화구 주변에 다가가지 마십시오.',
  },
  'volcano-over': {
    headline: '화산 {volcano}: 분화 경보가 해제되었습니다',
    lead: '',
    instruction: '활화산인 것은 변함없습니다. 분화구 안과 근처에서는 계속 주의하십시오.',
  },
  'volcano-note': {
    headline: '화산 {volcano}: 활동 상황 해설',
    lead: '일본 기상청이 화산 활동을 해설하고 있습니다.',
    instruction: '산에 가까이 가는 사람은 기상청과 시의 정보를 확인하십시오.',
  },
  eruption: {
    headline: '분화 속보: {volcano} 분화',
    lead: '{volcano}에서 분화가 일어났습니다.',
    instruction:
      '등산 중이거나 분화구 근처에 있는 사람은 즉시 분화구에서 벗어나거나 산장 등 튼튼한 건물로 들어가십시오. 머리를 보호하고 날아오는 돌에 주의하십시오.',
  },
  'eruption-seen': {
    headline: '화산 {volcano}: 분화 관측',
    lead: '관측 기록입니다.',
    instruction: '산에 가까이 가는 사람은 기상청과 시의 정보를 확인하십시오.',
  },
  'ash-heavy': {
    headline: '{volcano} 화산재: 많은 양 예상',
    lead: '시야가 나빠지고 도로가 화산재로 덮일 우려가 있습니다.',
    instruction:
      '외출을 삼가고 창문을 닫으십시오. 부득이하게 나갈 때는 마스크를 쓰고 눈을 보호하십시오. 운전을 삼가십시오.',
  },
  'ash-moderate': {
    headline: '{volcano} 화산재: 다소 많은 양 예상',
    lead: '도로 표시가 잘 보이지 않을 정도로 화산재가 내릴 우려가 있습니다.',
    instruction: '우산과 마스크를 사용하고 창문을 닫으십시오. 차는 천천히 운전하십시오.',
  },
  'ash-light': {
    headline: '{volcano} 화산재: 적은 양 예상',
    lead: '얇게 쌓이는 정도의 화산재가 예상됩니다.',
    instruction: '창문을 닫고 빨래를 거두십시오. 눈이나 목이 불편하면 마스크를 쓰십시오.',
  },
  'ash-stones': {
    headline: '{volcano} 분화: 작은 돌이 떨어질 우려',
    lead: '바람에 실려 온 작은 돌이 떨어질 우려가 있습니다.',
    instruction: '실내나 튼튼한 지붕 아래로 들어가십시오.',
  },
  'outlook-investigating': {
    headline: '난카이 해곡 지진 임시 정보(조사 중)',
    lead: '기상청이 난카이 해곡 지진과의 관련을 조사하기 시작했습니다.',
    instruction: '가구 고정, 대피 장소, 가족과의 연락 방법을 확인하고 다음 정보에 주의하십시오.',
  },
  'outlook-warning': {
    headline: '난카이 해곡 지진 임시 정보(거대 지진 경계)',
    lead: '난카이 해곡을 따라 새로운 큰 지진이 일어날 가능성이 평소보다 높아졌습니다. 반드시 일어난다는 뜻은 아닙니다.',
    instruction: '지진 대비를 확인하고 바로 움직일 수 있도록 하십시오. 정부와 시의 안내에 따르십시오.',
  },
  'outlook-caution': {
    headline: '난카이 해곡 지진 임시 정보(거대 지진 주의)',
    lead: '난카이 해곡을 따라 새로운 큰 지진이 일어날 가능성이 평소보다 높아졌습니다. 반드시 일어난다는 뜻은 아닙니다.',
    instruction: '지진 대비를 다시 확인하십시오. 평소 생활을 하면서 정부와 시의 안내에 주의하십시오.',
  },
  'outlook-over': {
    headline: '난카이 해곡 지진 임시 정보(조사 종료)',
    lead: '조사 결과, 거대 지진 경계와 거대 지진 주의 어느 쪽에도 해당하지 않았습니다.',
    instruction: '큰 지진은 언제든지 일어날 수 있습니다. 평소의 대비를 계속하십시오.',
  },
  'outlook-note': {
    headline: '난카이 해곡 지진 관련 해설 정보',
    lead: '기상청이 난카이 해곡의 상황을 해설하고 있습니다.',
    instruction: '평소의 대비를 확인하십시오.',
  },
  'outlook-aftershock': {
    headline: '홋카이도・산리쿠 앞바다 후발 지진 주의 정보',
    lead: '홋카이도에서 산리쿠 앞바다에 걸쳐 큰 지진이 이어질 가능성이 평소보다 높아졌습니다. 반드시 일어난다는 뜻은 아닙니다.',
    instruction: '지진 대비를 다시 확인하고, 약 1주일 동안은 흔들리면 바로 움직일 수 있도록 하십시오.',
  },
};
