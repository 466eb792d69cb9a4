import type { DocumentRenderer } from '../../shell/typst/index.ts';

export type InstrumentsPorts = { readonly renderer: DocumentRenderer };
