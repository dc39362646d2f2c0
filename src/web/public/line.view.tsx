import type { VNode } from 'preact';
import { areaName, townOf } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';
import type { LineNow } from '../../reach/lines.service.js';
import type { LineResult } from '../../reach/list-sheet.js';
import { doneWords, LIST_WORDS, resultsOf } from '../layout/list-words.js';
import { Notice } from '../layout/banner.js';
import { Moment } from '../layout/moment.js';
import { publicPage } from '../layout/public-shell.js';
import { Says, Section, Words } from '../layout/words.js';

export interface LineData {
  profile: CityProfile;
  token: string;
  line: LineNow;
  /** What is read aloud. */
  text: string;
  /** What was recorded a moment ago. */
  done?: LineResult | 'back';
}

const frame = { stylesheet: 'todoke.css', hidden: true } as const;

/** No name and no number stands here: the paper has them, and a lost link gives nothing away. */
export function linePage({ profile, token, line, text, done }: LineData): string {
  const { content } = line.version;
  return publicPage(
    {
      ...frame,
      profile,
      kind: content.kind,
      heading: `${LIST_WORDS[line.list].ja} ${line.number}行`,
      headingEn: `${LIST_WORDS[line.list].en}, line ${line.number}`,
    },
    <>
      <State line={line} profile={profile} done={done} />
      <p>
        <strong>{content.texts.ja.headline}</strong>（番号 {line.record.shortId}・第{line.version.number}報・
        {areaName(profile, townOf(line.area), 'ja')}）
      </p>
      {line.mayTakeBack && <TakeBack token={token} />}
      {line.state === 'open' && <Buttons token={token} line={line} />}
      {line.state === 'open' && (
        <Section id="read" ja={line.list === 'fax' ? '送る文' : '読み上げる文'} en="Read this aloud">
          {text.split('\n').map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Section>
      )}
    </>,
  );
}

export function unknownLinePage(profile: CityProfile): string {
  return publicPage(
    { ...frame, profile, heading: 'この用紙の行は見つかりません', headingEn: 'This line is not known' },
    <Says
      ja="QRコードを読み直してください。それでも開けないときは、市役所に用紙の番号と行の番号を伝えてください。"
      en="Scan the code again. If that fails, tell the city office the numbers of the sheet and the line."
    />,
  );
}

function Buttons({ token, line }: { token: string; line: LineNow }): VNode {
  return (
    <form method="post" action={`/r/${encodeURIComponent(token)}`} class="line-buttons">
      {resultsOf(line.list).map(({ result, ja, en }) => (
        <button type="submit" name="result" value={result} class={result === 'told' ? 'primary' : undefined}>
          <Words ja={ja} en={en} />
        </button>
      ))}
    </form>
  );
}

function TakeBack({ token }: { token: string }): VNode {
  return (
    <form method="post" action={`/r/${encodeURIComponent(token)}`} class="line-buttons">
      <button type="submit" name="result" value="back">
        <Words ja="押し間違えた（取り消す）" en="Pressed by mistake: take it back" />
      </button>
    </form>
  );
}

const RECORDED: Record<LineResult | 'back', { ja: string; en: string }> = {
  told: { ja: '記録しました。次の行へ進んでください。', en: 'Recorded. Go on to the next line.' },
  help: {
    ja: '助けが必要と記録しました。市役所の画面に出ています。命の危険があるときは 119 番へ電話してください。',
    en: 'Recorded: they need help. The city office sees it. If life is in danger, call 119.',
  },
  back: {
    ja: '取り消しました。この行はまだ伝わっていません。',
    en: 'Taken back: this line has not been told yet.',
  },
  absent: {
    ja: '不在と記録しました。次の行へ進んでください。',
    en: 'Recorded as not reached. Go on to the next line.',
  },
  declined: {
    ja: '断られたと記録しました。次の行へ進んでください。',
    en: 'Recorded as declined. Go on to the next line.',
  },
};

function State({
  line,
  profile,
  done,
}: Pick<LineData, 'line' | 'profile'> & { done: LineResult | 'back' | undefined }): VNode | null {
  if (done !== undefined) return <Notice tone="success" title={RECORDED[done]} />;
  switch (line.state) {
    case 'superseded':
      return (
        <Notice
          tone="danger"
          title={{
            ja: 'この用紙は古くなりました。新しい報が出ています。連絡をやめて、新しい一覧を受け取ってください。',
            en: 'This sheet is out of date: a newer report is out. Stop, and fetch the new list.',
          }}
        />
      );
    case 'ended':
      return (
        <Notice
          tone="info"
          title={{
            ja: 'この情報は終わりました。もう連絡しなくてかまいません。',
            en: 'This alert is over. Nobody needs to ring or visit.',
          }}
        />
      );
    case 'reached':
      return (
        <Notice
          tone="success"
          title={{
            ja: 'すでに届いています。もう連絡しなくてかまいません。',
            en: 'Reached already. Nobody needs to ring or visit.',
          }}
        >
          {line.done !== undefined && (
            <p>
              {doneWords(line.done.kind).ja} <Moment at={line.done.at} zone={profile.timeZone} />
            </p>
          )}
        </Notice>
      );
    case 'open':
      return line.movedTo === undefined ? null : (
        <Notice
          tone="warning"
          title={{
            ja: `いまは${LIST_WORDS[line.movedTo].ja}に移っています。連絡がついたときだけ記録してください。`,
            en: 'It has moved to another list: record only if you reached them.',
          }}
        />
      );
  }
}
