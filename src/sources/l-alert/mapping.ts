import type { Kind, MessageType } from '../../domain/alert.js';

/** Prefix of a path below → the namespaces it stands for. Versions of a PCXML module differ in the tail of the name only. */
export const NAMESPACES = {
  de: { is: 'urn:oasis:names:tc:emergency:EDXL:DE:1.0' },
  commons: { begins: 'http://xml.publiccommons.ne.jp/xml/edxl/' },
  pcx: { begins: 'http://xml.publiccommons.ne.jp/pcxml' },
} as const;

/** Namespaces of 気象庁防災情報XML, which L-Alert passes on in the same envelope. */
export const JMA_NAMESPACE = 'http://xml.kishou.go.jp/jmaxml1/';

/**
 * Where in a document our fields stand. The specification of 公共情報コモンズ XML is given on application only; these
 * paths are taken from public material (docs/l-alert.md), and a town that has the specification corrects them here.
 * Several paths for one field are alternatives in this order.
 */
export const MAPPING = {
  edition: '公共情報コモンズ XML 1.x の公開資料にもとづく写像・第1版',
  envelope: {
    distribution: ['de:distributionID'],
    sent: ['de:dateTimeSent'],
    status: ['de:distributionStatus'],
    type: ['de:distributionType'],
    municipality: ['commons:targetArea/commons:jisX0402', 'de:targetArea/commons:jisX0402'],
    content: ['commons:contentObject', 'de:contentObject'],
  },
  content: {
    document: ['commons:documentID'],
    revision: ['commons:documentRevision'],
    office: ['commons:publishingOfficeName'],
    report: ['de:xmlContent/de:embeddedXMLContent/pcx:Report'],
    embedded: ['de:xmlContent/de:embeddedXMLContent'],
  },
  inner: {
    status: ['pcx:Control/de:distributionStatus', 'pcx:Control/pcx:Status'],
    office: ['pcx:Control/pcx:EditorialOffice/pcx:OfficeName', 'pcx:Control/pcx:PublishingOffice/pcx:OfficeName'],
    type: ['pcx:Head/de:distributionType'],
    document: ['pcx:Head/commons:documentID'],
    title: ['pcx:Head/pcx:Title'],
    headline: ['pcx:Head/pcx:Headline/pcx:Text'],
    reported: ['pcx:Head/pcx:ReportDateTime'],
    valid: ['pcx:Head/pcx:ValidDateTime'],
  },
  evacuation: {
    root: ['pcx:EvacuationOrder'],
    disaster: ['pcx:Disaster/pcx:DisasterType', 'pcx:Disaster/pcx:DisasterName'],
    complement: ['pcx:ComplementaryInfo'],
    details: ['pcx:Detail'],
    order: ['pcx:Sort'],
    level: ['pcx:AlertLevel', 'pcx:Level'],
    issueOrLift: ['pcx:IssueOrLift'],
    areas: ['pcx:Areas/pcx:Area'],
    areaName: ['pcx:Location/commons:areaName'],
  },
  shelter: {
    root: ['pcx:Shelter'],
    list: ['pcx:Informations/pcx:Information', 'pcx:Information'],
    name: ['pcx:Location/commons:areaName'],
    address: ['pcx:Location/pcx:Address'],
    state: ['pcx:Sort'],
    crowding: ['pcx:Status'],
  },
  general: {
    root: ['pcx:GeneralInformation'],
    title: ['pcx:Title'],
    text: ['pcx:Description', 'pcx:Text'],
    address: ['pcx:URL'],
  },
} as const;

/** EDXL-DE 1.0 §3.2.1 distributionStatus, and the names of 運用種別. */
export const STATUSES: Readonly<Record<string, Kind>> = {
  Actual: 'actual',
  Exercise: 'drill',
  Test: 'test',
  本番: 'actual',
  訓練: 'drill',
  テスト: 'test',
};

/** EDXL-DE 1.0 §3.2.1 distributionType, as far as L-Alert uses it, and 取消・無効化. */
export const TYPES: Readonly<Record<string, MessageType>> = {
  Report: 'Alert',
  Update: 'Update',
  Cancel: 'Cancel',
  取消: 'Cancel',
  無効化: 'Cancel',
};

/** 発令区分 since 2021-05-20 (災害対策基本法 56条・60条). */
export const ORDERS: Readonly<Record<string, 3 | 4 | 5>> = {
  高齢者等避難: 3,
  避難指示: 4,
  緊急安全確保: 5,
};

/** Abolished in 2021: whoever still sends one must be asked what is meant. */
export const ABOLISHED = [
  '避難準備',
  '避難準備情報',
  '避難準備・高齢者等避難開始',
  '避難勧告',
  '避難指示（緊急）',
  '避難指示(緊急)',
  '災害発生情報',
];

export const ISSUED = '発令';
export const LIFTED = '解除';

export const SHELTER_OPEN = ['開設', '常設'];
export const SHELTER_SHUT = ['閉鎖', '未開設', '不明'];
export const SHELTER_FULL = ['定員一杯', '満員'];
