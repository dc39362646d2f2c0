import type { AnswerPhrases } from './keys.js';

export const zhHans: AnswerPhrases = {
  ask: {
    headline: '请回复',
    lead: '您的回复由{office}的工作人员阅读。',
    instruction: '请按一个按钮。之后可以更改。',
  },
  read: {
    headline: '我已阅读',
    lead: '{office}会知道您已收到。',
    instruction: '请按照本信息采取行动。',
  },
  safe: {
    headline: '我平安',
    lead: '{office}会知道您平安。',
    instruction: '情况有变化时，请更改回复。',
  },
  'needs-help': {
    headline: '我需要帮助',
    lead: '您的回复由{office}的工作人员阅读，不会传到消防或急救。',
    instruction: '有生命危险时，请立即拨打119（消防、急救）或110（警察）。',
  },
  kept: {
    headline: '已收到您的回复',
    lead: '您的回复：{answer}',
    instruction: '可以更改，以最后一次回复为准。',
  },
  newer: {
    headline: '有新的发布',
    lead: '',
    instruction: '请重新阅读本页的内容。',
  },
  over: {
    headline: '本信息已结束',
    lead: '不再需要回复。',
    instruction: '请查看当前信息。需要帮助时请打电话。',
  },
  'not-asked': {
    headline: '本信息不需要回复',
    lead: '',
    instruction: '请在信息页面查看最新内容。',
  },
  how: {
    headline: '回复方法',
    lead: '{office}请您对本信息进行回复。',
    instruction: '请通过收到的邮件中的链接或LINE的按钮回复。',
  },
};
