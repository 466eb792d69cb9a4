import type { letterProofs as french } from './letter-proofs.fr.ts';

export const letterProofs: typeof french = {
  toPrint: 'Registered, to print',
  download: 'Download registered letters',
  number: (number) => `No. ${number}`,
  numberOf: (name) => `Number of the registered letter to ${name}`,
  placeholder: 'Number, typed or scanned',
  saveNumber: 'Note',
  deposit: 'Proof of deposit',
  receipt: 'Signed receipt',
  attach: { deposit: 'Attach the proof of deposit', receipt: 'Attach the receipt or envelope' },
  awaits: {
    deposit: 'The step will be done with the proof of deposit.',
    delivery: 'The step will be done with the signed receipt, or the letter back refused or unclaimed.',
  },
  outcome: 'What the post says',
  outcomes: {
    delivered: 'Delivered',
    refused: 'Refused',
    unclaimed: 'Announced, not collected',
    'wrong-address': 'Wrong address',
    unknown: 'Came back, reason to read',
  },
  hints: {
    refused:
      'The address is right. In principle a formal notice by registered letter holds even if it was not collected (Cass. 1re civ., 20 January 2021, no. 19-20.680).',
    unclaimed:
      'The address is right. In principle a formal notice by registered letter holds even if it was not collected (Cass. 1re civ., 20 January 2021, no. 19-20.680).',
    'wrong-address':
      'No letter goes to this address until it is corrected or confirmed on the customer’s page.',
    unknown: 'Read the reason on the envelope, then note it here.',
  },
  on: 'On',
  note: 'Note what became of it…',
  noteOne: (name) => `Note what became of the letter to ${name}`,
  save: 'Note',
  noted: 'Noted.',
  kept: 'The proof is kept with the letter.',
  openTitle: 'Registered letters to follow',
  openText: 'The proof is still missing, or the letter came back without a noted reason.',
};
