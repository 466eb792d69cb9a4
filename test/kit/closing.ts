import { sql } from 'kysely';
import { expect } from 'vitest';
import { ensureAccounts, postEntry, verifyBooks } from '../../src/app/ledger/index.ts';
import { openItems } from '../../src/app/openitems/index.ts';
import { Problem } from '../../src/contract/problem.ts';
import { plainDate } from '../../src/core/calendar/index.ts';
import { sides, type PostingDraft } from '../../src/core/ledger/index.ts';
import type { Currency } from '../../src/core/money/index.ts';
import type { Context } from '../../src/shell/http/context.ts';
import { createTestCompany, type TestCompany } from './company.ts';

export const REVALUED = ['411', '476', '477', '1515', '6865', '666', '5124'];
export const DOUBT = ['411', '416', '491', '6817', '7817', '654', '44571'];

export type ClosingCompany = TestCompany & {
  readonly party: string;
  /** An invoice as issuing one books it: 411 against 706 and 44571; in another currency against 706 alone. */
  readonly invoice: (
    number: string,
    on: string,
    netMinor: bigint,
    foreign?: { currency: string; minor: bigint },
  ) => Promise<string>;
  /** A bank account in dollars with 2 200 $, booked at 2 050 €. */
  readonly addDollars: () => Promise<void>;
  readonly balances: (on: string, accounts: readonly string[]) => Promise<Record<string, bigint>>;
  /** The books prove themselves. */
  readonly sound: () => Promise<void>;
  /** The code of a refusal. */
  readonly codeOf: (act: (context: Context) => Promise<unknown>) => Promise<string | undefined>;
  /** Null where it was refused. */
  readonly attempt: <T>(act: (context: Context) => Promise<T>) => Promise<T | null>;
};

/** A company whose period closes, with one customer. */
export const createClosingCompany = async (now: string): Promise<ClosingCompany> => {
  const company = await createTestCompany({ now });
  const party = await company.addCustomer();

  const invoice: ClosingCompany['invoice'] = (number, on, netMinor, foreign) =>
    company.run(async (context) => {
      const tax = foreign === undefined ? netMinor / 5n : 0n;
      const gross = netMinor + tax;
      const currency = foreign?.currency as Currency | undefined;
      const postings: PostingDraft[] = [
        {
          account: '411',
          partyId: party,
          ...sides(gross),
          ...(foreign && { currency: currency!, amountMinor: foreign.minor }),
        },
        {
          account: '706',
          ...sides(-netMinor),
          ...(foreign && { currency: currency!, amountMinor: -foreign.minor }),
        },
        ...(tax === 0n ? [] : [{ account: '44571', label: 'TVA 20 %', ...sides(-tax) }]),
      ];
      const entryOn = plainDate(on);
      const draft = { journal: 'VE' as const, entryOn, label: number, piece: number, postings };
      const { entryId } = await postEntry(context, draft, { kind: 'invoice', id: null });
      const [id] = await openItems(context, [
        {
          account: '411',
          partyId: party,
          currency: currency ?? 'EUR',
          kind: 'invoice',
          number,
          amountMinor: foreign?.minor ?? gross,
          baseMinor: gross,
          issuedOn: entryOn,
          dueOn: entryOn,
          entryId,
          lineNo: 1,
        },
      ]);
      return id!;
    });

  const balance = (account: string, on: string): Promise<bigint> =>
    company.run(async (context) => {
      const { rows } = await sql<{ minor: bigint }>`
      select coalesce(sum(debit_minor - credit_minor), 0)::bigint as minor from posting
      where org_id = ${context.org} and account = ${account} and entry_on <= ${on}::date`.execute(context.tx);
      return rows[0]!.minor;
    });

  const balances = async (on: string, accounts: readonly string[]): Promise<Record<string, bigint>> =>
    Object.fromEntries(
      await Promise.all(accounts.map(async (one) => [one, await balance(one, on)] as const)),
    );

  const sound = async (): Promise<void> => {
    const { findings } = await company.run((context) => verifyBooks(context));
    expect(findings).toEqual([]);
  };

  const codeOf = async (act: (context: Context) => Promise<unknown>): Promise<string | undefined> => {
    try {
      await company.run(act);
    } catch (error) {
      if (error instanceof Problem) return error.findings[0]?.code ?? error.code;
      throw error;
    }
    return undefined;
  };

  const addDollars = async (): Promise<void> => {
    await company.run(async (context) => {
      await ensureAccounts(context, ['5124']);
      await context.tx
        .insertInto('bank_account')
        .values({ org_id: context.org, id: party, name: 'Dollars', currency: 'USD', ledger_account: '5124' })
        .execute();
      const currency = 'USD' as Currency;
      await postEntry(
        context,
        {
          journal: 'BQ',
          entryOn: plainDate('2026-12-01'),
          label: 'Virement interne',
          postings: [
            { account: '5124', ...sides(205_000n), currency, amountMinor: 220_000n },
            { account: '580', ...sides(-205_000n), currency, amountMinor: -220_000n },
          ],
        },
        { kind: 'test', id: null },
      );
    });
  };
  const attempt: ClosingCompany['attempt'] = async (act) => {
    try {
      return await company.run(act);
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  };
  return { ...company, party, invoice, addDollars, balances, sound, codeOf, attempt };
};
