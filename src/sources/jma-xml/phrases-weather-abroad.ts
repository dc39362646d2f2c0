import type { WeatherWords } from './weather-words.js';

export const WEATHER_ZH: WeatherWords = {
  headline: {
    rain: {
      5: '【5级】大雨特别警报',
      4: '【4级】大雨危险警报',
      3: '【3级】大雨警报',
      2: '【2级】大雨注意报',
    },
    landslide: {
      5: '【5级】泥石流・滑坡特别警报',
      4: '【4级】泥石流・滑坡危险警报',
      3: '【3级】泥石流・滑坡警报',
      2: '【2级】泥石流・滑坡注意报',
    },
  },
  cleared: { rain: '大雨警报・注意报已解除', landslide: '泥石流・滑坡警报・注意报已解除' },
  instruction: {
    rain: {
      5: '有生命危险。请立即转移到附近最安全的地方。如果外面危险，请到建筑物的高层。',
      4: '身处危险地点的人，请确认市政府的避难信息，不要犹豫，立即避难。如果外面危险，请到二楼以上。',
      3: '避难需要较长时间的人，请确认市政府的避难信息，尽早避难。请勿靠近河流、水渠和地下空间。',
      2: '请查看灾害风险地图，确认容易积水的地点和避难地点。',
    },
    landslide: {
      5: '有生命危险。请立即远离山崖和斜坡。如果外面危险，请到二楼以上、远离山崖一侧的房间。',
      4: '在山崖或陡坡附近等危险地点的人，请确认市政府的避难信息，不要犹豫，立即避难。如果外面危险，请到二楼以上、远离山崖一侧的房间。',
      3: '在山崖或陡坡附近、避难需要较长时间的人，请确认市政府的避难信息，尽早避难。',
      2: '请查看灾害风险地图，确认可能发生滑坡的地点和避难地点。',
    },
  },
  afterwards: {
    rain: '在市政府的避难信息解除之前，请遵从市政府的信息。请勿靠近涨水的河流。',
    landslide: '在市政府的避难信息解除之前，请遵从市政府的信息。斜坡之后仍可能崩塌，请勿靠近。',
  },
  meaning: {
    5: '相当于警戒级别5。灾害已经发生或即将发生。',
    4: '相当于警戒级别4。',
    3: '相当于警戒级别3。',
    2: '警戒级别2。',
  },
  cityDecides: '避难信息由市政府发布。',
};

export const WEATHER_KO: WeatherWords = {
  headline: {
    rain: {
      5: '【레벨5】 호우 특별경보',
      4: '【레벨4】 호우 위험경보',
      3: '【레벨3】 호우 경보',
      2: '【레벨2】 호우 주의보',
    },
    landslide: {
      5: '【레벨5】 토사재해 특별경보',
      4: '【레벨4】 토사재해 위험경보',
      3: '【레벨3】 토사재해 경보',
      2: '【레벨2】 토사재해 주의보',
    },
  },
  cleared: {
    rain: '호우 경보・주의보가 해제되었습니다',
    landslide: '토사재해 경보・주의보가 해제되었습니다',
  },
  instruction: {
    rain: {
      5: '생명이 위험합니다. 지금 바로 가장 안전한 곳으로 이동하십시오. 밖이 위험할 때는 건물의 높은 층으로 이동하십시오.',
      4: '위험한 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 대피하십시오. 밖이 위험할 때는 건물 2층 이상으로 이동하십시오.',
      3: '대피에 시간이 걸리는 분은 시의 피난 정보를 확인하고 일찍 대피하십시오. 하천, 수로, 지하에는 가까이 가지 마십시오.',
      2: '해저드 맵(재해 위험 지도)에서 침수되기 쉬운 곳과 대피할 곳을 확인하십시오.',
    },
    landslide: {
      5: '생명이 위험합니다. 지금 바로 벼랑과 비탈에서 떨어진 안전한 곳으로 이동하십시오. 밖이 위험할 때는 2층 이상, 벼랑 반대쪽 방으로 이동하십시오.',
      4: '벼랑이나 가파른 비탈 근처 등 위험한 곳에 있는 분은 시의 피난 정보를 확인하고 망설이지 말고 대피하십시오. 밖이 위험할 때는 2층 이상, 벼랑 반대쪽 방으로 이동하십시오.',
      3: '벼랑이나 가파른 비탈 근처에 있고 대피에 시간이 걸리는 분은 시의 피난 정보를 확인하고 일찍 대피하십시오.',
      2: '해저드 맵(재해 위험 지도)에서 무너질 위험이 있는 곳과 대피할 곳을 확인하십시오.',
    },
  },
  afterwards: {
    rain: '시의 피난 정보가 나와 있는 동안에는 시의 정보를 따르십시오. 물이 불어난 하천에는 가까이 가지 마십시오.',
    landslide:
      '시의 피난 정보가 나와 있는 동안에는 시의 정보를 따르십시오. 비탈은 나중에도 무너질 수 있습니다. 가까이 가지 마십시오.',
  },
  meaning: {
    5: '경계 레벨5에 해당하는 정보입니다. 재해가 이미 발생했거나 발생 직전입니다.',
    4: '경계 레벨4에 해당하는 정보입니다.',
    3: '경계 레벨3에 해당하는 정보입니다.',
    2: '경계 레벨2 정보입니다.',
  },
  cityDecides: '피난 정보는 시가 발표합니다.',
};

export const WEATHER_VI: WeatherWords = {
  headline: {
    rain: {
      5: 'Cấp 5: Cảnh báo đặc biệt mưa lớn',
      4: 'Cấp 4: Cảnh báo nguy hiểm mưa lớn',
      3: 'Cấp 3: Cảnh báo mưa lớn',
      2: 'Cấp 2: Lưu ý mưa lớn',
    },
    landslide: {
      5: 'Cấp 5: Cảnh báo đặc biệt sạt lở đất',
      4: 'Cấp 4: Cảnh báo nguy hiểm sạt lở đất',
      3: 'Cấp 3: Cảnh báo sạt lở đất',
      2: 'Cấp 2: Lưu ý sạt lở đất',
    },
  },
  cleared: { rain: 'Cảnh báo mưa lớn đã được dỡ bỏ', landslide: 'Cảnh báo sạt lở đất đã được dỡ bỏ' },
  instruction: {
    rain: {
      5: 'Nguy hiểm đến tính mạng. Hãy đến ngay nơi an toàn nhất gần bạn. Nếu bên ngoài nguy hiểm, hãy lên tầng cao của tòa nhà.',
      4: 'Nếu bạn ở nơi nguy hiểm, hãy xem thông tin sơ tán của thành phố và sơ tán ngay, đừng do dự. Nếu bên ngoài nguy hiểm, hãy lên tầng 2 (tầng trên tầng trệt) trở lên.',
      3: 'Người cần nhiều thời gian để sơ tán hãy xem thông tin sơ tán của thành phố và sơ tán sớm. Không đến gần sông, kênh và nơi dưới lòng đất.',
      2: 'Hãy xem bản đồ nguy cơ thiên tai để biết nơi dễ ngập và nơi sơ tán.',
    },
    landslide: {
      5: 'Nguy hiểm đến tính mạng. Hãy rời xa vách đá và sườn dốc ngay. Nếu bên ngoài nguy hiểm, hãy lên tầng trên, vào phòng ở phía xa sườn dốc.',
      4: 'Nếu bạn ở gần vách đá hoặc sườn dốc, hãy xem thông tin sơ tán của thành phố và sơ tán ngay, đừng do dự. Nếu bên ngoài nguy hiểm, hãy lên tầng trên, vào phòng ở phía xa sườn dốc.',
      3: 'Người ở gần vách đá hoặc sườn dốc và cần nhiều thời gian để sơ tán hãy xem thông tin sơ tán của thành phố và sơ tán sớm.',
      2: 'Hãy xem bản đồ nguy cơ thiên tai để biết nơi dễ sạt lở và nơi sơ tán.',
    },
  },
  afterwards: {
    rain: 'Khi thông tin sơ tán của thành phố còn hiệu lực, hãy làm theo. Không đến gần sông đang dâng nước.',
    landslide:
      'Khi thông tin sơ tán của thành phố còn hiệu lực, hãy làm theo. Sườn dốc vẫn có thể sạt lở, không đến gần.',
  },
  meaning: {
    5: 'Tương đương mức cảnh giác 5. Thiên tai đang xảy ra hoặc sắp xảy ra.',
    4: 'Tương đương mức cảnh giác 4.',
    3: 'Tương đương mức cảnh giác 3.',
    2: 'Mức cảnh giác 2.',
  },
  cityDecides: 'Thông tin sơ tán do thành phố công bố.',
};
