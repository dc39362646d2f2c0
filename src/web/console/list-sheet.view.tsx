import type { VNode } from 'preact';
import { issuedOf, type AlertRecord } from '../../alerts/alert-record.js';
import type { Kind } from '../../domain/alert.js';
import { areaName } from '../../domain/area.js';
import { mark } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import type { Line, Sheet } from '../../reach/list-sheet.js';
import { document } from '../layout/document.js';
import { momentText } from '../layout/moment.js';
import { Qr } from '../layout/qr.js';
import {
  kanaText,
  languagesText,
  LIST_WORDS,
  needsSupport,
  placeOf,
  resultsOf,
  triesText,
  whoText,
} from '../layout/list-words.js';

export interface SheetData {
  record: AlertRecord;
  sheet: Sheet;
  text: string;
  profile: CityProfile;
  publicUrl: string;
}

/** A list on paper: A4, black on white, its mark, version and sheet number on every page of it. */
export function sheetPage(data: SheetData): string {
  const { record, sheet, text, profile } = data;
  const content = issuedOf(record)?.content;
  const kind = content?.kind ?? 'actual';
  const title = `${LIST_WORDS[sheet.list].ja} ${record.shortId} 第${sheet.versionNumber}報`;
  return document(
    title,
    <body class="list-sheet">
      <Mark kind={kind} />
      <main>
        <h1>
          {profile.name.ja} {LIST_WORDS[sheet.list].ja}
        </h1>
        <p class="headline">{content?.texts.ja.headline}</p>
        <Facts data={data} />
        <section class="aloud">
          <h2>{sheet.list === 'fax' ? '送る文' : '読み上げる文'}</h2>
          {text.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </section>
        <Lines data={data} kind={kind} />
        <Totals sheet={sheet} profile={profile} />
      </main>
      <Mark kind={kind} />
    </body>,
    { stylesheet: 'todoke-sheet.css', hidden: true },
  );
}

function Mark({ kind }: { kind: Kind }): VNode | null {
  return kind === 'actual' ? null : <p class="mark">{mark(kind, 'ja')}</p>;
}

/** Sheet number, version, who reads it and by what right. */
function Facts({ data }: { data: SheetData }): VNode {
  const { record, sheet, profile } = data;
  const { emergency, reader } = sheet;
  const zone = profile.timeZone;
  return (
    <dl class="sheet-facts">
      <dt>情報番号</dt>
      <dd>
        {record.shortId}　第{sheet.versionNumber}報
      </dd>
      <dt>用紙</dt>
      <dd>{sheet.part === undefined ? '全部' : `担当 ${sheet.part} / ${sheet.parts}`}</dd>
      <dt>印刷</dt>
      <dd>{momentText(sheet.at, zone)}</dd>
      <dt>読む人</dt>
      <dd>{reader === 'office' ? '市の職員' : `${reader.kind} ${reader.name}`}</dd>
      {emergency !== undefined && (
        <>
          <dt>緊急の開示</dt>
          <dd>
            {emergency.officer}（{momentText(emergency.openedAt, zone)}） 理由：{emergency.reason}
          </dd>
        </>
      )}
      {reader !== 'office' && emergency === undefined && (
        <>
          <dt>載せる範囲</dt>
          <dd>本人が同意した方だけ氏名と住所を載せています。ほかは町名だけです。</dd>
        </>
      )}
      <dt>取り扱い</dt>
      <dd>
        個人情報です。使い終えたら市へ返してください。新しい報が出たら使えません（QRを読むと分かります）。
        {sheet.next !== undefined && `この用紙は最初の${sheet.lines.length}行だけです。分けて印刷してください。`}
      </dd>
    </dl>
  );
}

function Lines({ data, kind }: { data: SheetData; kind: Kind }): VNode {
  const { sheet, record } = data;
  const columns = sheet.list === 'visit' ? 5 : 6;
  const foot = `${kind === 'actual' ? '' : `${mark(kind, 'ja')}　`}${LIST_WORDS[sheet.list].ja}　${record.shortId}　第${sheet.versionNumber}報${sheet.part === undefined ? '' : `　担当${sheet.part}/${sheet.parts}`}`;
  return (
    <table>
      <thead>
        <tr>
          <td colSpan={columns} class="running">
            {foot}
          </td>
        </tr>
        <tr>
          <th scope="col">行</th>
          <th scope="col">氏名・名称</th>
          {sheet.list !== 'visit' && <th scope="col">番号</th>}
          <th scope="col">地区</th>
          <th scope="col">結果</th>
          <th scope="col">記録</th>
        </tr>
      </thead>
      <tbody>
        {sheet.lines.map((line) => (
          <Row line={line} data={data} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={columns} class="running">
            {foot}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Row({ line, data }: { line: Line; data: SheetData }): VNode {
  const { sheet, profile, publicUrl } = data;
  const tries = triesText(line, profile.timeZone);
  const languages = languagesText(line);
  return (
    <tr>
      <th scope="row">{line.number}</th>
      <td>
        <span class="kana">{kanaText(line)}</span>
        <span class="who">{whoText(line)}</span>
        {needsSupport(line) && <span class="support">要支援</span>}
        {languages !== '' && <span>〔{languages}〕</span>}
      </td>
      {sheet.list !== 'visit' && (
        <td class="numbers">
          {line.numbers
            .flatMap((number) => number.split(' / '))
            .map((number) => (
              <span>{number}</span>
            ))}
        </td>
      )}
      <td>{placeOf(line, profile)}</td>
      <td class="boxes">
        {resultsOf(sheet.list).map(({ ja }) => (
          <span>□ {ja}</span>
        ))}
        {tries !== '' && <small>{tries}</small>}
      </td>
      <td>
        {line.token !== undefined && <Qr url={`${publicUrl}/r/${line.token}`} label={`${line.number}行の記録`} />}
      </td>
    </tr>
  );
}

function Totals({ sheet, profile }: { sheet: Sheet; profile: CityProfile }): VNode {
  return (
    <section class="totals">
      <h2>町ごとの残り（全 {sheet.total} 行）</h2>
      <p>{sheet.byTown.map(({ area, n }) => `${areaName(profile, area, 'ja')} ${n}`).join('　')}</p>
    </section>
  );
}
