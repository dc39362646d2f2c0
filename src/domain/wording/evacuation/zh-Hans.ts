import type { EvacuationWords } from './keys.js';

export const zhHans: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: '警戒级别3 高龄者等避难',
      lead: '{city}发布了警戒级别3“高龄者等避难”。',
      instruction: '避难需要时间的人请离开危险场所避难。其他人请做好准备，感到危险时请主动避难。',
    },
    'level-4': {
      headline: '警戒级别4 避难指示',
      lead: '{city}发布了警戒级别4“避难指示”。',
      instruction: '处于危险场所的所有人，请迅速避难。',
    },
    'level-5': {
      headline: '警戒级别5 紧急确保安全',
      lead: '{city}发布了警戒级别5“紧急确保安全”。灾害已经发生或迫在眉睫。',
      instruction: '有生命危险。请立即确保自身安全。外出反而危险时，请转移到高楼层或远离山崖的房间。',
    },
    lifted: {
      headline: '避难信息解除',
      lead: '{city}解除了对本地区发布的避难信息。',
      instruction: '返回时请注意道路和山崖，并确认市政府的信息。',
    },
    withdrawn: {
      headline: '【取消】刚才的避难信息',
      lead: '{city}取消了刚才的避难信息。该信息有误。',
      instruction: '请确认市政府的最新信息。',
    },
    'shelter-open': {
      headline: '避难所已开设',
      lead: '{city}开设了以下避难所。',
      instruction: '需要避难的人，请确认避难所已开设后再前往。',
    },
    'shelter-closed': {
      headline: '避难所已关闭',
      lead: '{city}关闭了所有避难所。',
      instruction: '需要避难场所的人，请咨询市政府。',
    },
    'shelter-withdrawn': {
      headline: '【取消】刚才的避难所信息',
      lead: '{city}取消了刚才的避难所信息。',
      instruction: '前往避难所之前，请确认市政府的最新信息。',
    },
  },
  hazards: {
    flood: '洪水',
    landslide: '泥石流滑坡灾害',
    surge: '风暴潮',
    tsunami: '海啸',
    rain: '大雨',
    earthquake: '地震',
    fire: '火灾',
    volcano: '火山喷发',
  },
  because: '灾害种类：{hazard}',
};
