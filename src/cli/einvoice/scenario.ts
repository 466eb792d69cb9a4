import type { EInvoice } from '../../core/einvoice/model.ts';
import type { Profile } from '../../core/einvoice/profiles.ts';
import type { Draw } from './random.ts';

export type Format = { readonly syntax: 'CII' | 'UBL'; readonly profile: Profile };

/** One kind of document; every format draws its own. */
export type Scenario = {
  readonly name: string;
  readonly build: (draw: Draw, number: string, format: Format) => EInvoice;
  /** Which formats can carry it; all of the set when absent. */
  readonly fits?: (format: Format) => boolean;
};
