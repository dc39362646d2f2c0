import type { GroundWords } from './keys.js';

const AGAIN = 'Sóng thần đến nhiều lần. Không rời nơi an toàn cho đến khi cảnh báo được dỡ bỏ.';

/** Tiếng Việt. */
export const VI: GroundWords = {
  'shaking-strong': {
    headline: 'Động đất: {intensity} tại {place}',
    lead: 'Rung lắc mạnh đến mức đồ vật rơi và đồ đạc xê dịch.',
    instruction:
      'Hãy bảo vệ bản thân. Khi hết rung lắc, hãy tắt lửa, cẩn thận với đồ đạc đổ, kính vỡ và vật rơi. Có thể còn rung lắc mạnh.',
  },
  'shaking-moderate': {
    headline: 'Động đất: {intensity} tại {place}',
    lead: 'Rung lắc khiến hầu hết mọi người giật mình.',
    instruction: 'Hãy tránh xa những vật dễ rơi hoặc dễ đổ. Có thể còn rung lắc.',
  },
  'shaking-weak': {
    headline: 'Động đất: {intensity} tại {place}',
    lead: 'Rung lắc không mạnh.',
    instruction: 'Có thể còn rung lắc, hãy chú ý.',
  },
  eew: {
    headline: 'Cảnh báo sớm động đất: sắp rung lắc mạnh',
    lead: 'Dự báo rung lắc khoảng {intensity} tại {place}. Sắp rung lắc, hoặc có thể đã bắt đầu.',
    instruction:
      'Hãy bảo vệ bản thân ngay. Che đầu và chui xuống gầm bàn chắc chắn, tránh xa những vật có thể rơi hoặc đổ. Không hốt hoảng chạy ra ngoài.',
  },
  'long-period': {
    headline: 'Rung lắc chu kỳ dài cấp {step} tại {area}',
    lead: 'Ở các tầng cao có thể đã rung lắc chậm và mạnh đến mức không đứng được.',
    instruction:
      'Nếu ở tầng cao, hãy cẩn thận với đồ đạc đổ và vật có bánh xe. Không dùng thang máy. Có thể còn rung lắc như vậy.',
  },
  'tsunami-major': {
    headline: 'Cảnh báo sóng thần lớn',
    lead: 'Có thể có sóng thần rất lớn.',
    instruction: `Hãy rời khỏi bờ biển và bờ sông ngay, chạy lên nơi cao nhất có thể. ${AGAIN}`,
  },
  'tsunami-warning': {
    headline: 'Cảnh báo sóng thần',
    lead: 'Có thể có sóng thần cao.',
    instruction: `Hãy rời khỏi bờ biển và bờ sông ngay, chạy lên nơi cao. ${AGAIN}`,
  },
  'tsunami-advisory': {
    headline: 'Lưu ý sóng thần',
    lead: 'Dưới biển và trên bờ biển rất nguy hiểm.',
    instruction:
      'Nếu đang ở dưới biển, hãy lên bờ ngay và rời xa bờ biển. Không xuống biển, không đến gần bờ biển cho đến khi lưu ý được dỡ bỏ.',
  },
  'tsunami-forecast': {
    headline: 'Dự báo sóng thần (mực nước biển thay đổi nhẹ)',
    lead: 'Mực nước biển thay đổi nhẹ, không lo thiệt hại.',
    instruction: 'Hãy chú ý thay đổi mực nước khi làm việc, câu cá hoặc bơi ở biển.',
  },
  'tsunami-over': {
    headline: 'Cảnh báo và lưu ý sóng thần đã được dỡ bỏ',
    lead: '',
    instruction: 'Mực nước biển có thể còn thay đổi. Hãy cẩn thận khi xuống biển.',
  },
  'volcano-5': {
    headline: 'Núi lửa {volcano}: cảnh báo phun trào{level}',
    lead: 'Phun trào có thể ảnh hưởng nghiêm trọng đến nơi có người ở.',
    instruction:
      'Hãy rời khỏi vùng nguy hiểm gần {volcano} ngay. Làm theo thông tin sơ tán của thành phố, không đi về phía miệng núi lửa.',
  },
  'volcano-4': {
    headline: 'Núi lửa {volcano}: cảnh báo phun trào{level}',
    lead: 'Có khả năng xảy ra phun trào ảnh hưởng đến nơi có người ở.',
    instruction:
      'Hãy chuẩn bị để có thể rời đi bất cứ lúc nào. Người cần nhiều thời gian di chuyển hãy đi sớm theo thông tin của thành phố.',
  },
  'volcano-3': {
    headline: 'Núi lửa {volcano}: cảnh báo quanh miệng núi lửa{level}',
    lead: 'Phun trào có thể ảnh hưởng đến gần nơi có người ở.',
    instruction: 'Không leo núi. Không vào khu vực bị cấm và chú ý thông tin của thành phố.',
  },
  'volcano-2': {
    headline: 'Núi lửa {volcano}: cảnh báo quanh miệng núi lửa{level}',
    lead: 'Có thể có phun trào ảnh hưởng quanh miệng núi lửa.',
    instruction: 'Không đến gần miệng núi lửa.',
  },
  'volcano-over': {
    headline: 'Núi lửa {volcano}: cảnh báo phun trào đã được dỡ bỏ',
    lead: '',
    instruction: 'Đây vẫn là núi lửa đang hoạt động. Hãy tiếp tục cẩn thận trong và gần miệng núi lửa.',
  },
  'volcano-note': {
    headline: 'Núi lửa {volcano}: bản tin về hoạt động',
    lead: 'Cơ quan Khí tượng Nhật Bản giải thích tình hình núi lửa.',
    instruction: 'Nếu đến gần núi, hãy xem thông tin của Cơ quan Khí tượng và thành phố.',
  },
  eruption: {
    headline: 'Tin nhanh: núi lửa {volcano} phun trào',
    lead: 'Đã xảy ra phun trào ở {volcano}.',
    instruction:
      'Người đang leo núi hoặc ở gần miệng núi lửa hãy rời xa ngay hoặc vào nhà chắc chắn như nhà nghỉ trên núi. Hãy che đầu, cẩn thận đá bay.',
  },
  'eruption-seen': {
    headline: 'Núi lửa {volcano}: quan sát được phun trào',
    lead: 'Đây là bản ghi quan sát.',
    instruction: 'Nếu đến gần núi, hãy xem thông tin của Cơ quan Khí tượng và thành phố.',
  },
  'ash-heavy': {
    headline: 'Tro núi lửa {volcano}: dự báo lượng lớn',
    lead: 'Có thể khó nhìn, mặt đường bị tro phủ kín.',
    instruction: 'Hạn chế ra ngoài và đóng cửa sổ. Nếu phải ra ngoài, hãy đeo khẩu trang và bảo vệ mắt. Không lái xe.',
  },
  'ash-moderate': {
    headline: 'Tro núi lửa {volcano}: dự báo lượng khá nhiều',
    lead: 'Vạch kẻ đường có thể khó nhìn.',
    instruction: 'Hãy dùng ô và khẩu trang, đóng cửa sổ. Lái xe chậm.',
  },
  'ash-light': {
    headline: 'Tro núi lửa {volcano}: dự báo lượng ít',
    lead: 'Dự báo có một lớp tro mỏng.',
    instruction: 'Hãy đóng cửa sổ và cất quần áo đang phơi. Đeo khẩu trang nếu mắt hoặc họng khó chịu.',
  },
  'ash-stones': {
    headline: 'Núi lửa {volcano} phun trào: đá nhỏ có thể rơi',
    lead: 'Đá nhỏ theo gió có thể rơi xuống.',
    instruction: 'Hãy vào trong nhà hoặc dưới mái chắc chắn.',
  },
  'outlook-investigating': {
    headline: 'Thông tin động đất rãnh Nankai (đang điều tra)',
    lead: 'Cơ quan Khí tượng bắt đầu điều tra mối liên quan với động đất rãnh Nankai.',
    instruction: 'Hãy kiểm tra đồ đạc, nơi lánh nạn, cách liên lạc với gia đình và theo dõi thông tin tiếp theo.',
  },
  'outlook-warning': {
    headline: 'Thông tin động đất rãnh Nankai (cảnh giác động đất cực lớn)',
    lead: 'Khả năng xảy ra thêm động đất lớn dọc rãnh Nankai cao hơn bình thường. Không chắc chắn sẽ xảy ra.',
    instruction:
      'Hãy kiểm tra việc chuẩn bị và sẵn sàng di chuyển ngay. Làm theo lời kêu gọi của chính phủ và thành phố.',
  },
  'outlook-caution': {
    headline: 'Thông tin động đất rãnh Nankai (chú ý động đất cực lớn)',
    lead: 'Khả năng xảy ra thêm động đất lớn dọc rãnh Nankai cao hơn bình thường. Không chắc chắn sẽ xảy ra.',
    instruction:
      'Hãy kiểm tra lại việc chuẩn bị. Vẫn sinh hoạt bình thường và chú ý lời kêu gọi của chính phủ và thành phố.',
  },
  'outlook-over': {
    headline: 'Thông tin động đất rãnh Nankai (kết thúc điều tra)',
    lead: 'Kết quả điều tra không thuộc mức cảnh giác hay chú ý.',
    instruction: 'Động đất lớn có thể xảy ra bất cứ lúc nào. Hãy tiếp tục chuẩn bị như thường ngày.',
  },
  'outlook-note': {
    headline: 'Bản tin giải thích về động đất rãnh Nankai',
    lead: 'Cơ quan Khí tượng giải thích tình hình dọc rãnh Nankai.',
    instruction: 'Hãy kiểm tra việc chuẩn bị thường ngày.',
  },
  'outlook-aftershock': {
    headline: 'Chú ý động đất tiếp theo ngoài khơi Hokkaido - Sanriku',
    lead: 'Khả năng có thêm động đất lớn từ Hokkaido đến ngoài khơi Sanriku cao hơn bình thường. Không chắc chắn sẽ xảy ra.',
    instruction: 'Hãy kiểm tra lại việc chuẩn bị và trong khoảng một tuần hãy sẵn sàng di chuyển ngay khi có rung lắc.',
  },
};
