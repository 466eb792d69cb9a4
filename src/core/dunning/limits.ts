/** A span of a day in which messages may leave; 'HH:MM', the end excluded. */
export type SendingHours = { from: string; to: string };

/** At most so many contacts in any so many days in a row. */
export type ContactBudget = { days: number; most: number };

/**
 * What holds for every customer whatever the policy: a company's own caution. Not versioned with the steps: who is
 * contacted too often is protected from today on, not from the next case.
 */
export type Limits = {
  /** Business days that a reply may wait for us before it goes to its owner as a task. */
  replyDays: number;
  /** For companies and public bodies, and for consumers; each of them holds. */
  budgets: { business: readonly ContactBudget[]; consumer: readonly ContactBudget[] };
  /** On business days, in the company's time zone; never empty. */
  hours: readonly SendingHours[];
  /** Business days after which what the bank last told us is old. */
  bankDays: number;
  /** Share of a claim, in percent, from which money not yet matched and credits are matched before anything is asked. */
  suspensePercent: number;
  /** Months before a claim lapses from which somebody is told. */
  prescriptionMonths: number;
  /** Level that items taken over late from another system start at: 1 is the first reminder. */
  takenOverLevel: number;
};

/**
 * Two or three contacts a week and working hours: no statute counts the contacts of a creditor with its own debtor, but
 * pressing is an aggressive practice (C. conso. L121-6) and repeated calls may be an offence (C. pénal 222-16).
 */
export const DEFAULT_LIMITS: Limits = {
  replyDays: 5,
  budgets: {
    business: [{ days: 7, most: 3 }],
    consumer: [
      { days: 7, most: 2 },
      { days: 30, most: 4 },
    ],
  },
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
  bankDays: 2,
  suspensePercent: 50,
  prescriptionMonths: 6,
  takenOverLevel: 1,
};

export const limitsOf = (policy: { limits?: Limits }): Limits => policy.limits ?? DEFAULT_LIMITS;
