const SHOWN_BYTES = 200_000;

/** Bytes as a person may read them: UTF-8 with what is broken marked, the rest of a very long one left out. */
export function readable(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SHOWN_BYTES));
  // Control characters other than line breaks and tabs would vanish on the page: show that they are there.
  const visible = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\ufffd');
  return bytes.length > SHOWN_BYTES ? `${visible}\n…（以下省略 cut here）` : visible;
}
