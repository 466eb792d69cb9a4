import type { InputOf } from '../../../contract/endpoint.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import type { DocumentRenderer } from '../../../shell/typst/index.ts';
import type { appearanceContract } from '../appearance-contract.ts';
import { renderDocument } from '../draw-document.ts';
import { sampleDrawing } from '../sample-drawing.ts';
import { readAppearance } from './read-appearance.ts';

/** The company's own head and foot around a document of examples, by the renderer and the layout of the real ones. */
export const previewAppearance = async (
  context: Context,
  renderer: DocumentRenderer,
  { theme, kind, language }: InputOf<typeof appearanceContract.preview>,
): Promise<Download> => {
  const drawing = await sampleDrawing(
    context,
    { kind, language: language ?? context.locale, lines: 3 },
    theme,
  );
  const { layout } = await readAppearance(context, kind);
  const { bytes } = await renderDocument(renderer, {
    ...drawing,
    appearance: { ...drawing.appearance, layout },
  });
  return { name: 'apercu.pdf', mediaType: 'application/pdf', body: bytes, inline: true };
};
