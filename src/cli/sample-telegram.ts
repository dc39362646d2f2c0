import { element, escapeXml, localIso } from '../domain/xml-writing.js';
import type { CityProfile } from '../domain/profile.js';

/** A heavy-rain telegram of level 4 for the profile's town, in the published form of VPWW55 (R06), dated now. */
export function heavyRainTelegram(profile: CityProfile, at: Date, status: '通常' | '訓練' = '通常'): string {
  const reported = localIso(at, profile.timeZone);
  const office = profile.jma.officeName;
  const [code] = profile.jma.class20;
  const item = `<Item><Kind><Name>レベル４大雨危険警報</Name><Code>43</Code><Status>発表</Status><LastKind><Name>レベル３大雨警報</Name><Code>03</Code></LastKind><Property><Type>大雨浸水危険度</Type><SignificancyPart><Base><Significancy type="大雨浸水危険度"><Name>警戒レベル４相当</Name><Code>41</Code></Significancy></Base></SignificancyPart></Property></Kind><Area>${element('Name', profile.name.ja)}${element('Code', code ?? '')}</Area><ChangeStatus>警報・注意報種別に変化有</ChangeStatus></Item>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://xml.kishou.go.jp/jmaxml1/">
<Control><Title>気象警報・注意報（Ｒ０６）（大雨）</Title><DateTime>${at.toISOString().slice(0, 19)}Z</DateTime><Status>${status}</Status><EditorialOffice>${escapeXml(office)}</EditorialOffice><PublishingOffice>気象庁</PublishingOffice></Control>
<Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/"><Title>${escapeXml(office)}大雨警報・注意報</Title><ReportDateTime>${reported}</ReportDateTime><TargetDateTime>${reported}</TargetDateTime><EventID/><InfoType>発表</InfoType><Serial/><InfoKind>気象警報・注意報</InfoKind><InfoKindVersion>1.5_0</InfoKindVersion><Headline><Text>${escapeXml(profile.name.ja)}にレベル４大雨危険警報を発表しています。低い土地の浸水や川の増水に厳重に警戒してください。</Text></Headline></Head>
<Body xmlns="http://xml.kishou.go.jp/jmaxml1/body/meteorology1/"><Warning type="気象警報・注意報（市町村等）">${item}</Warning></Body>
</Report>
`;
}
