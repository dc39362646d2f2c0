import type { Rule } from './rule.js';

/** Rules of shapes (CAP 1.2 §3.2.4). */
export const GEOMETRY_RULES = {
  'polygon-empty': {
    stage: 'geometry',
    how: 'mend',
    ja: '空の多角形があります。除いて読みます。',
    en: 'A polygon is empty. It is left out.',
  },
  'polygon-garbage': {
    stage: 'geometry',
    how: 'mend',
    ja: '多角形に余分な文字（かっこなど）があります。除いて読みます。',
    en: 'A polygon holds characters that do not belong there. They are left out.',
  },
  'coordinates-unreadable': {
    stage: 'geometry',
    how: 'mend',
    ja: '座標が読めません（{}）。この形は使わず、職員が地域を確かめます。',
    en: 'The coordinates cannot be read ({}). The shape is not used and a person looks at the area.',
  },
  'coordinates-out-of-range': {
    stage: 'geometry',
    how: 'mend',
    ja: '緯度・経度の範囲を外れています。この形は使わず、職員が地域を確かめます。',
    en: 'Latitude or longitude is out of range. The shape is not used and a person looks at the area.',
  },
  'longitude-beyond-antimeridian': {
    stage: 'geometry',
    how: 'mend',
    ja: '経度が±180度を超えています。同じ場所を表す値に直して読みます。',
    en: 'A longitude is beyond ±180. It is read as the same place within them.',
  },
  'coordinates-maybe-swapped': {
    stage: 'geometry',
    how: 'note',
    ja: '緯度と経度が入れ替わっているかもしれません（入れ替えると近くになります）。入れ替えてはいません。',
    en: 'Latitude and longitude may be swapped: the other way round the place is near. Nothing was swapped.',
  },
  'polygon-not-closed': {
    stage: 'geometry',
    how: 'mend',
    ja: '多角形が閉じていません。始点に戻して読みます。',
    en: 'A polygon is not closed. It is closed at its first point.',
  },
  'polygon-too-few-points': {
    stage: 'geometry',
    how: 'mend',
    ja: '多角形の点が足りません。この形は使わず、職員が地域を確かめます。',
    en: 'A polygon has too few points. The shape is not used and a person looks at the area.',
  },
  'polygon-crosses-itself': {
    stage: 'geometry',
    how: 'mend',
    ja: '多角形が自分自身と交わるか触れています。囲まれたところを地域として読みます。',
    en: 'A polygon crosses or touches itself. What it encloses is taken as the area.',
  },
  'polygon-in-polygon': {
    stage: 'geometry',
    how: 'mend',
    ja: '多角形の中に多角形があります。CAP に穴はないので、合わせた範囲として読みます。',
    en: 'A polygon lies inside another. CAP knows no holes: their union is taken.',
  },
  'circle-unreadable': {
    stage: 'geometry',
    how: 'mend',
    ja: '円が「緯度,経度 半径」の形ではありません。この形は使わず、職員が地域を確かめます。',
    en: 'A circle is not written as latitude,longitude radius. It is not used and a person looks at the area.',
  },
  'ceiling-without-altitude': {
    stage: 'geometry',
    how: 'mend',
    ja: '高さの上限（ceiling）だけで下限（altitude）がありません。読みません。',
    en: 'There is a ceiling without an altitude. It is left out.',
  },
  'ceiling-below-altitude': {
    stage: 'geometry',
    how: 'mend',
    ja: '高さの上限（ceiling）が下限（altitude）より低くなっています。読みません。',
    en: 'The ceiling is below the altitude. Both are left out.',
  },
  'area-needs-person': {
    stage: 'geometry',
    how: 'refuse',
    ja: 'この町の地域かどうか、またどの地区かを決められません。原文の地域を見て、必要なら手で発信してください。',
    en: 'Whether this town is concerned, and which part of it, cannot be told. Look at the area in the original and issue by hand if need be.',
  },
  'boundaries-not-loaded': {
    stage: 'geometry',
    how: 'note',
    ja: '町の境界が登録されていないため、コードと地名だけで地域を決めました。',
    en: 'No boundaries are loaded: codes and names alone decided the area.',
  },
} as const satisfies Record<string, Rule>;

/** What may come of a signature (CAP 1.2 §3.3.4: a message is never refused only because it cannot be verified). */
export const SIGNATURE_RULES = {
  'signature-none': {
    stage: 'signature',
    how: 'note',
    ja: '署名はありません。',
    en: 'The alert is not signed.',
  },
  'signature-trusted': {
    stage: 'signature',
    how: 'note',
    ja: '署名は正しく、登録済みの証明書のものです。',
    en: 'The signature holds, by a certificate this office trusts.',
  },
  'signature-key-unknown': {
    stage: 'signature',
    how: 'note',
    ja: '署名と内容は合っていますが、登録済みの証明書のものではありません。だれの署名かは確かめられません。',
    en: 'The signature fits the content, by a key this office does not know: who signed is not certain.',
  },
  'signature-certificate-expired': {
    stage: 'signature',
    how: 'note',
    ja: '署名と内容は合っていますが、証明書の期限が切れています。発信元の新しい証明書を登録してください。',
    en: 'The signature fits the content, by a certificate that has expired. Register the sender’s new one.',
  },
  'signature-algorithm-unsupported': {
    stage: 'signature',
    how: 'note',
    ja: '署名の方式に対応していないため、確かめられません。',
    en: 'The signature uses a method that is not supported here, so it was not checked.',
  },
  'signature-malformed': {
    stage: 'signature',
    how: 'mend',
    ja: '署名の書き方が正しくありません（Base64 の余りなど）。署名はないものとして扱います。',
    en: 'The signature is not written soundly (Base64 with loose bits, parts missing). It counts as none.',
  },
  'signature-digest-mismatch': {
    stage: 'signature',
    how: 'mend',
    ja: '署名と内容が合いません。途中で書き換えられたおそれがあります。発信元に確かめてください。',
    en: 'The signature does not fit the content, which may have been changed on the way. Ask the sender.',
  },
  'signature-mismatch-weak': {
    stage: 'signature',
    how: 'note',
    ja: '署名と内容が合いません。古い方式（SHA-1）で、登録済みの証明書もないため、参考にとどめます。',
    en: 'The signature does not fit the content. It is of a withdrawn kind (SHA-1) and no certificate is trusted here, so this is only told.',
  },
  'signature-white-space': {
    stage: 'signature',
    how: 'note',
    ja: '署名は、要素の間の空白を除いた文書に対するものです。意味は変わらないため、署名は有効と見なします。',
    en: 'The signature is over the document without the white space between elements. That carries no meaning, so it holds.',
  },
} as const satisfies Record<string, Rule>;
