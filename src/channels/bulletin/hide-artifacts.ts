/**
 * Readings above words are for the eye. Whoever copies the text of a sheet, or takes it out with a program, gets the words
 * as they were approved: text that is an artifact stands for nothing (ISO 32000-1 §14.9.4, ActualText). No relative
 * imports, as in furigana.ts.
 */
import { deflateSync, inflateSync } from 'node:zlib';

/** Text that Typst marks as an artifact without a kind of its own: readings, and the number at the edge of a page. */
const ARTIFACT = /\/Artifact BMC\n[^]*?\nEMC\n/g;
const CONTENT = /^(\d+) 0 obj\n<<\n {2}\/Length (\d+)\n {2}\/Filter \/FlateDecode\n>>\nstream\n/;
const HEAD_BYTES = 120;
const ENTRY_BYTES = 20;

/** The same document with an incremental update (§7.5.6); as it came where it is not built as expected. */
export function hideArtifacts(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const table = xrefOf(bytes);
  if (table === undefined) return pdf;
  const objects: { number: number; body: Buffer }[] = [];
  for (const offset of table.offsets) {
    const head = CONTENT.exec(bytes.toString('latin1', offset, offset + HEAD_BYTES));
    if (head === null) continue;
    const from = offset + head[0].length;
    const content = inflateSync(bytes.subarray(from, from + Number(head[2]))).toString('latin1');
    const changed = content.replaceAll(ARTIFACT, (each) =>
      each.includes('\nBT\n') ? `/Span <</ActualText ()>> BDC\n${each}EMC\n` : each,
    );
    if (changed !== content)
      objects.push({ number: Number(head[1]), body: deflateSync(Buffer.from(changed, 'latin1')) });
  }
  return objects.length === 0 ? pdf : updated(bytes, table, objects);
}

interface Table {
  at: number;
  offsets: number[];
  trailer: string;
}

function xrefOf(bytes: Buffer): Table | undefined {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', bytes.length - 64))?.[1] ?? -1);
  if (at < 0) return undefined;
  const text = bytes.toString('latin1', at);
  const head = /^xref\n0 (\d+)\n/.exec(text);
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref/.exec(text)?.[1];
  if (head === null || trailer === undefined) return undefined;
  const offsets = Array.from({ length: Number(head[1]) }, (_, index) => {
    const entry = head[0].length + index * ENTRY_BYTES;
    return text[entry + 17] === 'n' ? Number(text.slice(entry, entry + 10)) : 0;
  });
  return { at, offsets: offsets.filter((offset) => offset > 0), trailer };
}

function updated(bytes: Buffer, table: Table, objects: readonly { number: number; body: Buffer }[]): Buffer {
  const parts: Buffer[] = [bytes, Buffer.from('\n')];
  let at = bytes.length + 1;
  let entries = '';
  for (const { number, body } of objects) {
    const head = `${number} 0 obj\n<<\n  /Length ${body.length}\n  /Filter /FlateDecode\n>>\nstream\n`;
    const whole = Buffer.concat([Buffer.from(head), body, Buffer.from('\nendstream\nendobj\n')]);
    parts.push(whole);
    entries += `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    at += whole.length;
  }
  parts.push(
    Buffer.from(
      `xref\n${entries}trailer\n<<${table.trailer}  /Prev ${table.at}\n>>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}
