import type { WeatherPhrases } from './keys.js';

const CITY = 'Evacuation information comes from the city.';
const LEVEL = {
  5: `This corresponds to alert level 5: a disaster is happening or about to happen.\n${CITY}`,
  4: `This corresponds to alert level 4.\n${CITY}`,
  3: `This corresponds to alert level 3.\n${CITY}`,
  2: 'This is alert level 2.',
};
const SPECIAL = 'A danger seen once in several decades is close.';
const OVER = 'You will hear from us again if anything changes.';
const FOLLOW = 'Follow the city while its evacuation information is in force.';
const SLOPES = `${FOLLOW} Slopes may still fail: keep away.`;
const WATER = `${FOLLOW} Keep away from swollen rivers.`;
const WRONG = 'The earlier information has been withdrawn. Check the latest information.';
const AWAY = 'Keep away from rivers and ditches.';
const STUCK = 'Avoid going out and driving. If your car is stuck, keep its exhaust free of snow.';
const LATEST = 'Check the latest weather information.';

export const EN: WeatherPhrases = {
  'rain.5': {
    headline: 'Level 5: heavy rain emergency warning',
    lead: LEVEL[5],
    instruction:
      'Your life is in danger. Move at once to the safest place within reach. If it is dangerous outside, go to a higher floor.',
  },
  'rain.4': {
    headline: 'Level 4: heavy rain danger warning',
    lead: LEVEL[4],
    instruction:
      'If you are in a dangerous place, check the city’s evacuation information and leave without hesitation. If it is dangerous outside, go to the second floor (one above the ground floor) or higher.',
  },
  'rain.3': {
    headline: 'Level 3: heavy rain warning',
    lead: LEVEL[3],
    instruction:
      'If you need time to get away, check the city’s evacuation information and leave early. Keep away from rivers, ditches and underground places.',
  },
  'rain.2': {
    headline: 'Level 2: heavy rain advisory',
    lead: LEVEL[2],
    instruction: 'Look at the hazard map: where water gathers, and where you would go.',
  },
  'landslide.5': {
    headline: 'Level 5: landslide emergency warning',
    lead: LEVEL[5],
    instruction:
      'Your life is in danger. Move away from cliffs and slopes at once. If it is dangerous outside, go to an upper floor, on the side away from the slope.',
  },
  'landslide.4': {
    headline: 'Level 4: landslide danger warning',
    lead: LEVEL[4],
    instruction:
      'If you are near a cliff or steep slope, check the city’s evacuation information and leave without hesitation. If it is dangerous outside, go to an upper floor, on the side away from the slope.',
  },
  'landslide.3': {
    headline: 'Level 3: landslide warning',
    lead: LEVEL[3],
    instruction:
      'If you are near a cliff or steep slope and need time to get away, check the city’s evacuation information and leave early.',
  },
  'landslide.2': {
    headline: 'Level 2: landslide advisory',
    lead: LEVEL[2],
    instruction: 'Look at the hazard map: which slopes may fail, and where you would go.',
  },
  'surge.5': {
    headline: 'Level 5: storm surge emergency warning',
    lead: LEVEL[5],
    instruction:
      'Your life is in danger. Move away from the coast and river mouths to high ground at once. If it is dangerous outside, go to a higher floor.',
  },
  'surge.4': {
    headline: 'Level 4: storm surge danger warning',
    lead: LEVEL[4],
    instruction:
      'If you are near the coast, a river mouth or on low ground, check the city’s evacuation information and leave for high ground without hesitation.',
  },
  'surge.3': {
    headline: 'Level 3: storm surge warning',
    lead: LEVEL[3],
    instruction:
      'If you are near the coast and need time to get away, check the city’s evacuation information and leave early. Do not go to look at the sea.',
  },
  'surge.2': {
    headline: 'Level 2: storm surge advisory',
    lead: LEVEL[2],
    instruction: 'Keep away from the coast. Look at the hazard map: where water comes, and where you would go.',
  },
  'river-flood.5': {
    headline: 'Level 5: flood emergency warning, {river}',
    lead: LEVEL[5],
    instruction:
      'The river is overflowing or about to. Your life is in danger. Move away from the river to high ground or a higher floor at once.',
  },
  'river-flood.4': {
    headline: 'Level 4: flood danger warning, {river}',
    lead: LEVEL[4],
    instruction:
      'The river may overflow at any moment. If you are where the water would come, check the city’s evacuation information and leave without hesitation.',
  },
  'river-flood.3': {
    headline: 'Level 3: flood warning, {river}',
    lead: LEVEL[3],
    instruction:
      'If you are where the water would come and need time to get away, check the city’s evacuation information and leave early. Keep away from the river.',
  },
  'river-flood.2': {
    headline: 'Level 2: flood advisory, {river}',
    lead: LEVEL[2],
    instruction: 'Keep away from the river. Look at the hazard map: where water comes, and where you would go.',
  },
  'flood.warning': {
    headline: 'Flood warning',
    lead: `Rivers may rise suddenly and overflow.\n${CITY}`,
    instruction:
      'Keep away from rivers and ditches. If you need time to get away, check the city’s evacuation information.',
  },
  'flood.advisory': { headline: 'Flood advisory', lead: 'Rivers may rise.', instruction: AWAY },
  'wind.special': {
    headline: 'Storm wind emergency warning',
    lead: SPECIAL,
    instruction: 'Do not go out. Stay inside a strong building, away from windows.',
  },
  'wind.warning': {
    headline: 'Storm wind warning',
    lead: 'Things may fly and trees may fall.',
    instruction: 'Stay inside a strong building, away from windows. Put away what may fly before the wind rises.',
  },
  'wind.advisory': {
    headline: 'Strong wind advisory',
    lead: 'Strong winds are possible.',
    instruction: 'Fasten what may fly. Keep away from high places and building sites.',
  },
  'snowstorm.special': {
    headline: 'Snowstorm emergency warning',
    lead: SPECIAL,
    instruction: 'Do not go out and do not drive. Stay safe indoors.',
  },
  'snowstorm.warning': {
    headline: 'Snowstorm warning',
    lead: 'Storm winds with snow may make it impossible to see.',
    instruction: STUCK,
  },
  'snowstorm.advisory': {
    headline: 'Wind and snow advisory',
    lead: 'Strong winds with snow are possible.',
    instruction: 'It will be hard to see. Drive with care.',
  },
  'wave.special': {
    headline: 'High wave emergency warning',
    lead: SPECIAL,
    instruction: 'Keep away from the coast. Do not go to look at the sea.',
  },
  'wave.warning': {
    headline: 'High wave warning',
    lead: 'High waves are expected.',
    instruction: 'Keep away from the coast. Call off boat trips and fishing.',
  },
  'wave.advisory': {
    headline: 'High wave advisory',
    lead: 'Waves may be high.',
    instruction: 'Watch the waves on beaches and breakwaters.',
  },
  'snow.special': {
    headline: 'Heavy snow emergency warning',
    lead: SPECIAL,
    instruction: 'Do not go out and do not drive. Be ready for a power cut.',
  },
  'snow.warning': {
    headline: 'Heavy snow warning',
    lead: 'Traffic may stop and buildings may be damaged.',
    instruction: 'Avoid going out and driving. Beware of snow falling from roofs and of power cuts.',
  },
  'snow.advisory': {
    headline: 'Heavy snow advisory',
    lead: 'Heavy snow is possible.',
    instruction: 'Use winter tyres or chains. Walk with care: it is slippery.',
  },
  'thunder.advisory': {
    headline: 'Thunderstorm advisory',
    lead: 'Lightning, sudden heavy rain, gusts and hail are possible.',
    instruction: 'Go inside a building as soon as the sky darkens or you hear thunder.',
  },
  'snowmelt.advisory': {
    headline: 'Snowmelt advisory',
    lead: 'Melting snow may swell rivers and loosen slopes.',
    instruction: 'Keep away from rivers and slopes.',
  },
  'fog.advisory': {
    headline: 'Dense fog advisory',
    lead: 'Dense fog makes it hard to see.',
    instruction: 'Switch on your lights and drive slowly.',
  },
  'dry-air.advisory': {
    headline: 'Dry air advisory',
    lead: 'The air is dry and fires start easily.',
    instruction: 'Be careful with fire. Do not light fires outdoors.',
  },
  'avalanche.advisory': {
    headline: 'Avalanche advisory',
    lead: 'Avalanches are possible.',
    instruction: 'Keep away from snowy mountains and steep slopes.',
  },
  'cold.advisory': {
    headline: 'Low temperature advisory',
    lead: 'It will be very cold. Water pipes may freeze and crops may be damaged.',
    instruction: 'Keep water pipes from freezing. Look after crops and your health.',
  },
  'frost.advisory': {
    headline: 'Frost advisory',
    lead: 'Frost may damage crops.',
    instruction: 'Protect crops from frost.',
  },
  'ice-accretion.advisory': {
    headline: 'Ice accretion advisory',
    lead: 'Ice may form on ships and power lines.',
    instruction: 'Beware of ice on ships and power lines.',
  },
  'snow-accretion.advisory': {
    headline: 'Snow accretion advisory',
    lead: 'Wet snow may stick to power lines and trees and cut the power.',
    instruction: 'Keep away from hanging lines and leaning trees. Be ready for a power cut.',
  },
  'rain.end': { headline: 'Heavy rain warnings and advisories are lifted', lead: OVER, instruction: WATER },
  'landslide.end': { headline: 'Landslide warnings and advisories are lifted', lead: OVER, instruction: SLOPES },
  'landslide-alert.end': {
    headline: 'The level 4 landslide information is lifted',
    lead: 'A warning or an advisory may still be in force.',
    instruction: SLOPES,
  },
  'river-flood.end': { headline: 'The flood information for {river} is lifted', lead: OVER, instruction: WATER },
  'warning.end': { headline: 'Warnings and advisories for {hazard} are lifted', lead: OVER, instruction: FOLLOW },
  'advisory.end': {
    headline: 'The advisory for {hazard} is lifted',
    lead: OVER,
    instruction: 'Keep an eye on the latest information.',
  },
  'rainband.occurring': {
    headline: 'Torrential rain is staying over the area',
    lead: `A linear rainband has formed: extreme rain keeps falling on the same places and the danger is rising fast.\n${CITY}`,
    instruction:
      'If you are near a river or slope, check the city’s evacuation information and leave without hesitation. If it is dangerous outside, go to an upper floor, on the side away from the slope.',
  },
  'rainband.soon': {
    headline: 'Torrential rain may set in soon',
    lead: `A linear rainband may form within the next hours: extreme rain on the same places.\n${CITY}`,
    instruction:
      'If you are near a river or slope, check the city’s evacuation information and move to a safe place before the rain becomes stronger.',
  },
  'record-rain': {
    headline: 'Record rain has fallen',
    lead: `Rain seen only once in several years has been observed. A disaster may be happening nearby.\n${CITY}`,
    instruction:
      'Keep away from rivers, slopes and underground places. If you are in a dangerous place, check the city’s evacuation information and leave without hesitation. If it is dangerous outside, go to an upper floor.',
  },
  'record-snow': {
    headline: 'Very heavy snow in a short time',
    lead: 'The snow is expected to go on, and roads may become impassable.',
    instruction: STUCK,
  },
  'tornado.warned': {
    headline: 'Tornado watch',
    lead: 'Tornadoes and other violent gusts are possible.',
    instruction: 'If the sky darkens suddenly, it thunders or a cold wind blows, go inside a strong building at once.',
  },
  'tornado.sighted': {
    headline: 'Tornado sighted: take care',
    lead: 'A tornado or violent gust appears to have occurred, and another is very likely.',
    instruction: 'Go inside a strong building and stay away from windows. Do not shelter in a garage or shed.',
  },
  heat: {
    headline: 'Heat stroke alert',
    lead: 'It will be very hot, and the danger of heat stroke will be high.',
    instruction:
      'Use air conditioning and stay in a cool place. Drink water and take salt often. Look after older people and children.',
  },
  'weather-information': {
    headline: 'Weather information from JMA',
    lead: 'The full text is in Japanese.',
    instruction: LATEST,
  },
  'withdrawn.warning': {
    headline: 'Withdrawn: warning or advisory for {hazard}',
    lead: 'The Japan Meteorological Agency has withdrawn the earlier warning or advisory for {hazard}.',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: 'Withdrawn: information on {hazard}',
    lead: 'The Japan Meteorological Agency has withdrawn the earlier information on {hazard}.',
    instruction: WRONG,
  },
  'left-out': {
    headline: 'Withdrawn: warning or advisory for {hazard}',
    lead: 'The Japan Meteorological Agency has corrected its information on {hazard}. It no longer names this city.',
    instruction: WRONG,
  },
};
