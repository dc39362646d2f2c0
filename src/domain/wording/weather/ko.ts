import type { WeatherPhrases } from './keys.js';

const CITY = '피난 정보는 시가 발표합니다.';
const LEVEL = {
  5: `경계 레벨5에 해당하는 정보입니다. 재해가 이미 발생했거나 발생 직전입니다.\n${CITY}`,
  4: `경계 레벨4에 해당하는 정보입니다.\n${CITY}`,
  3: `경계 레벨3에 해당하는 정보입니다.\n${CITY}`,
  2: '경계 레벨2 정보입니다.',
};
const SPECIAL = '수십 년에 한 번 있을 정도의 위험이 다가오고 있습니다.';
const OVER = '새로운 정보가 있으면 다시 알려 드리겠습니다.';
const FOLLOW = '시의 피난 정보가 나와 있는 동안에는 시의 정보를 따르십시오.';
const SLOPES = `${FOLLOW} 비탈은 나중에도 무너질 수 있습니다. 가까이 가지 마십시오.`;
const WATER = `${FOLLOW} 물이 불어난 하천에는 가까이 가지 마십시오.`;
const WRONG = '앞서 전해 드린 정보는 취소되었습니다. 새로운 정보를 확인하십시오.';
const AWAY = '하천과 수로에 가까이 가지 마십시오.';
const STUCK = '외출과 운전을 삼가십시오. 차가 움직이지 못하게 되면 배기구 주변의 눈을 치우십시오.';

export const KO: WeatherPhrases = {
  'rain.5': {
    headline: '【레벨5】 호우 특별경보',
    lead: LEVEL[5],
    instruction:
      '생명이 위험합니다. 지금 바로 가장 안전한 곳으로 이동하십시오. 밖이 위험할 때는 건물의 높은 층으로 이동하십시오.',
  },
  'rain.4': {
    headline: '【레벨4】 호우 위험경보',
    lead: LEVEL[4],
    instruction:
      '위험한 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 대피하십시오. 밖이 위험할 때는 건물 2층 이상으로 이동하십시오.',
  },
  'rain.3': {
    headline: '【레벨3】 호우 경보',
    lead: LEVEL[3],
    instruction:
      '대피에 시간이 걸리는 분은 시의 피난 정보를 확인하고 일찍 대피하십시오. 하천, 수로, 지하에는 가까이 가지 마십시오.',
  },
  'rain.2': {
    headline: '【레벨2】 호우 주의보',
    lead: LEVEL[2],
    instruction: '해저드 맵(재해 위험 지도)에서 침수되기 쉬운 곳과 대피할 곳을 확인하십시오.',
  },
  'landslide.5': {
    headline: '【레벨5】 토사재해 특별경보',
    lead: LEVEL[5],
    instruction:
      '생명이 위험합니다. 지금 바로 벼랑과 비탈에서 떨어진 안전한 곳으로 이동하십시오. 밖이 위험할 때는 2층 이상, 벼랑 반대쪽 방으로 이동하십시오.',
  },
  'landslide.4': {
    headline: '【레벨4】 토사재해 위험경보',
    lead: LEVEL[4],
    instruction:
      '벼랑이나 가파른 비탈 근처 등 위험한 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 대피하십시오. 밖이 위험할 때는 2층 이상, 벼랑 반대쪽 방으로 이동하십시오.',
  },
  'landslide.3': {
    headline: '【레벨3】 토사재해 경보',
    lead: LEVEL[3],
    instruction:
      '벼랑이나 가파른 비탈 근처에 있고 대피에 시간이 걸리는 분은 시의 피난 정보를 확인하고 일찍 대피하십시오.',
  },
  'landslide.2': {
    headline: '【레벨2】 토사재해 주의보',
    lead: LEVEL[2],
    instruction: '해저드 맵(재해 위험 지도)에서 무너질 위험이 있는 곳과 대피할 곳을 확인하십시오.',
  },
  'surge.5': {
    headline: '【레벨5】 폭풍해일 특별경보',
    lead: LEVEL[5],
    instruction:
      '생명이 위험합니다. 지금 바로 해안과 하구에서 떨어진 높은 곳으로 이동하십시오. 밖이 위험할 때는 건물의 높은 층으로 이동하십시오.',
  },
  'surge.4': {
    headline: '【레벨4】 폭풍해일 위험경보',
    lead: LEVEL[4],
    instruction:
      '해안이나 하구 근처, 낮은 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 높은 곳으로 대피하십시오.',
  },
  'surge.3': {
    headline: '【레벨3】 폭풍해일 경보',
    lead: LEVEL[3],
    instruction:
      '해안이나 하구 근처에 있고 대피에 시간이 걸리는 분은 시의 피난 정보를 확인하고 일찍 대피하십시오. 바다를 보러 가지 마십시오.',
  },
  'surge.2': {
    headline: '【레벨2】 폭풍해일 주의보',
    lead: LEVEL[2],
    instruction:
      '해안에 가까이 가지 마십시오. 해저드 맵(재해 위험 지도)에서 침수되기 쉬운 곳과 대피할 곳을 확인하십시오.',
  },
  'river-flood.5': {
    headline: '【레벨5】 {river} 범람 특별경보',
    lead: LEVEL[5],
    instruction:
      '하천이 넘쳤거나 곧 넘칩니다. 생명이 위험합니다. 지금 바로 하천에서 떨어진 높은 곳이나 건물의 높은 층으로 이동하십시오.',
  },
  'river-flood.4': {
    headline: '【레벨4】 {river} 범람 위험경보',
    lead: LEVEL[4],
    instruction:
      '하천이 언제 넘쳐도 이상하지 않습니다. 침수될 우려가 있는 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 대피하십시오.',
  },
  'river-flood.3': {
    headline: '【레벨3】 {river} 범람 경보',
    lead: LEVEL[3],
    instruction:
      '침수될 우려가 있는 곳에 있고 대피에 시간이 걸리는 분은 시의 피난 정보를 확인하고 일찍 대피하십시오. 하천에 가까이 가지 마십시오.',
  },
  'river-flood.2': {
    headline: '【레벨2】 {river} 범람 주의보',
    lead: LEVEL[2],
    instruction:
      '하천에 가까이 가지 마십시오. 해저드 맵(재해 위험 지도)에서 침수되기 쉬운 곳과 대피할 곳을 확인하십시오.',
  },
  'flood.warning': {
    headline: '홍수 경보',
    lead: `하천이 갑자기 불어나 넘칠 우려가 있습니다.\n${CITY}`,
    instruction: '하천과 수로에 가까이 가지 마십시오. 대피에 시간이 걸리는 분은 시의 피난 정보를 확인하십시오.',
  },
  'flood.advisory': { headline: '홍수 주의보', lead: '하천이 불어날 우려가 있습니다.', instruction: AWAY },
  'wind.special': {
    headline: '폭풍 특별경보',
    lead: SPECIAL,
    instruction: '밖에 나가지 마십시오. 튼튼한 건물 안에서 창문에서 떨어지십시오.',
  },
  'wind.warning': {
    headline: '폭풍 경보',
    lead: '폭풍으로 물건이 날아가거나 나무가 쓰러질 우려가 있습니다.',
    instruction:
      '외출을 삼가고 튼튼한 건물 안에서 창문에서 떨어지십시오. 날아가기 쉬운 물건은 바람이 강해지기 전에 치우십시오.',
  },
  'wind.advisory': {
    headline: '강풍 주의보',
    lead: '강한 바람이 불 우려가 있습니다.',
    instruction: '날아가기 쉬운 물건을 고정하고, 높은 곳이나 공사장에 가까이 가지 마십시오.',
  },
  'snowstorm.special': {
    headline: '폭풍설 특별경보',
    lead: SPECIAL,
    instruction: '밖에 나가지 말고 운전도 하지 마십시오. 건물 안에서 몸을 지키십시오.',
  },
  'snowstorm.warning': {
    headline: '폭풍설 경보',
    lead: '눈을 동반한 폭풍으로 앞이 보이지 않을 우려가 있습니다.',
    instruction: STUCK,
  },
  'snowstorm.advisory': {
    headline: '풍설 주의보',
    lead: '눈을 동반한 강한 바람이 불 우려가 있습니다.',
    instruction: '시야가 나빠집니다. 운전에 주의하십시오.',
  },
  'wave.special': {
    headline: '풍랑 특별경보',
    lead: SPECIAL,
    instruction: '해안에서 떨어지십시오. 바다를 보러 가지 마십시오.',
  },
  'wave.warning': {
    headline: '풍랑 경보',
    lead: '높은 파도가 칠 우려가 있습니다.',
    instruction: '해안에 가까이 가지 마십시오. 배와 낚시는 중지하십시오.',
  },
  'wave.advisory': {
    headline: '풍랑 주의보',
    lead: '파도가 높아질 우려가 있습니다.',
    instruction: '해안과 방파제에서는 파도에 주의하십시오.',
  },
  'snow.special': {
    headline: '대설 특별경보',
    lead: SPECIAL,
    instruction: '밖에 나가지 말고 운전도 하지 마십시오. 정전에 대비하십시오.',
  },
  'snow.warning': {
    headline: '대설 경보',
    lead: '폭설로 교통이 멈추거나 건물이 부서질 우려가 있습니다.',
    instruction: '외출과 운전을 삼가십시오. 지붕에서 떨어지는 눈과 정전에 주의하십시오.',
  },
  'snow.advisory': {
    headline: '대설 주의보',
    lead: '많은 눈이 내릴 우려가 있습니다.',
    instruction: '차는 겨울용 타이어나 체인을 사용하고, 걸을 때는 미끄러지지 않도록 주의하십시오.',
  },
  'thunder.advisory': {
    headline: '뇌우 주의보',
    lead: '번개, 갑작스러운 강한 비, 돌풍, 우박의 우려가 있습니다.',
    instruction: '하늘이 어두워지거나 천둥소리가 들리면 바로 건물 안으로 들어가십시오.',
  },
  'snowmelt.advisory': {
    headline: '융설 주의보',
    lead: '눈이 녹아 하천이 불어나거나 비탈이 무너질 우려가 있습니다.',
    instruction: '하천과 비탈에 가까이 가지 마십시오.',
  },
  'fog.advisory': {
    headline: '짙은 안개 주의보',
    lead: '짙은 안개로 시야가 나빠집니다.',
    instruction: '차는 전조등을 켜고 속도를 줄이십시오.',
  },
  'dry-air.advisory': {
    headline: '건조 주의보',
    lead: '공기가 건조하여 불이 나기 쉽습니다.',
    instruction: '불을 다룰 때 주의하십시오. 밖에서 불을 피우지 마십시오.',
  },
  'avalanche.advisory': {
    headline: '눈사태 주의보',
    lead: '눈사태가 일어날 우려가 있습니다.',
    instruction: '눈 쌓인 산과 가파른 비탈에 가까이 가지 마십시오.',
  },
  'cold.advisory': {
    headline: '저온 주의보',
    lead: '기온이 낮아져 수도관이 얼거나 농작물에 피해가 날 우려가 있습니다.',
    instruction: '수도관이 얼지 않도록 하고 농작물과 건강에 주의하십시오.',
  },
  'frost.advisory': {
    headline: '서리 주의보',
    lead: '서리로 농작물에 피해가 날 우려가 있습니다.',
    instruction: '농작물을 서리에서 보호하십시오.',
  },
  'ice-accretion.advisory': {
    headline: '착빙 주의보',
    lead: '배와 전선에 얼음이 붙을 우려가 있습니다.',
    instruction: '배와 전선에 붙는 얼음에 주의하십시오.',
  },
  'snow-accretion.advisory': {
    headline: '착설 주의보',
    lead: '젖은 눈이 전선과 나무에 붙어 정전이 될 우려가 있습니다.',
    instruction: '늘어진 전선이나 기울어진 나무에 가까이 가지 마십시오. 정전에 대비하십시오.',
  },
  'rain.end': { headline: '호우 경보・주의보가 해제되었습니다', lead: OVER, instruction: WATER },
  'landslide.end': { headline: '토사재해 경보・주의보가 해제되었습니다', lead: OVER, instruction: SLOPES },
  'landslide-alert.end': {
    headline: '토사재해 레벨4 정보가 해제되었습니다',
    lead: '경보나 주의보는 계속되고 있을 수 있습니다.',
    instruction: SLOPES,
  },
  'river-flood.end': { headline: '{river} 범람 정보가 해제되었습니다', lead: OVER, instruction: WATER },
  'warning.end': { headline: '{hazard} 경보・주의보가 해제되었습니다', lead: OVER, instruction: FOLLOW },
  'advisory.end': {
    headline: '{hazard} 주의보가 해제되었습니다',
    lead: OVER,
    instruction: '계속해서 최신 정보를 확인하십시오.',
  },
  'rainband.occurring': {
    headline: '매우 강한 비가 같은 곳에 계속 내리고 있습니다',
    lead: `선상 강수대가 발생했습니다. 재해의 위험이 급격히 높아지고 있습니다.\n${CITY}`,
    instruction:
      '하천이나 벼랑 근처 등 위험한 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 대피하십시오. 밖이 위험할 때는 2층 이상, 벼랑 반대쪽 방으로 이동하십시오.',
  },
  'rainband.soon': {
    headline: '곧 매우 강한 비가 계속될 우려가 있습니다',
    lead: `앞으로 몇 시간 안에 선상 강수대가 발생하여 매우 강한 비가 같은 곳에 계속 내릴 우려가 있습니다.\n${CITY}`,
    instruction:
      '하천이나 벼랑 근처 등 위험한 곳에 있는 분은 시의 피난 정보를 확인하고, 비가 강해지기 전에 안전한 곳으로 이동하십시오.',
  },
  'record-rain': {
    headline: '기록적인 호우가 내렸습니다',
    lead: `몇 년에 한 번 있는 호우가 관측되었습니다. 가까운 곳에서 재해가 일어나고 있을 우려가 있습니다.\n${CITY}`,
    instruction:
      '하천, 벼랑, 지하에서 떨어지십시오. 위험한 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 대피하십시오. 밖이 위험할 때는 건물 2층 이상으로 이동하십시오.',
  },
  'record-snow': {
    headline: '짧은 시간에 많은 눈이 내렸습니다',
    lead: '눈은 계속될 전망이며 도로가 막힐 우려가 있습니다.',
    instruction: STUCK,
  },
  'tornado.warned': {
    headline: '토네이도 주의 정보',
    lead: '토네이도 등 강한 돌풍이 일어나기 쉬운 상태입니다.',
    instruction: '하늘이 갑자기 어두워지거나 천둥이 치거나 찬 바람이 불면 바로 튼튼한 건물 안으로 들어가십시오.',
  },
  'tornado.sighted': {
    headline: '토네이도 목격 정보, 주의하십시오',
    lead: '토네이도 등 강한 돌풍이 발생한 것으로 보이며, 또 일어날 우려가 매우 높습니다.',
    instruction: '튼튼한 건물 안으로 들어가 창문에서 떨어지십시오. 차고나 창고에는 들어가지 마십시오.',
  },
  heat: {
    headline: '온열질환 경계 경보',
    lead: '기온이 매우 높아져 온열질환의 위험이 높아질 전망입니다.',
    instruction:
      '에어컨을 사용하고 시원한 곳에서 지내십시오. 물과 염분을 자주 섭취하십시오. 어르신과 어린이를 살펴 주십시오.',
  },
  'weather-information': {
    headline: '일본 기상청의 기상 정보',
    lead: '자세한 내용은 일본어로 되어 있습니다.',
    instruction: '최신 기상 정보를 확인하십시오.',
  },
  'withdrawn.warning': {
    headline: '【취소】 {hazard} 경보・주의보',
    lead: '일본 기상청이 앞서 발표한 다음 정보를 취소했습니다: {hazard} 경보・주의보',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: '【취소】 {hazard} 정보',
    lead: '일본 기상청이 앞서 발표한 다음 정보를 취소했습니다: {hazard}',
    instruction: WRONG,
  },
  'left-out': {
    headline: '【취소】 {hazard} 경보・주의보',
    lead: '일본 기상청이 다음 정보를 정정했습니다: {hazard}. 정정된 내용에 이 시는 포함되지 않습니다.',
    instruction: WRONG,
  },
};
