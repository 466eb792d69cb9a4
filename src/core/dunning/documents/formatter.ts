import type { PlainDate } from '../../calendar/index.ts';
import type { Currency } from '../../money/index.ts';

/** How a document writes values. Passed in: the core knows no language; its patterns live in i18n. */
export type DocumentFormatter = {
  money: (minor: bigint, currency: Currency) => string;
  /** 22/11/2026, for tables. */
  date: (date: PlainDate) => string;
  /** 22 novembre 2026, for sentences. */
  longDate: (date: PlainDate) => string;
};
