import { FORMAT_FACTS, FORMATS, isFormat, type Format } from './bulletin/formats.js';
import { createPdfEngine } from './bulletin/render-pdf.js';
import { renderFormat, renderPack } from './bulletin/render.js';
import type { Place, RenderInput, Rendition } from './channel.js';

/** The papers of one text, as the rest of the house asks for them: staff who print, the demo, the benchmark. */
export { FORMAT_FACTS, FORMATS, isFormat, type Format };

/** A typesetter of its own: who downloads a pack never stands before a board's sheet that is going out. */
export interface PrintRoom {
  paper(input: RenderInput, format: Format): Promise<Rendition>;
  /** One file with a sheet for each of `places`. */
  pack(input: RenderInput, places: readonly Place[]): Promise<Rendition>;
  close(): void;
}

export function openPrintRoom(): PrintRoom {
  const engine = createPdfEngine();
  return {
    paper: (input, format) => renderFormat(engine, input, format),
    pack: (input, places) => renderPack(engine, input, places),
    close: () => engine.close(),
  };
}
