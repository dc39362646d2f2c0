import type { ParseProblem } from '../../sources/source.js';

const because = (code: string, ja: string, en: string): ParseProblem => ({ code, ja, en });

/** Why a document could not be fetched, in words that say what to do next. */
export const LATE = because(
  'fetch-late',
  '時間内に受け取れませんでした。回線と、情報源の障害を確認してください。自動で取り直します。',
  'It did not arrive in time. Check the line and whether the publisher is in trouble. It is tried again.',
);
export const CUT = because(
  'fetch-cut',
  '受信が途中で切れました。自動で取り直します。続くなら回線を確認してください。',
  'The transfer was cut off. It is tried again; if it goes on, check the line.',
);
export const EMPTY = because(
  'fetch-empty',
  '中身が空でした。何も発表されていないという意味ではありません。情報源のページを確認してください。',
  'The answer was empty. That does not mean that nothing is in force: look at the publisher’s page.',
);
export const TOO_LARGE = because(
  'fetch-too-large',
  '大きすぎるため受け取りませんでした。URL と情報源を確認してください。',
  'It is too large and was not taken. Check the address and the publisher.',
);
export const ENCODING = because(
  'fetch-encoding',
  '求めていない圧縮形式で届きました。途中の代理サーバーを確認してください。',
  'It came packed in a way that was not asked for. Check the proxies on the way.',
);
export const REDIRECT = because(
  'fetch-redirect',
  '別の場所へ案内されました。安全のため追いません。情報源の移転のお知らせを確認し、URL を直してください。',
  'It points to another address, which is not followed. See whether the publisher has moved, and mend the address.',
);
export const UNASKED = because(
  'fetch-unasked-304',
  '比べる版を示していないのに「変更なし」と答えました。途中のキャッシュを確認してください。',
  'The answer was "unchanged", although no edition was named. Check the caches on the way.',
);

const NAMES: Record<string, { ja: string; en: string }> = {
  ENOTFOUND: { ja: 'ホスト名が見つかりません', en: 'its name is not found' },
  EAI_AGAIN: { ja: '名前を引けません（DNS）', en: 'names cannot be looked up (DNS)' },
  ECONNREFUSED: { ja: '接続を断られました', en: 'it refuses the connection' },
  ECONNRESET: { ja: '接続を切られました', en: 'it closed the connection' },
  EHOSTUNREACH: { ja: '経路がありません', en: 'there is no route to it' },
  ENETUNREACH: { ja: 'ネットワークにつながっていません', en: 'the network is away' },
  ETIMEDOUT: { ja: '応答がありません', en: 'it does not answer' },
  CERT_HAS_EXPIRED: { ja: '証明書の期限が切れています', en: 'its certificate has expired' },
  EPRIVATE: { ja: '名前がこの機械の中を指しています', en: 'its name points into this machine' },
};

/** No answer at all; `code` is the system's name of the reason. */
export function unreachable(code: string): ParseProblem {
  const why = NAMES[code] ?? { ja: code === '' ? '理由は不明です' : code, en: code === '' ? 'no reason given' : code };
  return because(
    'fetch-unreachable',
    `情報源につながりません（${why.ja}）。回線・DNS・時計と、情報源の障害を確認してください。自動で取り直します。`,
    `The publisher cannot be reached: ${why.en}. Check line, DNS and clock, and whether it is in trouble. It is tried again.`,
  );
}

/** An answer that is no document. */
export function status(code: number): ParseProblem {
  return because(
    'fetch-status',
    `情報源がエラーを返しました（HTTP ${code}）。自動で取り直します。続くなら情報源の障害情報を確認してください。`,
    `The publisher answered with an error (HTTP ${code}). It is tried again; if it goes on, see whether it is in trouble.`,
  );
}

/** What was missed while the hub was away is not known yet. */
export function longUnread(why: ParseProblem): ParseProblem {
  return because(
    'feed-long-unread',
    `止まっていた間の分（長い版）をまだ読めていません。一時間、取り直します。その間の発表は情報源のページで確かめてください。${why.ja}`,
    `What was published while the hub was away (the long edition) cannot be read yet; it is tried for an hour. Look at the publisher’s page. ${why.en}`,
  );
}

/** Entries that lead to another host. */
export function foreignEntries(count: number): ParseProblem {
  return because(
    'feed-foreign-entries',
    `別のホストを指す項目が ${count} 件あり、取得していません。フィードが本物か、情報源が移転していないか確認してください。`,
    `${count} entries lead to another host and are not fetched. Check that the feed is genuine and has not moved.`,
  );
}
