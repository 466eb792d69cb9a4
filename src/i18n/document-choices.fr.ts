import { counted } from './plural.ts';

/** What a quote leaves to choose, and what a credit note corrects. */
export const documentChoices = {
  options: {
    tag: 'Option',
    makeLine: 'Proposer en option',
    makeSection: 'Proposer la section en option',
    unmake: 'Comprendre dans le total',
    /** In the totals of the editor. */
    apart: 'Options, non comprises dans le total',
    chosen: 'Options retenues',
    none: 'aucune',
    pick: 'Options retenues par le client',
    pickHint: 'Seules celles-ci seront commandées, produites et facturées.',
    total: (count: number) =>
      count === 0
        ? 'Total sans option'
        : `Total avec ${counted('fr', count, { one: 'option', other: 'options' })}`,
  },
};
