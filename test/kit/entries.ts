import { createDraft, editDraft } from '../../src/app/entries/drafts.ts';
import type { WireLine } from '../../src/app/entries/draft-row.ts';
import { validateEntry } from '../../src/app/entries/validate-entry.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { TestCompany } from './company.ts';

/** A line on its side: positive is a debit. */
export const line = (account: string, signed: bigint, partyId: string | null = null): WireLine => ({
  account,
  partyId,
  label: '',
  debitMinor: signed > 0n ? signed.toString() : null,
  creditMinor: signed < 0n ? (-signed).toString() : null,
});

/** The codes of a refusal; it must be one. */
export const refusal = async (act: Promise<unknown>): Promise<string[]> => {
  const problem: unknown = await act.then(
    () => new Error('accepted'),
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem)) throw problem;
  return problem.findings.length > 0 ? problem.findings.map((one) => one.code) : [problem.code];
};

/** Writes and posts entries by hand. */
export const writerOf = (company: TestCompany) => {
  const write = async (lines: WireLine[], more: { entryOn?: string; journal?: 'OD' | 'BQ' } = {}) => {
    const draft = await company.run((context) => createDraft(context, {}));
    return company.run((context) =>
      editDraft(context, {
        id: draft.id,
        version: draft.version,
        journal: more.journal ?? 'OD',
        entryOn: more.entryOn ?? '2026-11-20',
        label: 'Loyer de novembre',
        piece: '',
        lines,
      }),
    );
  };
  const post = async (...[lines, more]: Parameters<typeof write>) => {
    const { id, version } = await write(lines, more);
    return company.run((context) => validateEntry(context, { id, version }));
  };
  return { write, post };
};
