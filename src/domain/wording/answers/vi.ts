import type { AnswerPhrases } from './keys.js';

export const vi: AnswerPhrases = {
  ask: {
    headline: 'Xin hãy trả lời',
    lead: 'Nhân viên {office} đọc câu trả lời của bạn.',
    instruction: 'Hãy nhấn một nút. Bạn có thể đổi sau.',
  },
  read: {
    headline: 'Tôi đã đọc',
    lead: '{office} biết rằng tin đã đến bạn.',
    instruction: 'Hãy làm theo thông tin này.',
  },
  safe: {
    headline: 'Tôi an toàn',
    lead: '{office} biết rằng bạn an toàn.',
    instruction: 'Nếu tình hình thay đổi, hãy đổi câu trả lời.',
  },
  'needs-help': {
    headline: 'Tôi cần giúp đỡ',
    lead: 'Nhân viên {office} đọc câu trả lời này, không phải cứu hỏa hay cấp cứu.',
    instruction: 'Nếu nguy hiểm đến tính mạng, hãy gọi ngay 119 (cứu hỏa, cấp cứu) hoặc 110 (cảnh sát).',
  },
  kept: {
    headline: 'Đã nhận câu trả lời',
    lead: 'Câu trả lời của bạn: {answer}',
    instruction: 'Bạn có thể đổi. Câu trả lời cuối cùng được dùng.',
  },
  newer: {
    headline: 'Có thông báo mới',
    lead: '',
    instruction: 'Hãy đọc lại nội dung trên trang này.',
  },
  over: {
    headline: 'Thông tin này đã kết thúc',
    lead: 'Không cần trả lời nữa.',
    instruction: 'Hãy xem thông tin hiện tại. Nếu cần giúp đỡ, hãy gọi điện.',
  },
  'not-asked': {
    headline: 'Không cần trả lời',
    lead: '',
    instruction: 'Hãy xem nội dung mới nhất trên trang thông tin.',
  },
  how: {
    headline: 'Cách trả lời',
    lead: '{office} mong bạn trả lời thông tin này.',
    instruction: 'Hãy dùng đường liên kết trong e-mail hoặc nút trong LINE mà bạn đã nhận.',
  },
};
