import type { Finding } from '../../../core/finding.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { DocumentRenderer, OwnLayout } from '../../../shell/typst/index.ts';
import { renderByLayout } from '../draw-document.ts';
import { layoutSamples, type LayoutSample } from '../layouts-contract.ts';
import { sampleDrawing, type Sample } from '../sample-drawing.ts';

const samples: Record<LayoutSample, Omit<Sample, 'language'> & { language?: Sample['language'] }> = {
  short: { kind: 'invoice', lines: 3 },
  long: { kind: 'invoice', lines: 300 },
  credit_note: { kind: 'credit_note', lines: 2 },
  quote: { kind: 'quote', lines: 3 },
  english: { kind: 'invoice', lines: 3, language: 'en' },
};

/** One document of examples by a layout: its bytes, or what is wrong with the layout. */
export const drawSample = async (
  context: Context,
  renderer: DocumentRenderer,
  layout: OwnLayout,
  sample: LayoutSample,
) => renderByLayout(renderer, await sampleDrawing(context, { language: 'fr', ...samples[sample] }), layout);

/** Everything wrong with a layout on every example; the first example that shows something says enough. */
export const checkLayout = async (
  context: Context,
  renderer: DocumentRenderer,
  layout: OwnLayout,
): Promise<Finding[]> => {
  for (const sample of layoutSamples) {
    const { findings } = await drawSample(context, renderer, layout, sample);
    if (findings.length > 0) return findings;
  }
  return [];
};
