import type { EInvoice } from '../../core/einvoice/model.ts';
import type { Profile } from '../../core/einvoice/profiles.ts';
import { withProfile } from '../../core/einvoice/with-profile.ts';
import { writeCii } from '../../core/einvoice/write-cii.ts';
import { writeUbl } from '../../core/einvoice/write-ubl.ts';
import { createDraw } from './random.ts';
import { contentScenarios } from './scenarios-content.ts';
import { documentScenarios } from './scenarios-documents.ts';
import { europeanScenarios, germanScenarios } from './scenarios-eu.ts';
import { frenchScenarios } from './scenarios-fr.ts';
import { paymentScenarios } from './scenarios-payment.ts';
import type { Format, Scenario } from './scenario.ts';

/** One sample document: what it says, and how it is to be written. Names are unique in their folder. */
export type Sample = {
  readonly name: string;
  readonly folder: 'fr' | 'eu' | 'xrechnung';
  readonly invoice: EInvoice;
  readonly format: Format;
};

const cii = (profile: Profile): Format => ({ syntax: 'CII', profile });
const ubl = (profile: Profile): Format => ({ syntax: 'UBL', profile });

/** XP Z12-012: the formats that a French platform must take. */
const FRENCH: readonly Format[] = [
  cii('basicwl'),
  cii('basic'),
  cii('en16931'),
  cii('extended'),
  cii('extended-ctc-fr'),
  ubl('en16931'),
  ubl('extended-ctc-fr'),
];

type Set = {
  readonly folder: Sample['folder'];
  readonly scenarios: readonly Scenario[];
  readonly formats: readonly Format[];
};

/** Abroad: what a customer may ask for, and the smallest profile, which France does not take for an invoice. */
const EUROPEAN: readonly Format[] = [
  cii('minimum'),
  cii('en16931'),
  cii('extended'),
  ubl('en16931'),
  cii('peppol'),
  ubl('peppol'),
];

const GERMAN: readonly Format[] = [cii('xrechnung'), ubl('xrechnung')];

const sets: readonly Set[] = [
  {
    folder: 'fr',
    scenarios: [...frenchScenarios, ...contentScenarios, ...paymentScenarios, ...documentScenarios],
    formats: FRENCH,
  },
  { folder: 'eu', scenarios: europeanScenarios, formats: EUROPEAN },
  { folder: 'xrechnung', scenarios: germanScenarios, formats: GERMAN },
];

/** Every kind of document in every format that has it, each with a content of its own; the same seed, the same samples. */
export function sampleInvoices(seed: number): Sample[] {
  let count = 0;
  return sets.flatMap(({ folder, scenarios, formats }) =>
    scenarios.flatMap((scenario) =>
      formats
        .filter((format) => scenario.fits?.(format) ?? true)
        .map((format) => {
          const name = `${scenario.name}.${format.profile}.${format.syntax.toLowerCase()}`;
          count += 1;
          const number = `${folder.slice(0, 2).toUpperCase()}2026-${String(count).padStart(4, '0')}`;
          const invoice = scenario.build(createDraw(seed, `${folder}/${name}`), number, format);
          return { name, folder, format, invoice: withProfile(invoice, format.profile) };
        }),
    ),
  );
}

export const writeSample = ({ invoice, format }: Sample): string =>
  format.syntax === 'CII' ? writeCii(invoice, format.profile) : writeUbl(invoice, format.profile);
