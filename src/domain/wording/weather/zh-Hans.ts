import type { WeatherPhrases } from './keys.js';

const CITY = '避难信息由市政府发布。';
const LEVEL = {
  5: `相当于警戒级别5。灾害已经发生或即将发生。\n${CITY}`,
  4: `相当于警戒级别4。\n${CITY}`,
  3: `相当于警戒级别3。\n${CITY}`,
  2: '警戒级别2。',
};
const SPECIAL = '数十年一遇的危险正在逼近。';
const OVER = '如有新的信息，将再次通知。';
const FOLLOW = '在市政府的避难信息解除之前，请遵从市政府的信息。';
const WRONG = '先前的信息已撤销。请确认最新信息。';

export const ZH_HANS: WeatherPhrases = {
  'rain.5': {
    headline: '【5级】大雨特别警报',
    lead: LEVEL[5],
    instruction: '有生命危险。请立即转移到附近最安全的地方。如果外面危险，请到建筑物的高层。',
  },
  'rain.4': {
    headline: '【4级】大雨危险警报',
    lead: LEVEL[4],
    instruction: '身处危险地点的人，请确认市政府的避难信息，不要犹豫，立即避难。如果外面危险，请到二楼以上。',
  },
  'rain.3': {
    headline: '【3级】大雨警报',
    lead: LEVEL[3],
    instruction: '避难需要较长时间的人，请确认市政府的避难信息，尽早避难。请勿靠近河流、水渠和地下空间。',
  },
  'rain.2': {
    headline: '【2级】大雨注意报',
    lead: LEVEL[2],
    instruction: '请查看灾害风险地图，确认容易积水的地点和避难地点。',
  },
  'landslide.5': {
    headline: '【5级】泥石流・滑坡特别警报',
    lead: LEVEL[5],
    instruction: '有生命危险。请立即远离山崖和斜坡。如果外面危险，请到二楼以上、远离山崖一侧的房间。',
  },
  'landslide.4': {
    headline: '【4级】泥石流・滑坡危险警报',
    lead: LEVEL[4],
    instruction:
      '在山崖或陡坡附近等危险地点的人，请确认市政府的避难信息，不要犹豫，立即避难。如果外面危险，请到二楼以上、远离山崖一侧的房间。',
  },
  'landslide.3': {
    headline: '【3级】泥石流・滑坡警报',
    lead: LEVEL[3],
    instruction: '在山崖或陡坡附近、避难需要较长时间的人，请确认市政府的避难信息，尽早避难。',
  },
  'landslide.2': {
    headline: '【2级】泥石流・滑坡注意报',
    lead: LEVEL[2],
    instruction: '请查看灾害风险地图，确认可能发生滑坡的地点和避难地点。',
  },
  'surge.5': {
    headline: '【5级】风暴潮特别警报',
    lead: LEVEL[5],
    instruction: '有生命危险。请立即离开海岸和河口，转移到高处。如果外面危险，请到建筑物的高层。',
  },
  'surge.4': {
    headline: '【4级】风暴潮危险警报',
    lead: LEVEL[4],
    instruction: '在海岸、河口附近或低洼地的人，请确认市政府的避难信息，不要犹豫，立即到高处避难。',
  },
  'surge.3': {
    headline: '【3级】风暴潮警报',
    lead: LEVEL[3],
    instruction: '在海岸或河口附近、避难需要较长时间的人，请确认市政府的避难信息，尽早避难。请勿去看海。',
  },
  'surge.2': {
    headline: '【2级】风暴潮注意报',
    lead: LEVEL[2],
    instruction: '请勿靠近海岸。请查看灾害风险地图，确认容易积水的地点和避难地点。',
  },
  'river-flood.5': {
    headline: '【5级】{river} 泛滥特别警报',
    lead: LEVEL[5],
    instruction: '河水已经泛滥或即将泛滥。有生命危险。请立即离开河流，转移到高处或建筑物的高层。',
  },
  'river-flood.4': {
    headline: '【4级】{river} 泛滥危险警报',
    lead: LEVEL[4],
    instruction: '河水随时可能泛滥。在可能被淹地区的人，请确认市政府的避难信息，不要犹豫，立即避难。',
  },
  'river-flood.3': {
    headline: '【3级】{river} 泛滥警报',
    lead: LEVEL[3],
    instruction: '在可能被淹地区、避难需要较长时间的人，请确认市政府的避难信息，尽早避难。请勿靠近河流。',
  },
  'river-flood.2': {
    headline: '【2级】{river} 泛滥注意报',
    lead: LEVEL[2],
    instruction: '请勿靠近河流。请查看灾害风险地图，确认容易积水的地点和避难地点。',
  },
  'flood.warning': {
    headline: '洪水警报',
    lead: `河水可能突然上涨并溢出。\n${CITY}`,
    instruction: '请勿靠近河流和水渠。避难需要较长时间的人，请确认市政府的避难信息。',
  },
  'flood.advisory': { headline: '洪水注意报', lead: '河水可能上涨。', instruction: '请勿靠近河流和水渠。' },
  'wind.special': {
    headline: '暴风特别警报',
    lead: SPECIAL,
    instruction: '请勿外出。请留在坚固的建筑物内，远离窗户。',
  },
  'wind.warning': {
    headline: '暴风警报',
    lead: '暴风可能吹飞物品、吹倒树木。',
    instruction: '请避免外出，留在坚固的建筑物内，远离窗户。请在风力增强之前收好容易被吹走的物品。',
  },
  'wind.advisory': {
    headline: '强风注意报',
    lead: '可能刮强风。',
    instruction: '请固定容易被吹走的物品，请勿靠近高处和工地。',
  },
  'snowstorm.special': {
    headline: '暴风雪特别警报',
    lead: SPECIAL,
    instruction: '请勿外出，请勿驾车。请在室内确保安全。',
  },
  'snowstorm.warning': {
    headline: '暴风雪警报',
    lead: '夹雪的暴风可能使人看不清周围。',
    instruction: '请避免外出和驾车。车辆受困时，请清除排气口周围的积雪。',
  },
  'snowstorm.advisory': {
    headline: '风雪注意报',
    lead: '可能刮夹雪的强风。',
    instruction: '能见度会变差，请小心驾驶。',
  },
  'wave.special': { headline: '大浪特别警报', lead: SPECIAL, instruction: '请离开海岸，请勿去看海。' },
  'wave.warning': {
    headline: '大浪警报',
    lead: '可能出现大浪。',
    instruction: '请勿靠近海岸。请取消乘船和钓鱼。',
  },
  'wave.advisory': { headline: '大浪注意报', lead: '海浪可能增高。', instruction: '在海岸和防波堤请小心海浪。' },
  'snow.special': {
    headline: '大雪特别警报',
    lead: SPECIAL,
    instruction: '请勿外出，请勿驾车。请做好停电准备。',
  },
  'snow.warning': {
    headline: '大雪警报',
    lead: '大雪可能使交通中断、建筑物受损。',
    instruction: '请避免外出和驾车。请注意屋顶落雪和停电。',
  },
  'snow.advisory': {
    headline: '大雪注意报',
    lead: '可能下大雪。',
    instruction: '车辆请使用冬季轮胎或防滑链。路面湿滑，行走时请小心。',
  },
  'thunder.advisory': {
    headline: '雷电注意报',
    lead: '可能出现雷电、骤雨、阵风和冰雹。',
    instruction: '天空变暗或听到雷声时，请立即进入建筑物内。',
  },
  'snowmelt.advisory': {
    headline: '融雪注意报',
    lead: '融雪可能导致河水上涨和山体滑坡。',
    instruction: '请勿靠近河流和斜坡。',
  },
  'fog.advisory': { headline: '浓雾注意报', lead: '浓雾使能见度变差。', instruction: '驾车请开灯并减速。' },
  'dry-air.advisory': {
    headline: '干燥注意报',
    lead: '空气干燥，容易发生火灾。',
    instruction: '用火请小心。请勿在户外生火。',
  },
  'avalanche.advisory': {
    headline: '雪崩注意报',
    lead: '可能发生雪崩。',
    instruction: '请勿靠近积雪的山和陡坡。',
  },
  'cold.advisory': {
    headline: '低温注意报',
    lead: '气温降低，水管可能冻结，农作物可能受损。',
    instruction: '请防止水管冻结，注意农作物和身体。',
  },
  'frost.advisory': { headline: '霜冻注意报', lead: '霜冻可能损害农作物。', instruction: '请保护农作物免受霜冻。' },
  'ice-accretion.advisory': {
    headline: '积冰注意报',
    lead: '船舶和电线可能结冰。',
    instruction: '请注意船舶和电线上的冰。',
  },
  'snow-accretion.advisory': {
    headline: '积雪附着注意报',
    lead: '湿雪可能附着在电线和树木上，造成停电。',
    instruction: '请勿靠近下垂的电线和倾斜的树木。请做好停电准备。',
  },
  'rain.end': { headline: '大雨警报・注意报已解除', lead: OVER, instruction: `${FOLLOW}请勿靠近涨水的河流。` },
  'landslide.end': {
    headline: '泥石流・滑坡警报・注意报已解除',
    lead: OVER,
    instruction: `${FOLLOW}斜坡之后仍可能崩塌，请勿靠近。`,
  },
  'landslide-alert.end': {
    headline: '4级泥石流・滑坡信息已解除',
    lead: '警报或注意报可能仍在持续。',
    instruction: `${FOLLOW}斜坡之后仍可能崩塌，请勿靠近。`,
  },
  'river-flood.end': {
    headline: '{river}的泛滥信息已解除',
    lead: OVER,
    instruction: `${FOLLOW}请勿靠近涨水的河流。`,
  },
  'warning.end': { headline: '{hazard}警报・注意报已解除', lead: OVER, instruction: FOLLOW },
  'advisory.end': { headline: '{hazard}注意报已解除', lead: OVER, instruction: '请继续确认最新信息。' },
  'rainband.occurring': {
    headline: '暴雨持续集中在同一地区',
    lead: `已出现线状降水带。非常猛烈的雨持续下在同一地区，灾害危险急剧升高。\n${CITY}`,
    instruction:
      '在河流或山崖附近等危险地点的人，请确认市政府的避难信息，不要犹豫，立即避难。如果外面危险，请到二楼以上、远离山崖一侧的房间。',
  },
  'rainband.soon': {
    headline: '即将出现持续暴雨',
    lead: `今后数小时内可能出现线状降水带，非常猛烈的雨可能持续下在同一地区。\n${CITY}`,
    instruction: '在河流或山崖附近等危险地点的人，请确认市政府的避难信息，在雨势增强之前转移到安全的地方。',
  },
  'record-rain': {
    headline: '出现破纪录的大雨',
    lead: `观测到数年一遇的大雨。附近可能正在发生灾害。\n${CITY}`,
    instruction:
      '请远离河流、山崖和地下空间。身处危险地点的人，请确认市政府的避难信息，不要犹豫，立即避难。如果外面危险，请到二楼以上。',
  },
  'record-snow': {
    headline: '短时间内下了大雪',
    lead: '预计降雪还将持续，道路可能无法通行。',
    instruction: '请避免外出和驾车。车辆受困时，请清除排气口周围的积雪。',
  },
  'tornado.warned': {
    headline: '龙卷风注意信息',
    lead: '容易发生龙卷风等猛烈阵风。',
    instruction: '天空突然变暗、打雷或刮起冷风时，请立即进入坚固的建筑物内。',
  },
  'tornado.sighted': {
    headline: '有人目击龙卷风，请注意',
    lead: '已发生龙卷风等猛烈阵风，很可能再次发生。',
    instruction: '请进入坚固的建筑物内，远离窗户。请勿进入车库或棚屋。',
  },
  heat: {
    headline: '中暑警戒警报',
    lead: '预计气温很高，中暑的危险增大。',
    instruction: '请使用空调，待在凉爽的地方。请经常补充水分和盐分。请关照老人和儿童。',
  },
  'weather-information': {
    headline: '日本气象厅的气象信息',
    lead: '详细内容为日语。',
    instruction: '请确认最新的气象信息。',
  },
  'withdrawn.warning': {
    headline: '【撤销】{hazard}警报・注意报',
    lead: '日本气象厅已撤销先前发布的{hazard}警报・注意报。',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: '【撤销】{hazard}信息',
    lead: '日本气象厅已撤销先前发布的{hazard}信息。',
    instruction: WRONG,
  },
  'left-out': {
    headline: '【撤销】{hazard}警报・注意报',
    lead: '日本气象厅已更正{hazard}警报・注意报。更正后的内容不包括本市。',
    instruction: WRONG,
  },
};
