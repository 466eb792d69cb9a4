import type { retentions as source } from './retentions.fr.ts';

export const retentions: typeof source = {
  title: 'Retention of guarantee',
  held: 'Kept back',
  heldUntil: 'Until',
  opposed: 'Release suspended',
  untilSomebody: 'until somebody decides',
  reason: 'Reason',
  by: (name) => `noted by ${name}`,
  released: 'Released on',
  releasedBy: (name) => `by ${name}`,
  left: 'Left to pay',
  paid: 'paid',
  credited: 'Given back by credit note',
  note: 'Neither reminded nor aged until it is released.',
  release: 'Release now',
  releaseTitle: (number) => `Release the retention of ${number}`,
  releaseText:
    'The amount moves from account 4117 to 411 today: it is due, followed and reminded like any invoice. If it was a mistake, you can undo it here.',
  releaseDone: 'Retention released.',
  hold: 'Suspend the release',
  holdTitle: 'Suspend the release',
  holdText:
    'The owner of the works opposes it (loi 71‑584, art. 2), or another day was agreed. Without a day, the retention waits until you release it.',
  until: 'Release on',
  holdDone: 'Suspension noted.',
  undo: 'Undo the release',
  undoTitle: 'Undo the release',
  undoText: 'The entry is reversed: the amount goes back to account 4117 and waits until you release it.',
  undoDone: 'Release undone.',
};
