import type { EvacuationWords } from './keys.js';

export const vi: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: 'Cấp độ 3: người cao tuổi và người cần thời gian sơ tán',
      lead: '{city} đã ban hành cảnh báo cấp độ 3, sơ tán người cao tuổi và những người cần thời gian.',
      instruction:
        'Nếu bạn cần thời gian để sơ tán, hãy rời khỏi nơi nguy hiểm ngay. Những người khác hãy chuẩn bị và sơ tán khi thấy nguy hiểm.',
    },
    'level-4': {
      headline: 'Cấp độ 4: chỉ thị sơ tán',
      lead: '{city} đã ban hành cảnh báo cấp độ 4, chỉ thị sơ tán.',
      instruction: 'Tất cả mọi người ở nơi nguy hiểm hãy sơ tán nhanh chóng.',
    },
    'level-5': {
      headline: 'Cấp độ 5: bảo đảm an toàn khẩn cấp',
      lead: '{city} đã ban hành cảnh báo cấp độ 5, bảo đảm an toàn khẩn cấp. Thảm họa đã xảy ra hoặc sắp xảy ra.',
      instruction:
        'Tính mạng đang bị đe dọa. Hãy bảo vệ bản thân ngay lập tức. Nếu ra ngoài nguy hiểm hơn, hãy lên tầng cao hoặc vào phòng xa vách núi.',
    },
    lifted: {
      headline: 'Đã dỡ bỏ thông tin sơ tán',
      lead: '{city} đã dỡ bỏ thông tin sơ tán tại khu vực này.',
      instruction: 'Khi trở về hãy chú ý đường đi và vách núi, và theo dõi thông tin của thành phố.',
    },
    withdrawn: {
      headline: '[HỦY] Thông tin sơ tán vừa rồi',
      lead: '{city} đã hủy thông tin sơ tán vừa rồi. Thông tin đó là nhầm lẫn.',
      instruction: 'Hãy xem thông tin mới nhất của thành phố.',
    },
    'shelter-open': {
      headline: 'Đã mở nơi sơ tán',
      lead: '{city} đã mở các nơi sơ tán sau.',
      instruction: 'Nếu cần sơ tán, hãy kiểm tra nơi nào đang mở trước khi đi.',
    },
    'shelter-closed': {
      headline: 'Đã đóng nơi sơ tán',
      lead: '{city} đã đóng tất cả các nơi sơ tán.',
      instruction: 'Nếu bạn cần chỗ ở, hãy liên hệ với thành phố.',
    },
    'shelter-withdrawn': {
      headline: '[HỦY] Thông tin nơi sơ tán vừa rồi',
      lead: '{city} đã hủy thông tin nơi sơ tán vừa rồi.',
      instruction: 'Hãy xem thông tin mới nhất trước khi đến nơi sơ tán.',
    },
  },
  hazards: {
    flood: 'lũ lụt',
    landslide: 'sạt lở đất',
    surge: 'nước dâng do bão',
    tsunami: 'sóng thần',
    rain: 'mưa lớn',
    earthquake: 'động đất',
    fire: 'hỏa hoạn',
    volcano: 'núi lửa phun trào',
  },
  because: 'Loại thảm họa: {hazard}',
};
