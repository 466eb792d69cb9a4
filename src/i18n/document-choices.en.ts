import type { documentChoices as source } from './document-choices.fr.ts';
import { counted } from './plural.ts';

export const documentChoices: typeof source = {
  options: {
    tag: 'Option',
    makeLine: 'Offer as an option',
    makeSection: 'Offer the section as an option',
    unmake: 'Include in the total',
    apart: 'Options, not included in the total',
    chosen: 'Options chosen',
    none: 'none',
    pick: 'Options chosen by the customer',
    pickHint: 'Only these will be ordered, made and invoiced.',
    total: (count: number) =>
      count === 0
        ? 'Total without options'
        : `Total with ${counted('en', count, { one: 'option', other: 'options' })}`,
  },
};
