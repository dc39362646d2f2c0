import type { GroundWords } from './keys.js';

const AGAIN = '海啸会反复来袭。警报解除之前，请勿离开安全的地方。';

/** 简体中文. */
export const ZH: GroundWords = {
  'shaking-strong': {
    headline: '地震：{place} {intensity}',
    lead: '摇晃强烈，物品可能坠落，家具可能移动。',
    instruction: '请确保自身安全。摇晃停止后请关闭火源，小心倒下的家具、碎玻璃和坠落物。之后可能还有强烈摇晃，请注意。',
  },
  'shaking-moderate': {
    headline: '地震：{place} {intensity}',
    lead: '多数人会感到吃惊的摇晃。',
    instruction: '请远离容易坠落或倒下的物品。之后可能还有摇晃，请注意。',
  },
  'shaking-weak': {
    headline: '地震：{place} {intensity}',
    lead: '摇晃不大。',
    instruction: '之后可能还有摇晃，请注意。',
  },
  eew: {
    headline: '紧急地震速报：请防备强烈摇晃',
    lead: '预计{place}将有{intensity}左右的摇晃。摇晃即将到来，也可能已经开始。',
    instruction: '请立即保护自己。护住头部，躲到结实的桌子下等不会有物品坠落或倒下的地方。请勿慌忙跑到室外。',
  },
  'long-period': {
    headline: '{area}：长周期地震动{step}级',
    lead: '高层建筑的上层可能出现了缓慢而大幅度的摇晃，甚至无法站立。',
    instruction: '身在高层建筑的人请小心倒下的家具和带轮子的物品。请勿使用电梯。可能还会有同样的摇晃。',
  },
  'tsunami-major': {
    headline: '大海啸警报',
    lead: '可能有巨大的海啸来袭。',
    instruction: `请立即离开海岸和河边，逃往尽可能高的地方。${AGAIN}`,
  },
  'tsunami-warning': {
    headline: '海啸警报',
    lead: '可能有较高的海啸来袭。',
    instruction: `请立即离开海岸和河边，逃往高处。${AGAIN}`,
  },
  'tsunami-advisory': {
    headline: '海啸注意报',
    lead: '海里和海岸有危险。',
    instruction: '在海里的人请立即上岸，远离海岸。注意报解除之前，请勿下海或靠近海岸。',
  },
  'tsunami-forecast': {
    headline: '海啸预报（海面略有变动）',
    lead: '海面略有变化，不会造成灾害。',
    instruction: '在海里作业、钓鱼或游泳时，请注意海面变化。',
  },
  'tsunami-over': {
    headline: '海啸警报・海啸注意报已解除',
    lead: '',
    instruction: '海面变化可能还会持续一段时间。下海时请注意。',
  },
  'volcano-5': {
    headline: '火山{volcano}：喷发警报{level}',
    lead: '喷发可能严重影响居民区。',
    instruction: '请立即离开{volcano}附近的危险区域。请听从市政府关于避难的信息，不要靠近火山口。',
  },
  'volcano-4': {
    headline: '火山{volcano}：喷发警报{level}',
    lead: '很可能发生影响居民区的喷发。',
    instruction: '请做好随时离开的准备。行动需要时间的人请听从市政府关于避难的信息，尽早行动。',
  },
  'volcano-3': {
    headline: '火山{volcano}：火山口周边警报{level}',
    lead: '喷发可能影响到居民区附近。',
    instruction: '请勿登山。请勿进入禁止入内的区域，并留意市政府的信息。',
  },
  'volcano-2': {
    headline: '火山{volcano}：火山口周边警报{level}',
    lead: '可能发生影响火山口周边的喷发。',
    instruction: '请勿靠近火山口周边。',
  },
  'volcano-over': {
    headline: '火山{volcano}：喷发警报已解除',
    lead: '',
    instruction: '它仍是活火山。在火山口内及附近请继续注意。',
  },
  'volcano-note': {
    headline: '火山{volcano}：活动状况说明',
    lead: '日本气象厅对火山活动作出说明。',
    instruction: '前往山区的人请确认气象厅和市政府的信息。',
  },
  eruption: {
    headline: '喷发速报：{volcano}喷发',
    lead: '{volcano}发生了喷发。',
    instruction:
      '正在登山或在火山口附近的人，请立即离开火山口，或进入山中小屋等坚固的建筑物。请护住头部，小心飞来的石块。',
  },
  'eruption-seen': {
    headline: '火山{volcano}：观测到喷发',
    lead: '这是观测记录。',
    instruction: '前往山区的人请确认气象厅和市政府的信息。',
  },
  'ash-heavy': {
    headline: '{volcano}火山灰：预计大量降灰',
    lead: '视线可能变差，路面可能被火山灰覆盖。',
    instruction: '请尽量不要外出，关好窗户。不得不外出时，请戴口罩并保护眼睛。请勿开车。',
  },
  'ash-moderate': {
    headline: '{volcano}火山灰：预计降灰较多',
    lead: '路面标识可能变得难以辨认。',
    instruction: '请使用雨伞和口罩，关好窗户。开车请减速慢行。',
  },
  'ash-light': {
    headline: '{volcano}火山灰：预计少量降灰',
    lead: '预计会有薄薄一层火山灰。',
    instruction: '请关好窗户，收回晾晒的衣物。眼睛或喉咙不适时请戴口罩。',
  },
  'ash-stones': {
    headline: '{volcano}喷发：可能有小石块落下',
    lead: '可能有被风吹来的小石块落下。',
    instruction: '请进入室内或坚固的屋檐下。',
  },
  'outlook-investigating': {
    headline: '南海海槽地震临时信息（调查中）',
    lead: '气象厅开始调查与南海海槽地震的关联。',
    instruction: '请确认家具固定、避难场所以及与家人的联络方法，并留意后续信息。',
  },
  'outlook-warning': {
    headline: '南海海槽地震临时信息（巨大地震警戒）',
    lead: '南海海槽沿线再次发生大地震的可能性高于平时，但并非一定会发生。',
    instruction: '请确认防震准备，保持可以立即行动的状态。请听从国家和市政府的呼吁。',
  },
  'outlook-caution': {
    headline: '南海海槽地震临时信息（巨大地震注意）',
    lead: '南海海槽沿线再次发生大地震的可能性高于平时，但并非一定会发生。',
    instruction: '请再次确认防震准备。请在继续日常生活的同时，留意国家和市政府的呼吁。',
  },
  'outlook-over': {
    headline: '南海海槽地震临时信息（调查结束）',
    lead: '调查结果表明，不属于巨大地震警戒或巨大地震注意。',
    instruction: '大地震随时可能发生。请继续做好平时的准备。',
  },
  'outlook-note': {
    headline: '南海海槽地震相关说明信息',
    lead: '气象厅对南海海槽沿线的状况作出说明。',
    instruction: '请确认平时的防震准备。',
  },
  'outlook-aftershock': {
    headline: '北海道・三陆近海后续地震注意信息',
    lead: '北海道至三陆近海再次发生大地震的可能性高于平时，但并非一定会发生。',
    instruction: '请再次确认防震准备，在约一周内保持一有摇晃就能立即行动的状态。',
  },
};
