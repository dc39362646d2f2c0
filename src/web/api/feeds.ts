import { issuedOf, newestOf, type AlertRecord, type VersionRecord } from '../../alerts/alert-record.js';
import { areaName } from '../../domain/area.js';
import { mark, markTitle } from '../../domain/marking.js';
import { element, escapeXml, localIso } from '../../domain/xml-writing.js';
import type { FeedContext } from './cap-xml.js';

/** The version that the public may see, or nothing: drafts and what waits for approval are not public. */
export function publicVersion(record: AlertRecord): VersionRecord | undefined {
  if (record.state === 'shown') return newestOf(record);
  return issuedOf(record);
}

/** Atom 1.0 (RFC 4287) of the current alerts. */
export function atomFeed(records: readonly AlertRecord[], context: FeedContext): string {
  const { profile, publicUrl } = context;
  const versions = records.flatMap((record) => {
    const version = publicVersion(record);
    return version === undefined ? [] : [{ record, version }];
  });
  const newest = versions
    .map(({ version }) => version.issuedAt ?? version.createdAt)
    .sort((a, b) => b.getTime() - a.getTime())[0];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">',
    element('title', `${profile.name.ja}の緊急情報・お知らせ`),
    element('id', `${publicUrl}/feeds/alerts.atom`),
    element('updated', (newest ?? new Date(0)).toISOString()),
    `<link rel="self" href="${escapeXml(publicUrl)}/feeds/alerts.atom"/>`,
    `<link href="${escapeXml(publicUrl)}/"/>`,
    element('rights', '出典を記せば自由に使えます (reuse with the source named)'),
    ...versions.map(({ record, version }) => atomEntry(record, version, context)),
    '</feed>',
  ].join('\n');
}

function atomEntry(record: AlertRecord, version: VersionRecord, context: FeedContext): string {
  const { content } = version;
  const { ja } = content.texts;
  const page = `${context.publicUrl}/alerts/${record.shortId}`;
  const summary = [mark(content.kind, 'ja'), ja.place, ja.instruction, mark(content.kind, 'ja')]
    .filter((line) => line !== '')
    .join('\n');
  return [
    '<entry>',
    element('title', markTitle(content.kind, 'ja', ja.headline)),
    element('id', page),
    element('updated', (version.issuedAt ?? version.createdAt).toISOString()),
    element('published', record.createdAt.toISOString()),
    `<author>${element('name', context.profile.organisations.find((each) => each.code === record.organisation)?.name.ja ?? context.profile.name.ja)}</author>`,
    `<link href="${escapeXml(page)}"/>`,
    ...(version.issuedAt === undefined
      ? []
      : [`<link rel="alternate" type="application/cap+xml" href="${escapeXml(page)}.cap.xml"/>`]),
    element('summary', summary),
    '</entry>',
  ].join('\n');
}

/** The same as plain data. */
export function jsonFeed(records: readonly AlertRecord[], context: FeedContext): unknown {
  return {
    city: { code: context.profile.code, name: context.profile.name },
    license: '出典を記せば自由に使えます (reuse with the source named)',
    alerts: records.flatMap((record) => {
      const version = publicVersion(record);
      return version === undefined ? [] : [publicAlert(record, version, context)];
    }),
  };
}

function publicAlert(record: AlertRecord, version: VersionRecord, context: FeedContext): unknown {
  const { content } = version;
  const { kind, topic, messageType, severity, urgency, certainty, level, areas, texts, reportedAt, expiresAt, credit } =
    content;
  return {
    number: record.shortId,
    state: record.state,
    version: version.number,
    kind,
    drillMark: mark(kind, 'ja'),
    topic,
    messageType,
    severity,
    urgency,
    certainty,
    level,
    areas: areas.map((code) => ({ code, name: areaName(context.profile, code, 'ja') })),
    texts,
    reportedAt,
    issuedAt: version.issuedAt === undefined ? undefined : localIso(version.issuedAt, context.profile.timeZone),
    expiresAt,
    credit,
    url: `${context.publicUrl}/alerts/${record.shortId}`,
  };
}

/** GeoJSON (RFC 7946): one feature an area. Geometry is null where no boundaries are loaded. */
export function geoJson(record: AlertRecord, version: VersionRecord, context: FeedContext): unknown {
  const { profile } = context;
  return {
    type: 'FeatureCollection',
    features: version.content.areas.map((code) => {
      const town = profile.towns.find((each) => code.split('.')[1] === each.id);
      const geometry = town?.at === undefined ? null : { type: 'Point', coordinates: [town.at.lon, town.at.lat] };
      const { kind, severity, level, expiresAt, texts } = version.content;
      return {
        type: 'Feature',
        id: code,
        geometry,
        properties: {
          area: areaName(profile, code, 'ja'),
          number: record.shortId,
          kind,
          severity,
          level,
          headline: markTitle(kind, 'ja', texts.ja.headline),
          expiresAt,
        },
      };
    }),
  };
}
