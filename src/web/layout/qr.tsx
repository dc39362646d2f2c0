import type { VNode } from 'preact';
import QRCode from 'qrcode';

/** Light modules around the code: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** A QR code as lines of black on white: sharp on paper whatever the printer. */
export function Qr({ url, label }: { url: string; label: string }): VNode {
  const { size, data } = QRCode.create(url, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let width = 0;
      while (x + width < size && data[y * size + x + width]) width += 1;
      if (width > 0) path += `M${x + QUIET} ${y + QUIET}h${width}v1h-${width}z`;
      x += width;
    }
  }
  const whole = size + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
