/** Where a quoted mail or a forwarded one begins: everything from there on was said by somebody else. */
const QUOTE_HEADS = [
  /^-{2,}\s*(?:original message|forwarded message|元のメッセージ|転送メッセージ)\s*-{2,}/iu,
  /^(?:on\s.{5,120}\swrote|.{5,160}(?:のメール|さんが書きました|さんは書きました|wrote))\s*[:：]\s*$/iu,
  /^_{10,}\s*$/u,
];
const RULE_LINE = /^[\s\-=_*~#+─━―‐－＿＝*＊・.･]{8,}$/u;
const CONTACT = /@|(?:tel|電話|fax|携帯|〒)/iu;
const SIGNATURE_LINES = 12;

/** The message itself: without what is quoted, without the signature, without empty lines at its ends. */
export function ownWords(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const own = lines.slice(
    0,
    firstOf(lines, (line) => QUOTE_HEADS.some((head) => head.test(line))),
  );
  const said = own.filter((line) => !/^[>＞]/u.test(line));
  const unsigned = said.slice(0, signatureAt(said));
  return unsigned
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** RFC 3676 §4.3 `-- `, or a line of dashes with an address or a telephone number soon behind it. */
function signatureAt(lines: readonly string[]): number {
  const dashes = firstOf(lines, (line) => line === '--');
  const ruled = firstOf(lines, (line, index) => {
    const rest = lines.slice(index + 1).filter((each) => each !== '');
    const isShort = rest.length > 0 && rest.length <= SIGNATURE_LINES;
    return index > 0 && RULE_LINE.test(line) && line !== '' && isShort && rest.some((each) => CONTACT.test(each));
  });
  return Math.min(dashes, ruled);
}

function firstOf(lines: readonly string[], test: (line: string, index: number) => boolean): number {
  const found = lines.findIndex(test);
  return found === -1 ? lines.length : found;
}
