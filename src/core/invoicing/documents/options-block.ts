import { exact, printShort } from '../../money/index.ts';
import type { Document } from '../model.ts';
import { pricedOptions } from '../price-options.ts';
import type { InvoiceFormatter } from './formatter.ts';
import type { InvoiceLabels } from './labels.ts';

export type OptionsBlock = {
  title: string;
  text: string;
  head: { option: string; net: string; gross: string };
  rows: {
    name: string;
    /** What it is made of, when that is more than its name; quantity and price of each. */
    details: string[];
    net: string;
    /** '' where the seller charges no VAT. */
    gross: string;
  }[];
};

/** What a quote offers apart, each with its own price and a box to tick on paper; null when it leaves no choice. */
export function optionsBlock(
  document: Document,
  labels: InvoiceLabels,
  format: InvoiceFormatter,
): OptionsBlock | null {
  const options = pricedOptions(document);
  if (options.length === 0) return null;
  const show = (minor: bigint): string => format.money(minor, document.currency);
  const withoutVat = document.seller.vatRegime === 'franchise';
  const words = labels.options;
  return {
    title: words.title,
    text: words.text,
    head: {
      option: words.option,
      net: withoutVat ? labels.columnsWithoutVat.net : words.net,
      gross: withoutVat ? '' : words.gross,
    },
    rows: options.map(({ name, lines, amounts, netMinor, grossMinor }) => ({
      name: name === '' ? (lines[0]?.name ?? '') : name,
      details: lines.flatMap((line, index) => {
        const quantity = format.number(printShort(exact(line.quantity)));
        const counted = `${quantity}\u00a0${labels.unit(line.unit)}`.trim();
        const each = format.unitPrice(line.unitPrice, document.currency);
        const description = line.description === undefined ? [] : [line.description];
        if (lines.length === 1 && line.name === name) {
          return [...description, ...(quantity === '1' ? [] : [`${counted} × ${each}`])];
        }
        return [
          `${line.name}\u00a0– ${counted} × ${each} = ${show(amounts[index]?.netMinor ?? 0n)}`,
          ...description,
        ];
      }),
      net: show(netMinor),
      gross: withoutVat ? '' : show(grossMinor),
    })),
  };
}
