import type { CivilProtectionWords } from './keys.js';

export const zhHans: CivilProtectionWords = {
  'missile-launch': {
    headline: '导弹发射 请立即进入室内',
    lead: '导弹疑似已发射，可能飞向本地区。',
    instruction: '请进入建筑物内或地下避难。附近没有建筑物时，请躲在遮蔽物后，或趴在地上保护头部。',
  },
  'missile-shelter': {
    headline: '导弹 请立即避难',
    lead: '导弹的一部分可能坠落在本地区。',
    instruction: '请立即进入建筑物内或地下避难。在室内请远离窗户。在室外请躲在遮蔽物后，或趴在地上保护头部。',
  },
  'missile-landed': {
    headline: '导弹已坠落 请留在室内',
    lead: '导弹疑似已坠落。',
    instruction:
      '请继续留在室内。如坠落在附近，请用布捂住口鼻，向上风方向离开，或关好门窗并堵住缝隙。请勿靠近可疑物品，并通知警察或消防。',
  },
  'missile-passed': {
    headline: '导弹已飞过',
    lead: '导弹疑似已从上空飞过。室内避难的呼吁已结束。',
    instruction: '发现可疑物品时请勿靠近，并通知警察或消防。',
  },
  'missile-at-sea': {
    headline: '导弹坠入海中 避难结束',
    lead: '导弹疑似已坠入海中。室内避难的呼吁已结束。',
    instruction: '发现可疑物品时请勿靠近，并通知警察或消防。',
  },
  'air-attack': {
    headline: '可能发生空袭 请立即进入室内',
    lead: '本地区可能遭到空袭。',
    instruction: '请立即进入室内并远离窗户。请通过电视或广播确认信息。',
  },
  guerrilla: {
    headline: '武装人员袭击 请留在室内',
    lead: '本地区可能遭到武装人员的袭击。',
    instruction: '请进入室内锁好门窗，不要外出。请勿靠近可疑人员或物品，并通知警察。',
  },
  terror: {
    headline: '大规模恐怖袭击 请进入室内',
    lead: '本地区已发生或可能发生大规模恐怖袭击。',
    instruction: '请离开现场，进入室内避难。请勿靠近可疑物品，并听从警察和消防的指示。',
  },
  other: {
    headline: '国民保护信息',
    lead: '本地区发布了紧急的国民保护信息。',
    instruction: '请进入室内，通过电视、广播和市政府确认信息。',
  },
  lifted: {
    headline: '国民保护警报已解除',
    lead: '危险已消除，避难的呼吁已解除。',
    instruction: '发现可疑物品时请勿靠近，并通知警察或消防。',
  },
  withdrawn: {
    headline: '【取消】刚才的J-ALERT警报',
    lead: '刚才的信息有误。',
    instruction: '无需避难。',
  },
  test: {
    headline: 'J-ALERT测试广播',
    lead: '这是全国统一的信息传递测试。',
    instruction: '您无需采取任何行动。',
  },
};
