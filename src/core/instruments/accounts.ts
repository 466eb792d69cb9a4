/** Where instruments stand (PCG); an organisation may lengthen each, or choose another. */
export const INSTRUMENT_ACCOUNTS = {
  /** Chèques à encaisser. */
  cheques: '5112',
  /** Clients – Effets à recevoir: settled item by item. */
  bills: '413',
  /** Effets à l’encaissement. */
  collection: '5113',
  /** Effets à l’escompte. */
  discount: '5114',
  /** Concours bancaires courants: what the bank advanced on bills that are not due yet. */
  advance: '519',
  /** Charges d’intérêts: what a discount costs. */
  interest: '661',
  /** Services bancaires. */
  fee: '627',
  /** Fees of an unpaid instrument that the customer is asked for. */
  rebilled: '758',
} as const;
export type InstrumentAccounts = Readonly<Record<keyof typeof INSTRUMENT_ACCOUNTS, string>>;
