import type { VNode } from 'preact';
import type { CityProfile } from '../../domain/profile.js';
import type { SheetState } from '../../reach/boards.service.js';
import { Notice } from '../layout/banner.js';
import { Moment } from '../layout/moment.js';
import { publicPage } from '../layout/public-shell.js';
import { Says, Words } from '../layout/words.js';
import { headlineOf } from './public-alert.js';

interface SheetPageData {
  profile: CityProfile;
  sheet: SheetState;
  /** This sheet's own address. */
  path: string;
}

/** For whoever stands before a board with the sheet in hand, on a telephone, perhaps in the rain: one button. */
export function sheetPage(data: SheetPageData): string {
  const { profile, sheet } = data;
  return publicPage(
    {
      profile,
      heading: `${sheet.board.name}`,
      headingEn: 'Notice board',
      kind: sheet.version.content.kind,
      stylesheet: 'todoke.css',
      hidden: true,
    },
    <>
      <p class="lead">
        <strong>{headlineOf(sheet.version, 'ja').text}</strong>
        <br />
        番号 {sheet.record.shortId}　第{sheet.report}報
        <span class="en" lang="en">
          Alert {sheet.record.shortId}, report {sheet.report}
        </span>
      </p>
      {sheet.standing === 'newest' ? <Post {...data} /> : <TakeDown {...data} />}
      <p class="more">
        <a class="button" href={`/alerts/${sheet.record.shortId}`}>
          <Words ja="この情報のくわしいページへ" en="Read the alert" />
        </a>
      </p>
    </>,
  );
}

function Post({ profile, sheet, path }: SheetPageData): VNode {
  if (sheet.postedAt === undefined)
    return (
      <>
        {sheet.takenDownAt !== undefined && (
          <Notice tone="info" title={{ ja: 'はがしたと伝えられています。', en: 'Reported as taken down.' }} />
        )}
        <Says
          ja="この紙を掲示板に貼ったら、下のボタンを1回押してください。市役所の画面で、この掲示板が「掲示済み」になります。"
          en="When the sheet hangs on the board, press the button once. The city sees that this board is done."
        />
        <TapForm action={`${path}/posted`} ja="掲示しました" en="It is posted" />
      </>
    );
  return (
    <>
      <Notice tone="success" title={{ ja: '掲示済みです。ありがとうございました。', en: 'Posted. Thank you.' }}>
        <p>
          <Moment at={sheet.postedAt} zone={profile.timeZone} />
        </p>
      </Notice>
      <TapForm action={`${path}/taken-down`} ja="はがしました" en="It is taken down" isQuiet />
    </>
  );
}

/** An old sheet on a board is a false alert. */
function TakeDown({ profile, sheet, path }: SheetPageData): VNode {
  const isOld = sheet.standing === 'superseded';
  return (
    <>
      <Notice
        tone="warning"
        title={
          isOld
            ? { ja: 'この紙は古くなりました。はがしてください。', en: 'This sheet is out of date. Take it down.' }
            : { ja: 'この情報は終わりました。はがしてください。', en: 'This alert is over. Take the sheet down.' }
        }
      />
      {sheet.takenDownAt === undefined ? (
        <TapForm action={`${path}/taken-down`} ja="はがしました" en="It is taken down" />
      ) : (
        <p>
          <Words ja="はがした時刻" en="Taken down at" />
          {': '}
          <Moment at={sheet.takenDownAt} zone={profile.timeZone} />
        </p>
      )}
      {sheet.newer !== undefined && (
        <p class="more">
          <a class="button" href={sheet.newer.path}>
            <Words ja={`新しい紙（第${sheet.newer.report}報）へ`} en={`The new sheet (report ${sheet.newer.report})`} />
          </a>{' '}
          <a class="button" href={`${sheet.newer.path}/sheet.pdf`}>
            <Words ja="新しい紙を印刷する（PDF）" en="Print the new sheet (PDF)" />
          </a>
        </p>
      )}
    </>
  );
}

function TapForm(props: { action: string; ja: string; en: string; isQuiet?: boolean }): VNode {
  return (
    <form method="post" action={props.action} class="tap">
      <button type="submit" class={props.isQuiet === true ? '' : 'primary'}>
        <Words ja={props.ja} en={props.en} />
      </button>
    </form>
  );
}

/** A mistyped code, or a sheet of another hub. */
export function missingSheetPage(profile: CityProfile): string {
  return publicPage(
    { profile, heading: '紙が見つかりません', headingEn: 'No such sheet', stylesheet: 'todoke.css', hidden: true },
    <>
      <Says
        ja="紙の下にあるQRコードをもう一度読み取ってください。読み取れないときは、紙に書かれた電話番号へ掲示板の名前をお知らせください。"
        en="Scan the QR code at the foot of the sheet again. If that fails, ring the number on the sheet and name the board."
      />
    </>,
  );
}
