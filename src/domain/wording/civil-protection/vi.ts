import type { CivilProtectionWords } from './keys.js';

export const vi: CivilProtectionWords = {
  'missile-launch': {
    headline: 'Tên lửa đã phóng: vào trong nhà ngay',
    lead: 'Có vẻ một tên lửa đã được phóng và có thể bay tới khu vực này.',
    instruction:
      'Hãy vào trong tòa nhà hoặc xuống tầng hầm. Nếu gần đó không có tòa nhà, hãy nấp sau vật chắn hoặc nằm sấp xuống đất và bảo vệ đầu.',
  },
  'missile-shelter': {
    headline: 'Tên lửa: trú ẩn ngay lập tức',
    lead: 'Một phần tên lửa có thể rơi xuống khu vực này.',
    instruction:
      'Hãy vào trong tòa nhà hoặc xuống tầng hầm ngay lập tức. Trong nhà hãy tránh xa cửa sổ. Ngoài trời hãy nấp sau vật chắn hoặc nằm sấp và bảo vệ đầu.',
  },
  'missile-landed': {
    headline: 'Tên lửa đã rơi: hãy ở trong nhà',
    lead: 'Có vẻ tên lửa đã rơi xuống.',
    instruction:
      'Hãy tiếp tục ở trong nhà. Nếu nó rơi gần bạn, hãy che miệng và mũi bằng vải rồi di chuyển về phía ngược chiều gió, hoặc đóng cửa sổ và bịt các khe hở. Không đến gần vật khả nghi, hãy báo cảnh sát hoặc cứu hỏa.',
  },
  'missile-passed': {
    headline: 'Tên lửa đã bay qua',
    lead: 'Có vẻ tên lửa đã bay qua phía trên. Bạn không cần trú ẩn nữa.',
    instruction: 'Nếu thấy vật khả nghi, không đến gần và hãy báo cảnh sát hoặc cứu hỏa.',
  },
  'missile-at-sea': {
    headline: 'Tên lửa rơi xuống biển: kết thúc trú ẩn',
    lead: 'Có vẻ tên lửa đã rơi xuống biển. Bạn không cần trú ẩn nữa.',
    instruction: 'Nếu thấy vật khả nghi, không đến gần và hãy báo cảnh sát hoặc cứu hỏa.',
  },
  'air-attack': {
    headline: 'Nguy cơ không kích: vào trong nhà ngay',
    lead: 'Khu vực này có nguy cơ bị không kích.',
    instruction: 'Hãy vào trong nhà ngay và tránh xa cửa sổ. Theo dõi tin tức trên TV hoặc đài.',
  },
  guerrilla: {
    headline: 'Tấn công vũ trang: ở trong nhà',
    lead: 'Khu vực này có nguy cơ bị nhóm vũ trang tấn công.',
    instruction:
      'Hãy vào trong nhà, khóa cửa và không ra ngoài. Không đến gần người hoặc vật khả nghi, hãy báo cảnh sát.',
  },
  terror: {
    headline: 'Khủng bố quy mô lớn: vào trong nhà',
    lead: 'Một vụ khủng bố quy mô lớn đã hoặc có thể xảy ra tại khu vực này.',
    instruction:
      'Hãy rời khỏi hiện trường và vào trong nhà. Không đến gần vật khả nghi và làm theo chỉ dẫn của cảnh sát, cứu hỏa.',
  },
  other: {
    headline: 'Thông tin bảo vệ người dân',
    lead: 'Có thông tin khẩn cấp về bảo vệ người dân tại khu vực này.',
    instruction: 'Hãy vào trong nhà và theo dõi TV, đài và thông tin của thành phố.',
  },
  lifted: {
    headline: 'Đã dỡ bỏ cảnh báo bảo vệ người dân',
    lead: 'Nguy hiểm đã hết, lời kêu gọi trú ẩn đã được dỡ bỏ.',
    instruction: 'Nếu thấy vật khả nghi, không đến gần và hãy báo cảnh sát hoặc cứu hỏa.',
  },
  withdrawn: {
    headline: '[HỦY] Thông báo J-ALERT vừa rồi',
    lead: 'Thông báo trước đó là nhầm lẫn.',
    instruction: 'Bạn không cần trú ẩn.',
  },
  test: {
    headline: 'Phát thử J-ALERT',
    lead: 'Đây là đợt thử truyền thông tin trên toàn quốc.',
    instruction: 'Bạn không cần làm gì cả.',
  },
};
