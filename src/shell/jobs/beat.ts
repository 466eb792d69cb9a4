import type { Log } from '../log.ts';

/**
 * One turn over all companies, one after the other. A company whose turn fails is told in the log and has its next turn
 * like the others: it never stops them.
 */
export const beatAll = async <Company extends { readonly org: string }>(
  companies: readonly Company[],
  turn: (company: Company) => Promise<void>,
  { name, log, signal }: { name: string; log: Log; signal: AbortSignal },
): Promise<void> => {
  for (const company of companies) {
    if (signal.aborted) return;
    try {
      await turn(company);
    } catch (error) {
      log.warn({ err: error, tick: name, org: company.org }, 'tick failed for a company, tried again later');
    }
  }
};
