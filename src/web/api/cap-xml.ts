import type { AlertRecord, VersionRecord } from '../../alerts/alert-record.js';
import type { Kind, MessageType, Text } from '../../domain/alert.js';
import { areaName } from '../../domain/area.js';
import { htmlLang, type Language } from '../../domain/language.js';
import { mark, markTitle } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import type { Topic } from '../../domain/topic.js';
import { element, localIso } from '../../domain/xml-writing.js';

export interface FeedContext {
  profile: CityProfile;
  publicUrl: string;
}

const STATUS: Record<Kind, string> = { actual: 'Actual', drill: 'Exercise', test: 'Test' };
const MESSAGE_TYPE: Record<MessageType, string> = {
  Alert: 'Alert',
  Update: 'Update',
  Correction: 'Update',
  AllClear: 'Update',
  Cancel: 'Cancel',
};
const CATEGORY: Record<Topic, string> = {
  evacuation: 'Safety',
  weather: 'Met',
  landslide: 'Geo',
  earthquake: 'Geo',
  tsunami: 'Geo',
  volcano: 'Geo',
  'civil-protection': 'Security',
  safety: 'Safety',
  city: 'Other',
  school: 'Other',
  library: 'Other',
  newsletter: 'Other',
};

/** One issued version as CAP 1.2 (OASIS, 1 July 2010): element order as in the schema. */
export function capXml(record: AlertRecord, version: VersionRecord, context: FeedContext): string {
  const { content } = version;
  const earlier = record.versions.filter((each) => each.issuedAt !== undefined && each.number < version.number);
  const references = earlier.map((each) =>
    [sender(context), identifier(record, each, context), capTime(each, context)].join(','),
  );
  const infos = Object.entries(content.texts).map(([language, text]) =>
    infoXml(record, version, { language: language as Language, text, context }),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
    element('identifier', identifier(record, version, context)),
    element('sender', sender(context)),
    element('sent', capTime(version, context)),
    element('status', STATUS[content.kind]),
    element('msgType', MESSAGE_TYPE[content.messageType]),
    element('scope', 'Public'),
    content.kind === 'actual' ? '' : element('note', mark(content.kind, 'ja')),
    references.length === 0 ? '' : element('references', references.join(' ')),
    ...infos,
    '</alert>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function infoXml(
  record: AlertRecord,
  version: VersionRecord,
  say: { language: Language; text: Text; context: FeedContext },
): string {
  const { content } = version;
  const { language, text, context } = say;
  const { profile } = context;
  const organisation = profile.organisations.find((each) => each.code === content.organisation);
  const isAllClear = content.messageType === 'AllClear';
  return [
    '<info>',
    element('language', language === 'ja-x-easy' ? language : htmlLang(language)),
    element('category', CATEGORY[content.topic]),
    element('event', record.identity.event.name),
    isAllClear ? element('responseType', 'AllClear') : '',
    element('urgency', content.urgency),
    element('severity', content.severity),
    element('certainty', content.certainty),
    element('effective', capTime(version, context)),
    element('expires', localIso(new Date(content.expiresAt), profile.timeZone)),
    element(
      'senderName',
      organisation?.name[language === 'ja' || language === 'ja-x-easy' ? 'ja' : 'en'] ?? profile.name.ja,
    ),
    element('headline', markTitle(content.kind, language, text.headline)),
    text.body === ''
      ? ''
      : element(
          'description',
          [mark(content.kind, language), text.body, mark(content.kind, language)]
            .filter((line) => line !== '')
            .join('\n'),
        ),
    text.instruction === '' ? '' : element('instruction', text.instruction),
    element('web', `${context.publicUrl}/alerts/${record.shortId}`),
    content.level === undefined
      ? ''
      : `<parameter>${element('valueName', 'level')}${element('value', String(content.level))}</parameter>`,
    ...content.areas.map((code) => areaXml(code, language, profile)),
    '</info>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function areaXml(code: string, language: Language, profile: CityProfile): string {
  const city = code.split('.')[0] ?? code;
  return `<area>${element('areaDesc', areaName(profile, code, language))}<geocode>${element('valueName', 'JIS')}${element('value', city)}</geocode><geocode>${element('valueName', 'TODOKE')}${element('value', code)}</geocode></area>`;
}

function identifier(record: AlertRecord, version: VersionRecord, context: FeedContext): string {
  return `todoke.${context.profile.code}.${record.shortId}.${version.number}`;
}

function sender(context: FeedContext): string {
  return `todoke@${new URL(context.publicUrl).hostname}`;
}

function capTime(version: VersionRecord, context: FeedContext): string {
  return localIso(version.issuedAt ?? version.createdAt, context.profile.timeZone);
}
