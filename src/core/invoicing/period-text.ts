/** What stands for the period of an invoice in its texts, as its language writes it. */
export type PeriodWords = {
  /** « novembre 2026 », « du 15 novembre 2026 au 14 février 2027 ». */
  readonly period: string;
  readonly from: string;
  readonly to: string;
};

const PLACES: Readonly<Record<string, keyof PeriodWords>> = {
  période: 'period',
  periode: 'period',
  period: 'period',
  début: 'from',
  debut: 'from',
  start: 'from',
  fin: 'to',
  end: 'to',
};

/** « Maintenance {période} » → « Maintenance novembre 2026 »; what is in braces and means nothing here stays. */
export const fillPeriod = (text: string, words: PeriodWords): string =>
  text.normalize('NFC').replace(/\{\s*([^{}\s]+)\s*\}/g, (whole, name: string) => {
    const place = PLACES[name.toLowerCase()];
    return place === undefined ? whole : words[place];
  });
