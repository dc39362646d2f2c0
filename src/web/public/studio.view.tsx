import type { ComponentChildren, VNode } from 'preact';
import type { CityProfile, Station } from '../../domain/profile.js';
import { DrillBand } from '../layout/banner.js';
import { document } from '../layout/document.js';
import { Moment } from '../layout/moment.js';
import { Words } from '../layout/words.js';
import type { OnAirScript } from './studio-script.js';

interface StudioPageData {
  profile: CityProfile;
  station: Station;
  /** Absent: nothing is to be read. */
  script: OnAirScript | undefined;
  /** When the station said that it was read. */
  told: readonly Date[];
  /** This page's own address. */
  path: string;
}

/** The desk of an announcer: large, readings above difficult names, nothing else on the page; prints on paper as it is. */
export function studioPage(data: StudioPageData): string {
  const { profile, station, script } = data;
  const kind = script?.kind ?? 'actual';
  const isScreen = station.channel !== 'fm-feed';
  return document(
    `${isScreen ? '画面の文' : '放送原稿'} | ${station.name}`,
    <body class="studio">
      <header>
        <h1>
          {isScreen ? '画面の文' : '放送原稿'}
          <span class="en" lang="en">
            {isScreen ? 'Screen text' : 'Script'}
          </span>
        </h1>
        <p>
          {station.name}（{profile.name.ja}）
        </p>
      </header>
      <p class="changed" role="status" data-changed hidden>
        <a href={data.path}>
          <Words ja="内容が変わりました。ここを押して開き直してください。" en="This has changed: open it anew." />
        </a>
      </p>
      <DrillBand kind={kind} edge="top" />
      <main data-script={script === undefined ? '' : `${script.alertId} ${script.version}`}>
        {script === undefined ? <Nothing isScreen={isScreen} /> : <Script {...data} script={script} />}
      </main>
      <DrillBand kind={kind} edge="end" />
    </body>,
    { stylesheet: 'studio.css', scripts: ['studio.js'], reloadWithoutScript: 20, hidden: true },
  );
}

function Nothing({ isScreen }: { isScreen: boolean }): VNode {
  return (
    <p class="calm">
      {isScreen ? (
        <Words ja="いま画面に出すものはありません。" en="Nothing for the screen." />
      ) : (
        <Words ja="いま放送する原稿はありません。" en="Nothing is to be read." />
      )}
    </p>
  );
}

type Shown = StudioPageData & { script: OnAirScript };

function Script(data: Shown): VNode {
  const { script, profile, path } = data;
  return (
    <>
      <dl class="facts">
        <Fact ja="区分" en="Class">
          <strong class={`class ${script.class}`}>
            {script.class === 'emergency' ? '緊急 すぐに割り込む' : '一般 番組の合間に'}
          </strong>
        </Fact>
        <Fact ja="番号" en="Number">
          {script.shortId}　第{script.version}報
        </Fact>
        {script.areaGroup !== undefined && (
          <Fact ja="地区" en="Area group">
            {script.areaGroup.whole ? '全域' : script.areaGroup.towns.map(({ name }) => name).join('、')}
          </Fact>
        )}
        {script.seconds !== undefined && (
          <Fact ja="長さ" en="Length">
            約{script.seconds}秒（{script.readings}回読み）
          </Fact>
        )}
        <Fact ja="発信" en="Issued">
          <Moment at={script.issuedAt} zone={profile.timeZone} />
        </Fact>
        <Fact ja="ここまで" en="Until">
          <Moment at={script.expiresAt} zone={profile.timeZone} />
        </Fact>
      </dl>
      <Sound {...data} />
      <article class="script">
        {script.segments.map(({ part, pieces, pauseMs }) => (
          <p class={`line ${part} ${pauseMs > 1_000 ? 'long' : 'short'}`}>
            {pieces.map(({ text, kana }) => (isPlain(text, kana) ? text : <Read text={text} kana={kana ?? ''} />))}
            <span class="pause" aria-hidden="true">
              {pauseMs > 1_000 ? '▼' : '▽'}
            </span>
          </p>
        ))}
        {script.pages.map((page) => (
          <pre class="screen">{page}</pre>
        ))}
        {script.segments.length > 0 && <p class="key">▽ ひと呼吸　▼ 長い間</p>}
      </article>
      <Told {...data} />
      <form method="post" action={`${path}/told`} class="told">
        <input type="hidden" name="alertId" value={script.alertId} />
        <input type="hidden" name="version" value={String(script.version)} />
        <button type="submit">
          {data.station.channel === 'fm-feed' ? (
            <Words ja="放送しました" en="Read on air" />
          ) : (
            <Words ja="画面に出しました" en="Shown on the screen" />
          )}
        </button>
      </form>
    </>
  );
}

/** 三丁目 needs no reading above it; it has one for the machine. */
const isPlain = (text: string, kana: string | undefined): boolean => kana === undefined || text.endsWith('丁目');

function Read({ text, kana }: { text: string; kana: string }): VNode {
  return (
    <ruby>
      {text}
      <rp>（</rp>
      <rt>{kana}</rt>
      <rp>）</rp>
    </ruby>
  );
}

function Fact(props: { ja: string; en: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>
        {props.ja} <span lang="en">{props.en}</span>
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Sound({ script, path, station }: Shown): VNode {
  if (station.channel !== 'fm-feed') return <div id="sound" />;
  return (
    <div id="sound">
      {script.wav === null ? (
        script.wavNote !== null && (
          <p class="note">
            <Words ja={script.wavNote.ja} en={script.wavNote.en} />
          </p>
        )
      ) : (
        <>
          <audio controls preload="none" src={`${path}/current.wav`} />
          <p class="note">
            合成音声 {script.wav.seconds}秒 <span lang="en">{script.wav.voice}</span>
          </p>
        </>
      )}
    </div>
  );
}

function Told({ told, profile, station }: Shown): VNode {
  return (
    <div id="told" role="status">
      {told.length > 0 && (
        <p>
          {station.channel === 'fm-feed' ? '放送済み' : '表示済み'}
          {'：'}
          {told.map((at, index) => (
            <>
              {index > 0 && '、'}
              <Moment at={at} zone={profile.timeZone} />
            </>
          ))}
        </p>
      )}
    </div>
  );
}
