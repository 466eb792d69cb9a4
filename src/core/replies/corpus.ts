/** A mail and what it says: kind, day, amount, reference (« ref »), category or address, as far as the rules should tell. */
export type CorpusMail = {
  readonly text: string;
  readonly subject?: string;
  /** 23 November 2026, a Monday, when absent. */
  readonly sentOn?: string;
  readonly isAutomatic?: boolean;
  readonly says: readonly string[];
  readonly why?: string;
};
