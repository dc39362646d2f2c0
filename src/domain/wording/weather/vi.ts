import type { WeatherPhrases } from './keys.js';

const CITY = 'Thông tin sơ tán do thành phố công bố.';
const LEVEL = {
  5: `Tương đương mức cảnh giác 5. Thiên tai đang xảy ra hoặc sắp xảy ra.\n${CITY}`,
  4: `Tương đương mức cảnh giác 4.\n${CITY}`,
  3: `Tương đương mức cảnh giác 3.\n${CITY}`,
  2: 'Mức cảnh giác 2.',
};
const SPECIAL = 'Mối nguy hiểm vài chục năm mới có một lần đang đến gần.';
const OVER = 'Nếu có thông tin mới, chúng tôi sẽ báo lại.';
const FOLLOW = 'Khi thông tin sơ tán của thành phố còn hiệu lực, hãy làm theo.';
const WRONG = 'Thông tin trước đó đã bị hủy bỏ. Hãy xem thông tin mới nhất.';
const MAP = 'Hãy xem bản đồ nguy cơ thiên tai để biết nơi dễ ngập và nơi sơ tán.';
const GO = 'hãy xem thông tin sơ tán của thành phố và sơ tán ngay, đừng do dự';
const EARLY = 'hãy xem thông tin sơ tán của thành phố và sơ tán sớm';

export const VI: WeatherPhrases = {
  'rain.5': {
    headline: 'Cấp 5: Cảnh báo đặc biệt mưa lớn',
    lead: LEVEL[5],
    instruction:
      'Nguy hiểm đến tính mạng. Hãy đến ngay nơi an toàn nhất gần bạn. Nếu bên ngoài nguy hiểm, hãy lên tầng cao của tòa nhà.',
  },
  'rain.4': {
    headline: 'Cấp 4: Cảnh báo nguy hiểm mưa lớn',
    lead: LEVEL[4],
    instruction: `Nếu bạn ở nơi nguy hiểm, ${GO}. Nếu bên ngoài nguy hiểm, hãy lên tầng 2 (tầng trên tầng trệt) trở lên.`,
  },
  'rain.3': {
    headline: 'Cấp 3: Cảnh báo mưa lớn',
    lead: LEVEL[3],
    instruction: `Người cần nhiều thời gian để sơ tán ${EARLY}. Không đến gần sông, kênh và nơi dưới lòng đất.`,
  },
  'rain.2': { headline: 'Cấp 2: Lưu ý mưa lớn', lead: LEVEL[2], instruction: MAP },
  'landslide.5': {
    headline: 'Cấp 5: Cảnh báo đặc biệt sạt lở đất',
    lead: LEVEL[5],
    instruction:
      'Nguy hiểm đến tính mạng. Hãy rời xa vách đá và sườn dốc ngay. Nếu bên ngoài nguy hiểm, hãy lên tầng trên, vào phòng ở phía xa sườn dốc.',
  },
  'landslide.4': {
    headline: 'Cấp 4: Cảnh báo nguy hiểm sạt lở đất',
    lead: LEVEL[4],
    instruction: `Nếu bạn ở gần vách đá hoặc sườn dốc, ${GO}. Nếu bên ngoài nguy hiểm, hãy lên tầng trên, vào phòng ở phía xa sườn dốc.`,
  },
  'landslide.3': {
    headline: 'Cấp 3: Cảnh báo sạt lở đất',
    lead: LEVEL[3],
    instruction: `Người ở gần vách đá hoặc sườn dốc và cần nhiều thời gian để sơ tán ${EARLY}.`,
  },
  'landslide.2': {
    headline: 'Cấp 2: Lưu ý sạt lở đất',
    lead: LEVEL[2],
    instruction: 'Hãy xem bản đồ nguy cơ thiên tai để biết nơi dễ sạt lở và nơi sơ tán.',
  },
  'surge.5': {
    headline: 'Cấp 5: Cảnh báo đặc biệt nước biển dâng',
    lead: LEVEL[5],
    instruction:
      'Nguy hiểm đến tính mạng. Hãy rời xa bờ biển và cửa sông, đến ngay nơi cao. Nếu bên ngoài nguy hiểm, hãy lên tầng cao của tòa nhà.',
  },
  'surge.4': {
    headline: 'Cấp 4: Cảnh báo nguy hiểm nước biển dâng',
    lead: LEVEL[4],
    instruction: `Nếu bạn ở gần bờ biển, cửa sông hoặc nơi thấp, ${GO} đến nơi cao.`,
  },
  'surge.3': {
    headline: 'Cấp 3: Cảnh báo nước biển dâng',
    lead: LEVEL[3],
    instruction: `Người ở gần bờ biển và cần nhiều thời gian để sơ tán ${EARLY}. Không ra xem biển.`,
  },
  'surge.2': {
    headline: 'Cấp 2: Lưu ý nước biển dâng',
    lead: LEVEL[2],
    instruction: `Không đến gần bờ biển. ${MAP}`,
  },
  'river-flood.5': {
    headline: 'Cấp 5: Cảnh báo đặc biệt tràn bờ, sông {river}',
    lead: LEVEL[5],
    instruction:
      'Sông đang tràn bờ hoặc sắp tràn bờ. Nguy hiểm đến tính mạng. Hãy rời xa sông, đến ngay nơi cao hoặc tầng cao của tòa nhà.',
  },
  'river-flood.4': {
    headline: 'Cấp 4: Cảnh báo nguy hiểm tràn bờ, sông {river}',
    lead: LEVEL[4],
    instruction: `Sông có thể tràn bờ bất cứ lúc nào. Nếu bạn ở nơi có thể bị ngập, ${GO}.`,
  },
  'river-flood.3': {
    headline: 'Cấp 3: Cảnh báo tràn bờ, sông {river}',
    lead: LEVEL[3],
    instruction: `Người ở nơi có thể bị ngập và cần nhiều thời gian để sơ tán ${EARLY}. Không đến gần sông.`,
  },
  'river-flood.2': {
    headline: 'Cấp 2: Lưu ý tràn bờ, sông {river}',
    lead: LEVEL[2],
    instruction: `Không đến gần sông. ${MAP}`,
  },
  'flood.warning': {
    headline: 'Cảnh báo lũ lụt',
    lead: `Nước sông có thể dâng nhanh và tràn bờ.\n${CITY}`,
    instruction:
      'Không đến gần sông và kênh. Người cần nhiều thời gian để sơ tán hãy xem thông tin sơ tán của thành phố.',
  },
  'flood.advisory': {
    headline: 'Lưu ý lũ lụt',
    lead: 'Nước sông có thể dâng.',
    instruction: 'Không đến gần sông và kênh.',
  },
  'wind.special': {
    headline: 'Cảnh báo đặc biệt gió bão',
    lead: SPECIAL,
    instruction: 'Không ra ngoài. Hãy ở trong tòa nhà chắc chắn và tránh xa cửa sổ.',
  },
  'wind.warning': {
    headline: 'Cảnh báo gió bão',
    lead: 'Gió có thể thổi bay đồ vật và làm đổ cây.',
    instruction:
      'Hạn chế ra ngoài, ở trong tòa nhà chắc chắn và tránh xa cửa sổ. Cất đồ dễ bay trước khi gió mạnh lên.',
  },
  'wind.advisory': {
    headline: 'Lưu ý gió mạnh',
    lead: 'Có thể có gió mạnh.',
    instruction: 'Cố định đồ dễ bay. Không đến gần nơi cao và công trường.',
  },
  'snowstorm.special': {
    headline: 'Cảnh báo đặc biệt bão tuyết',
    lead: SPECIAL,
    instruction: 'Không ra ngoài, không lái xe. Hãy ở trong nhà.',
  },
  'snowstorm.warning': {
    headline: 'Cảnh báo bão tuyết',
    lead: 'Gió bão kèm tuyết có thể làm mất tầm nhìn.',
    instruction: 'Hạn chế ra ngoài và lái xe. Nếu xe bị kẹt, hãy dọn tuyết quanh ống xả.',
  },
  'snowstorm.advisory': {
    headline: 'Lưu ý gió và tuyết',
    lead: 'Có thể có gió mạnh kèm tuyết.',
    instruction: 'Tầm nhìn kém. Hãy lái xe cẩn thận.',
  },
  'wave.special': {
    headline: 'Cảnh báo đặc biệt sóng cao',
    lead: SPECIAL,
    instruction: 'Hãy rời xa bờ biển. Không ra xem biển.',
  },
  'wave.warning': {
    headline: 'Cảnh báo sóng cao',
    lead: 'Có thể có sóng cao.',
    instruction: 'Không đến gần bờ biển. Hủy việc đi thuyền và câu cá.',
  },
  'wave.advisory': {
    headline: 'Lưu ý sóng cao',
    lead: 'Sóng có thể cao.',
    instruction: 'Cẩn thận với sóng ở bờ biển và đê chắn sóng.',
  },
  'snow.special': {
    headline: 'Cảnh báo đặc biệt tuyết lớn',
    lead: SPECIAL,
    instruction: 'Không ra ngoài, không lái xe. Hãy chuẩn bị cho mất điện.',
  },
  'snow.warning': {
    headline: 'Cảnh báo tuyết lớn',
    lead: 'Giao thông có thể dừng và nhà cửa có thể hư hại.',
    instruction: 'Hạn chế ra ngoài và lái xe. Cẩn thận tuyết rơi từ mái nhà và mất điện.',
  },
  'snow.advisory': {
    headline: 'Lưu ý tuyết lớn',
    lead: 'Có thể có tuyết lớn.',
    instruction: 'Xe hãy dùng lốp mùa đông hoặc xích. Đi bộ cẩn thận vì đường trơn.',
  },
  'thunder.advisory': {
    headline: 'Lưu ý dông sét',
    lead: 'Có thể có sét, mưa to bất chợt, gió giật và mưa đá.',
    instruction: 'Khi trời tối lại hoặc nghe tiếng sấm, hãy vào trong nhà ngay.',
  },
  'snowmelt.advisory': {
    headline: 'Lưu ý tuyết tan',
    lead: 'Tuyết tan có thể làm nước sông dâng và sạt lở.',
    instruction: 'Không đến gần sông và sườn dốc.',
  },
  'fog.advisory': {
    headline: 'Lưu ý sương mù dày',
    lead: 'Sương mù dày làm giảm tầm nhìn.',
    instruction: 'Khi lái xe hãy bật đèn và đi chậm.',
  },
  'dry-air.advisory': {
    headline: 'Lưu ý không khí khô',
    lead: 'Không khí khô, dễ xảy ra hỏa hoạn.',
    instruction: 'Cẩn thận khi dùng lửa. Không đốt lửa ngoài trời.',
  },
  'avalanche.advisory': {
    headline: 'Lưu ý lở tuyết',
    lead: 'Có thể xảy ra lở tuyết.',
    instruction: 'Không đến gần núi tuyết và sườn dốc.',
  },
  'cold.advisory': {
    headline: 'Lưu ý nhiệt độ thấp',
    lead: 'Trời rất lạnh. Ống nước có thể đóng băng và cây trồng có thể bị hại.',
    instruction: 'Tránh để ống nước đóng băng. Chú ý cây trồng và sức khỏe.',
  },
  'frost.advisory': {
    headline: 'Lưu ý sương giá',
    lead: 'Sương giá có thể làm hại cây trồng.',
    instruction: 'Hãy bảo vệ cây trồng khỏi sương giá.',
  },
  'ice-accretion.advisory': {
    headline: 'Lưu ý đóng băng',
    lead: 'Băng có thể bám vào tàu thuyền và dây điện.',
    instruction: 'Cẩn thận với băng trên tàu thuyền và dây điện.',
  },
  'snow-accretion.advisory': {
    headline: 'Lưu ý tuyết bám',
    lead: 'Tuyết ướt có thể bám vào dây điện và cây, gây mất điện.',
    instruction: 'Không đến gần dây điện chùng và cây nghiêng. Hãy chuẩn bị cho mất điện.',
  },
  'rain.end': {
    headline: 'Cảnh báo mưa lớn đã được dỡ bỏ',
    lead: OVER,
    instruction: `${FOLLOW} Không đến gần sông đang dâng nước.`,
  },
  'landslide.end': {
    headline: 'Cảnh báo sạt lở đất đã được dỡ bỏ',
    lead: OVER,
    instruction: `${FOLLOW} Sườn dốc vẫn có thể sạt lở, không đến gần.`,
  },
  'landslide-alert.end': {
    headline: 'Thông tin sạt lở đất cấp 4 đã được dỡ bỏ',
    lead: 'Cảnh báo hoặc lưu ý khác có thể vẫn còn hiệu lực.',
    instruction: `${FOLLOW} Sườn dốc vẫn có thể sạt lở, không đến gần.`,
  },
  'river-flood.end': {
    headline: 'Thông tin tràn bờ sông {river} đã được dỡ bỏ',
    lead: OVER,
    instruction: `${FOLLOW} Không đến gần sông đang dâng nước.`,
  },
  'warning.end': { headline: 'Cảnh báo {hazard} đã được dỡ bỏ', lead: OVER, instruction: FOLLOW },
  'advisory.end': {
    headline: 'Lưu ý {hazard} đã được dỡ bỏ',
    lead: OVER,
    instruction: 'Hãy tiếp tục theo dõi thông tin mới nhất.',
  },
  'rainband.occurring': {
    headline: 'Mưa rất lớn đang kéo dài tại một nơi',
    lead: `Dải mưa lớn đã hình thành. Nguy cơ thiên tai đang tăng nhanh.\n${CITY}`,
    instruction: `Nếu bạn ở gần sông hoặc sườn dốc, ${GO}. Nếu bên ngoài nguy hiểm, hãy lên tầng trên, vào phòng ở phía xa sườn dốc.`,
  },
  'rainband.soon': {
    headline: 'Mưa rất lớn có thể sắp kéo dài',
    lead: `Trong vài giờ tới, mưa rất lớn có thể kéo dài tại cùng một nơi.\n${CITY}`,
    instruction:
      'Nếu bạn ở gần sông hoặc sườn dốc, hãy xem thông tin sơ tán của thành phố và đến nơi an toàn trước khi mưa to hơn.',
  },
  'record-rain': {
    headline: 'Đã có mưa lớn kỷ lục',
    lead: `Đã quan trắc được lượng mưa vài năm mới có một lần. Thiên tai có thể đang xảy ra gần đây.\n${CITY}`,
    instruction: `Tránh xa sông, sườn dốc và nơi dưới lòng đất. Nếu bạn ở nơi nguy hiểm, ${GO}. Nếu bên ngoài nguy hiểm, hãy lên tầng 2 (tầng trên tầng trệt) trở lên.`,
  },
  'record-snow': {
    headline: 'Tuyết rơi rất nhiều trong thời gian ngắn',
    lead: 'Tuyết sẽ còn tiếp tục và đường có thể không đi được.',
    instruction: 'Hạn chế ra ngoài và lái xe. Nếu xe bị kẹt, hãy dọn tuyết quanh ống xả.',
  },
  'tornado.warned': {
    headline: 'Thông tin lưu ý lốc xoáy',
    lead: 'Dễ xảy ra lốc xoáy và gió giật rất mạnh.',
    instruction: 'Nếu trời đột ngột tối, có sấm hoặc gió lạnh, hãy vào ngay tòa nhà chắc chắn.',
  },
  'tornado.sighted': {
    headline: 'Có người thấy lốc xoáy, hãy cẩn thận',
    lead: 'Có vẻ lốc xoáy hoặc gió giật rất mạnh đã xảy ra và rất có thể xảy ra nữa.',
    instruction: 'Hãy vào tòa nhà chắc chắn và tránh xa cửa sổ. Không trú trong nhà xe hoặc nhà kho.',
  },
  heat: {
    headline: 'Cảnh báo say nắng',
    lead: 'Trời sẽ rất nóng và nguy cơ say nắng cao.',
    instruction:
      'Hãy dùng máy lạnh và ở nơi mát. Uống nước và bổ sung muối thường xuyên. Hãy để ý người già và trẻ em.',
  },
  'weather-information': {
    headline: 'Thông tin thời tiết của Cơ quan Khí tượng Nhật Bản',
    lead: 'Nội dung chi tiết bằng tiếng Nhật.',
    instruction: 'Hãy xem thông tin thời tiết mới nhất.',
  },
  'withdrawn.warning': {
    headline: 'Hủy bỏ: cảnh báo {hazard}',
    lead: 'Cơ quan Khí tượng Nhật Bản đã hủy bỏ cảnh báo {hazard} đã công bố trước đó.',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: 'Hủy bỏ: thông tin {hazard}',
    lead: 'Cơ quan Khí tượng Nhật Bản đã hủy bỏ thông tin {hazard} đã công bố trước đó.',
    instruction: WRONG,
  },
  'left-out': {
    headline: 'Hủy bỏ: cảnh báo {hazard}',
    lead: 'Cơ quan Khí tượng Nhật Bản đã đính chính cảnh báo {hazard}. Thành phố này không còn trong bản tin.',
    instruction: WRONG,
  },
};
