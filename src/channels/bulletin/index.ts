import { z } from 'zod';
import type { Attempted } from '../../domain/outcome.js';
import { defineChannel, type Batch, type ChannelMachine, type OpenChannel } from '../channel.js';
import { createPdfEngine } from './render-pdf.js';
import { renderBulletin } from './render.js';
import { diskTrouble, writeWhole } from '../whole-files.js';

const address = z.object({ place: z.string().min(1) });
type Board = z.infer<typeof address>;

/** One typesetter for the whole process; it starts with the first sheet and leaves when idle. */
const engine = createPdfEngine();

async function deliver(machine: ChannelMachine, batch: Batch<Board>): Promise<Attempted[]> {
  const answer = (reason: Attempted['reason'], detail?: string): Attempted[] =>
    batch.recipients.map(({ wayId }) => ({ wayId, reason, ...(detail === undefined ? {} : { detail }) }));
  try {
    for (const file of batch.rendition.files) await writeWhole(machine.mediaDir, file.name, file.bytes);
    return answer('published', batch.rendition.files[0]?.name);
  } catch (error) {
    return answer('provider-busy', diskTrouble(error));
  }
}

function connect(_settings: unknown, machine: ChannelMachine): OpenChannel<Board> {
  return {
    deliver: (batch) => deliver(machine, batch),
    close() {
      engine.close();
      return Promise.resolve();
    },
  };
}

/** 掲示板: one A4 sheet for each notice board, as a PDF that an office printer and copier can take. */
export const bulletin = defineChannel({
  name: 'bulletin',
  label: { ja: '掲示板', en: 'Notice boards' },
  reach: 'public',
  settings: z.object({}),
  environment: [],
  unconfigured: 'never',
  address,
  addressKey: ({ place }) => place,
  oneProvider: true,
  // The code of a board is no secret, and the operator must see which one.
  maskAddress: ({ place }) => place,
  window: 1,
  repeatsSafely: true,
  render: (input) => renderBulletin(engine, input),
  connect,
});
