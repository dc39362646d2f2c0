import { findChannel } from '../../channels/index.js';
import type { Rendition } from '../../channels/channel.js';
import type { CityProfile } from '../../domain/profile.js';
import { findSource } from '../../sources/index.js';
import { eventIdOf, quakeTelegram } from './quake.js';
import type { Addressed } from './receivers.js';

/** The words of one alert as each channel would carry them: floors and alternatives send the hub's own sizes. */
export interface Texts {
  /** A whole mail as it goes over the wire. */
  mail: Buffer;
  subject: string;
  text: string;
  html: string;
  pushPayload: string;
  lineMessages: { type: 'text'; text: string }[];
}

export async function textsOf(profile: CityProfile, at: Date): Promise<Texts> {
  const telegram = Buffer.from(quakeTelegram(profile, at, eventIdOf(at)));
  const parsed = findSource('jma-xml')?.parse(telegram, { profile, receivedAt: at, organisation: 'city' });
  const draft = parsed?.kind === 'drafts' ? parsed.drafts[0] : undefined;
  if (draft === undefined) throw new Error('the telegram of the benchmark was not understood');
  const id = '00000000-0000-5000-8000-000000000000';
  const render = async (name: Addressed): Promise<Rendition> => {
    const rendition = await findChannel(name)?.render({
      content: draft.content,
      alertId: id,
      shortId: '12345',
      versionId: id,
      versionNumber: 1,
      issuedAt: at,
      language: 'ja',
      profile,
      publicUrl: 'http://127.0.0.1:3000',
    });
    if (rendition === undefined) throw new Error(`no channel ${name}`);
    return rendition;
  };
  const [mail, push, line] = await Promise.all([render('email'), render('web-push'), render('line')]);
  const lines = mail.preview.split('\n');
  return {
    mail: Buffer.from(bytesOf(mail)),
    subject: lines[0] ?? '',
    text: mail.preview,
    html: `<!doctype html><html lang="ja"><body>${lines.map((each) => `<p>${each}</p>`).join('\n')}</body></html>`,
    pushPayload: Buffer.from(bytesOf(push)).toString('utf8'),
    lineMessages: [{ type: 'text', text: line.preview }],
  };
}

function bytesOf(rendition: Rendition): Uint8Array {
  return rendition.files[0]?.bytes ?? new Uint8Array();
}
