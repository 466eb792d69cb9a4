export type JournalCode = 'VE' | 'AC' | 'BQ' | 'CA' | 'OD' | 'AN';

export type Journal = { code: JournalCode; name: string };

/** Each entry stands in one of these; numbers run per journal and year. */
export const JOURNALS: readonly Journal[] = [
  { code: 'VE', name: 'Ventes' },
  { code: 'AC', name: 'Achats' },
  { code: 'BQ', name: 'Banque' },
  { code: 'CA', name: 'Caisse' },
  { code: 'OD', name: 'Opérations diverses' },
  { code: 'AN', name: 'À-nouveaux' },
];

export function isJournalCode(text: string): text is JournalCode {
  return JOURNALS.some((journal) => journal.code === text);
}
