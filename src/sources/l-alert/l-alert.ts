import { problem, type ParseResult, type Source, type SourceContext } from '../source.js';
import { findAll, readXml, type XmlElement } from '../xml.js';
import { isOurs } from './areas.js';
import { readDocument, UNSAFE, type CommonsDocument } from './document.js';
import { readEvacuation } from './evacuation.js';
import { readGeneral } from './general.js';
import { JMA_NAMESPACE, MAPPING, NAMESPACES } from './mapping.js';
import { elementAt } from './paths.js';
import { readShelters } from './shelter.js';

/** Lアラート（公共情報コモンズ）: an EDXL-DE envelope with a document of a city inside. */
export const lAlert: Source = {
  name: 'l-alert',
  label: { ja: 'Ｌアラート', en: 'L-Alert' },
  by: ['city'],
  mediaTypes: ['application/xml', 'text/xml'],
  maxBytes: 2_000_000,
  lifeHours: { EvacuationOrder: 6, Shelter: 12, GeneralInformation: 24, default: 6 },
  parse(bytes, context) {
    const read = readXml(bytes);
    if (read.kind === 'problem') return read;
    const { root } = read;
    if (root.ns !== NAMESPACES.de.is || root.name !== 'EDXLDistribution') return notCommons(root.line);
    const document = readDocument(root, context);
    if ('problem' in document) return document;
    if (holdsJma(document)) return jma();
    if (document.municipality === '') return noMunicipality(root.line);
    if (!isOurs(document.municipality, context.profile)) return elsewhere(document);
    if (findAll(root, ({ text }) => UNSAFE.test(text)).length > 0) return unsafe(root.line);
    return understood(document, context);
  },
};

const READERS: readonly {
  paths: readonly string[];
  read: (root: XmlElement, document: CommonsDocument, context: SourceContext) => ParseResult;
}[] = [
  { paths: MAPPING.evacuation.root, read: readEvacuation },
  { paths: MAPPING.shelter.root, read: readShelters },
  { paths: MAPPING.general.root, read: readGeneral },
];

function understood(document: CommonsDocument, context: SourceContext): ParseResult {
  for (const { paths, read } of READERS) {
    const root = elementAt(document.report, paths);
    if (root !== undefined) return read(root, document, context);
  }
  return otherDocument(document);
}

function holdsJma({ embedded }: CommonsDocument): boolean {
  return embedded?.children.some(({ ns }) => ns.startsWith(JMA_NAMESPACE)) === true;
}

function jma(): ParseResult {
  return {
    kind: 'nobody',
    ja: '気象庁の電文です。気象庁防災情報XML（/intake/jma-xml）で受けているため、ここでは読みません。',
    en: 'A telegram of the Japan Meteorological Agency: the source jma-xml takes those.',
  };
}

function elsewhere({ municipality, title }: CommonsDocument): ParseResult {
  return {
    kind: 'nobody',
    ja: `ほかの団体（コード ${municipality.slice(0, 12)}）の文書です：${title.slice(0, 60)}。`,
    en: `A document of another municipality (code ${municipality.slice(0, 12)}).`,
  };
}

function notCommons(line: number): ParseResult {
  return problem(
    'not-l-alert',
    'Ｌアラートの文書（EDXL-DE 1.0）ではありません。送り元を確認してください。',
    'This is not an L-Alert document (EDXL-DE 1.0). Check the sender.',
    line,
  );
}

function noMunicipality(line: number): ParseResult {
  return problem(
    'municipality-missing',
    'どの市町村の文書か（jisX0402）が書かれていません。原文を見て判断してください。',
    'The document does not say which municipality it is of (jisX0402). Read the original and decide.',
    line,
  );
}

function unsafe(line: number): ParseResult {
  return problem(
    'text-unsafe',
    '文書に表示を乱す文字が入っています。送信元に確認してください。',
    'The document holds characters that disturb its display. Ask its sender.',
    line,
  );
}

function otherDocument({ title }: CommonsDocument): ParseResult {
  return problem(
    'document-unknown',
    `この市の文書ですが、避難情報・避難所・お知らせのどれでもありません（${title === '' ? '題なし' : title.slice(0, 40)}）。住民に知らせるか、原文を見て判断してください。`,
    'A document of this city that is no evacuation information, shelter or notice. Read the original and decide.',
  );
}
