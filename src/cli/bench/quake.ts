import { element, escapeXml, localIso } from '../../domain/xml-writing.js';
import type { CityProfile } from '../../domain/profile.js';

/**
 * A strong earthquake in the profile's town (VXSE53). Each EventID is an alert of its own, so that one run can measure
 * many; a weather warning would be merged into the one that is in force.
 */
export function quakeTelegram(profile: CityProfile, at: Date, eventId: string): string {
  const time = localIso(at, profile.timeZone);
  const { jma } = profile;
  const area = `${element('Name', jma.seismicAreaName)}${element('Code', jma.seismicArea)}`;
  const city = `${element('Name', profile.name.ja)}${element('Code', jma.seismicCities[0] ?? '')}`;
  const strong = element('MaxInt', '6-');
  return `<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>震源・震度に関する情報</Title><DateTime>${at.toISOString().slice(0, 19)}Z</DateTime><Status>通常</Status><EditorialOffice>気象庁本庁</EditorialOffice><PublishingOffice>気象庁</PublishingOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><Title>震源・震度情報</Title><ReportDateTime>${time}</ReportDateTime><TargetDateTime>${time}</TargetDateTime>${element('EventID', eventId)}<InfoType>発表</InfoType><Serial>1</Serial><InfoKind>地震情報</InfoKind><InfoKindVersion>1.0_1</InfoKindVersion><Headline><Text>地震がありました。</Text></Headline></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/seismology1/" xmlns:jmx_eb="http://xml.kishou.go.jp/jmaxml1/elementBasis1/">
<Earthquake><OriginTime>${time}</OriginTime><ArrivalTime>${time}</ArrivalTime><Hypocenter><Area>${element('Name', jma.seismicAreaName)}<Code type="震央地名">${escapeXml(jma.seismicArea)}</Code><jmx_eb:Coordinate datum="日本測地系">+35.7+139.5-30000/</jmx_eb:Coordinate></Area></Hypocenter><jmx_eb:Magnitude type="Mj">6.1</jmx_eb:Magnitude></Earthquake>
<Intensity><Observation>${strong}<Pref>${element('Name', profile.prefecture.ja)}<Code>00</Code>${strong}<Area>${area}${strong}<City>${city}${strong}</City></Area></Pref></Observation></Intensity>
<Comments><ForecastComment codeType="固定付加文"><Text>この地震による津波の心配はありません。</Text><Code>0215</Code></ForecastComment></Comments>
</Body>
</Report>
`;
}

/** JMA's form of an EventID: a time to the second. */
export function eventIdOf(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(0, 14);
}
