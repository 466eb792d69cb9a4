import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { verifyBooks } from '../ledger/index.ts';
import {
  acceptGroup,
  bookOnAccount,
  confirmItems,
  confirmProposal,
  confirmReturn,
  confirmRule,
  deleteRule,
  forgetMemory,
  importStatement,
  readAccounts,
  readDecisions,
  readLines,
  readMemory,
  readPolicy,
  readRules,
  saveRule,
  setPolicy,
  undoImport,
  undoLine,
  type Line,
} from './index.ts';

type Row = [day: string, amount: string, label: string, name?: string, iban?: string];

let company: TestCompany;
let files = 0;
let balance = 10_000_000n;
const opened: TestCompany[] = [];

beforeEach(async () => {
  company = await createTestCompany();
  opened.push(company);
  balance = 10_000_000n;
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const give = async (rows: readonly Row[]): Promise<string> => {
  const body = rows.map(([day, amount, label, name = '', iban = '']) => {
    balance += BigInt(amount.replace(',', ''));
    const cents = balance.toString();
    return `${day};${label};${name};${iban};${amount};${cents.slice(0, -2)},${cents.slice(-2)}`;
  });
  files += 1;
  const bytes = Buffer.from(['Date;Libellé;Tiers;IBAN;Montant;Solde', ...body].join('\n'));
  const outcome = await company.run((context) =>
    importStatement(context, {}, { name: `${String(files)}.csv`, mediaType: 'text/csv', bytes }),
  );
  if (outcome.outcome !== 'imported') throw new Error(outcome.outcome);
  return outcome.importId;
};

const lines = async (view: 'to-see' | 'posted' | 'debits'): Promise<Line[]> => {
  const { accounts } = await company.run((context) => readAccounts(context));
  return (await company.run((context) => readLines(context, { accountId: accounts[0]!.id, view }))).lines;
};
const saying = async (view: 'to-see' | 'posted' | 'debits', text: string): Promise<Line> => {
  const line = (await lines(view)).find((one) => one.text.includes(text));
  if (line === undefined) throw new Error(`no line says ${text}`);
  return line;
};
const groups = async () => {
  const { accounts } = await company.run((context) => readAccounts(context));
  return (await company.run((context) => readDecisions(context, accounts[0]!.id))).groups;
};
const invoice = async (number: string, totalMinor: bigint, partyId: string): Promise<string> =>
  (
    await company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'invoice',
        number,
        issuedOn: plainDate('2026-08-01'),
        dueOn: plainDate('2026-08-31'),
        currency: EUR,
        totalMinor,
        reference: '',
      }),
    )
  ).itemId;
const openMinor = (id: string): Promise<bigint> =>
  company.run(
    async ({ tx }) =>
      (await tx.selectFrom('open_item').select('open_minor').where('id', '=', id).executeTakeFirstOrThrow())
        .open_minor,
  );
const balances = (): Promise<Record<string, bigint>> =>
  company.run(async ({ tx }) => {
    const { rows } = await sql<{ account: string; minor: bigint }>`
      select account, sum(debit_minor - credit_minor)::bigint as minor from posting group by account
      having sum(debit_minor - credit_minor) <> 0`.execute(tx);
    return Object.fromEntries(rows.map((row) => [row.account, row.minor]));
  });
const refusal = async (promise: Promise<unknown>): Promise<Problem> => {
  const problem = await promise.catch((cause: unknown) => cause);
  if (!(problem instanceof Problem)) throw new Error(`not refused: ${String(problem)}`);
  return problem;
};
const memory = () => company.run((context) => readMemory(context, {}));
const soundBooks = async () =>
  expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);

describe('memory of who pays', () => {
  it('learns a name from a confirmed line, uses it, shows where it comes from, and forgets with the undo', async () => {
    const legoff = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const first = await invoice('FA-2026-0001', 12_000n, legoff);
    await give([['01/09/2026', '120,00', 'VIREMENT RECU', 'HOLDING KERVADEC']]);
    const line = await saying('to-see', 'VIREMENT RECU');
    await company.run((context) =>
      confirmItems(context, line.id, [{ itemId: first, amountMinor: 12_000n }], null),
    );
    expect((await memory()).memories).toMatchObject([
      {
        kind: 'name',
        value: 'HOLDING KERVADEC',
        partyName: 'Menuiserie Le Goff',
        by: 'Claire Morvan',
        times: 1,
        line: { id: line.id, bookedOn: '2026-09-01' },
      },
    ]);

    await invoice('FA-2026-0002', 34_500n, legoff);
    await give([['02/09/2026', '345,00', 'VIREMENT RECU', 'KERVADEC HOLDING']]);
    const known = (await lines('posted')).find((one) => one.amountMinor === '34500');
    expect(known?.match).toMatchObject({ decidedBy: 'auto' });
    expect(known?.match?.reasons.map((one) => one.key)).toContain('match.name-confirmed');
    // What was posted without a person teaches nothing.
    expect((await memory()).memories).toHaveLength(1);

    await company.run((context) => undoLine(context, line.id));
    expect((await memory()).memories).toEqual([]);
  });

  it('keeps a name that another standing decision says, until a person forgets it', async () => {
    const party = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const ids = [await invoice('FA-1', 1_000n, party), await invoice('FA-2', 2_000n, party)];
    await company.run((context) => setPolicy(context, { mode: 'never', limitMinor: null }));
    await give([
      ['01/09/2026', '10,00', 'VIR UN', 'HOLDING KERVADEC'],
      ['02/09/2026', '20,00', 'VIR DEUX', 'HOLDING KERVADEC'],
    ]);
    const [one, two] = [await saying('to-see', 'VIR UN'), await saying('to-see', 'VIR DEUX')];
    const pay = (line: Line, itemId: string, amountMinor: bigint) =>
      company.run((context) => confirmItems(context, line.id, [{ itemId, amountMinor }], null));
    await pay(one, ids[0]!, 1_000n);
    await pay(two, ids[1]!, 2_000n);
    expect((await memory()).memories).toMatchObject([{ times: 2 }]);
    await company.run((context) => undoLine(context, one.id));
    const [left] = (await memory()).memories;
    expect(left).toMatchObject({ times: 1, line: { id: two.id } });
    const forget = { kind: 'name' as const, partyId: party, key: left!.key };
    await company.run((context) => forgetMemory(context, forget));
    expect((await memory()).memories).toEqual([]);
    expect(await refusal(company.run((context) => forgetMemory(context, forget)))).toMatchObject({
      code: 'record.not-found',
    });
  });

  it('knows a customer who pays for another one as a third party', async () => {
    const group = await company.addCustomer({ name: 'Groupe Hélianthe' });
    const child = await company.addCustomer({ name: 'Scierie du Jura' });
    const item = await invoice('FA-2026-0010', 5_000n, child);
    await give([['01/09/2026', '50,00', 'VIR', 'GROUPE HELIANTHE']]);
    const line = await saying('to-see', 'VIR');
    await company.run((context) =>
      confirmItems(context, line.id, [{ itemId: item, amountMinor: 5_000n }], null),
    );
    const of = (partyId: string) => company.run((context) => readMemory(context, { partyId }));
    expect((await of(child)).memories).toMatchObject([
      { kind: 'third-party', partyName: 'Scierie du Jura', payerName: 'Groupe Hélianthe' },
    ]);
    expect((await of(group)).memories).toEqual([]);
  });
});

describe('from when on a line is posted without a person', () => {
  const paid: Row = ['01/09/2026', '120,00', 'FA-2026-0001', 'MENUISERIE LE GOFF'];
  const open = async () =>
    invoice('FA-2026-0001', 12_000n, await company.addCustomer({ name: 'Menuiserie Le Goff' }));

  it('never, when the company says so; and the person’s agreement is counted', async () => {
    await open();
    await company.run((context) => setPolicy(context, { mode: 'never', limitMinor: null }));
    await give([paid]);
    const line = await saying('to-see', 'FA-2026-0001');
    expect(line.vetoes).toEqual([]);
    await company.run((context) => confirmProposal(context, line.id, 1));
    expect(await company.run((context) => readPolicy(context))).toMatchObject({
      mode: 'never',
      decisions: 1,
      errors: 0,
    });
    await company.run((context) => undoLine(context, line.id));
    expect(await company.run((context) => readPolicy(context))).toMatchObject({ decisions: 0 });
  });

  it('not above the limit, with the reason', async () => {
    await open();
    await company.run((context) => setPolicy(context, { mode: 'calibrated', limitMinor: '11999' }));
    await give([paid]);
    expect((await saying('to-see', 'FA-2026-0001')).vetoes).toEqual([
      { key: 'match.veto.above-limit', params: { limitMinor: '11999' } },
    ]);
  });

  it('counts what somebody takes back as wrong, but not with a whole file', async () => {
    await open();
    const importId = await give([paid]);
    const line = await saying('posted', 'FA-2026-0001');
    await company.run((context) => undoLine(context, line.id));
    expect(await company.run((context) => readPolicy(context))).toMatchObject({ decisions: 1, errors: 1 });
    await company.run((context) => undoImport(context, importId));

    await company.run(({ tx }) => tx.deleteFrom('match_judgement').execute());
    const again = await give([['02/09/2026', '120,00', 'FA-2026-0001 BIS', 'MENUISERIE LE GOFF']]);
    await company.run((context) => undoImport(context, again));
    expect(await company.run((context) => readPolicy(context))).toMatchObject({ decisions: 0 });
  });

  it('follows the errors of the company: the threshold rises above a wrong one', async () => {
    await open();
    await give([paid]);
    const { id } = await saying('posted', 'FA-2026-0001');
    await company.run(({ tx, org }) =>
      sql`
      with more as (
        insert into statement_line (org_id, id, account_id, statement_id, import_id, natural_key, format, record, booked_on,
          value_on, amount_minor, currency, counterparty_name, counterparty_iban, text, end_to_end_id, bank_reference,
          bank_code, is_reversal, state, ignored_reason)
        select org_id, gen_random_uuid(), account_id, statement_id, import_id, 'n' || n, format, 1, booked_on, value_on, 1,
          currency, '', '', '', '', '', '', false, 'ignored', 'test'
        from statement_line, generate_series(1, 400) n where id = ${id} returning id)
      insert into match_judgement (org_id, line_id, points, is_right, judged_by, judged_at)
      select ${org}, id, case when row_number() over () = 1 then 130 else 150 end, row_number() over () > 1, 'Claire', now()
      from more`.execute(tx),
    );
    expect(await company.run((context) => readPolicy(context))).toMatchObject({
      calibratedThreshold: 131,
      strictThreshold: 100,
      decisions: 400,
      errors: 1,
    });
  });
});

describe('lines that are nobody’s invoice', () => {
  const FEE = { ledgerAccount: '627', vatAccount: '44566', vatRate: 2_000 };
  const fee = (day: string, month: string): Row => [day, '-12,00', `FRAIS TENUE DE COMPTE ${month}`];
  const book = (line: Line, choice = FEE) =>
    company.run((context) => bookOnAccount(context, line.id, choice, { decidedBy: 'person', ruleId: null }));

  it('are booked against an account with their VAT, and undone by a reversing entry', async () => {
    await give([fee('05/09/2026', '09/26')]);
    await book(await saying('debits', 'FRAIS'));
    expect(await balances()).toEqual({ '512': -1_200n, '627': 1_000n, '44566': 200n });
    const line = await saying('posted', 'FRAIS');
    expect(line.match).toMatchObject({ kind: 'account', ledgerAccount: '627', paymentId: null });
    await soundBooks();
    await company.run((context) => undoLine(context, line.id));
    expect(await balances()).toEqual({});
    expect((await saying('debits', 'FRAIS')).state).toBe('unmatched');
    await soundBooks();
  });

  it('never go to an account settled item by item, nor to the bank itself', async () => {
    await give([fee('05/09/2026', '09/26')]);
    const line = await saying('debits', 'FRAIS');
    for (const ledgerAccount of ['411', '401', '512', 'X']) {
      const choice = { ledgerAccount, vatAccount: '', vatRate: 0 };
      expect(await refusal(book(line, choice))).toMatchObject({
        findings: [{ code: 'bank.account-not-for-lines', params: { account: ledgerAccount } }],
      });
    }
    expect(await balances()).toEqual({});
  });

  it('propose a rule after three equal handlings; accepted it offers, and posts only what comes later', async () => {
    await give([
      fee('05/06/2026', '06/26'),
      fee('05/07/2026', 'JUILLET'),
      fee('05/08/2026', '08/26'),
      fee('05/09/2026', '09/26'),
    ]);
    const rules = async () => (await company.run((context) => readRules(context))).rules;
    for (const [at, line] of (await lines('debits')).slice(0, 3).entries()) {
      expect(await rules()).toHaveLength(0);
      expect(at).toBeLessThan(3);
      await book(line);
    }
    const [proposed] = await rules();
    expect(proposed).toMatchObject({
      state: 'proposed',
      pattern: 'FRAIS TENUE DE COMPTE',
      isMoneyOut: true,
      ...FEE,
      booked: 0,
    });
    const last = (await lines('debits'))[0]!;
    expect(last.rule).toBeNull();

    const accept = { id: proposed!.id, pattern: proposed!.pattern, ...FEE, state: 'accepted' as const };
    await company.run((context) =>
      saveRule(context, { ...accept, version: proposed!.version, postsItself: true }),
    );
    // The backlog waits for a person.
    expect((await lines('debits'))[0]).toMatchObject({ id: last.id, rule: { ledgerAccount: '627' } });
    expect(await groups()).toMatchObject([
      { kind: 'rule', count: 1, totalMinor: '-1200', lineIds: [last.id] },
    ]);

    company.clock.set('2026-11-22T09:00:00Z');
    await give([fee('05/10/2026', '10/26')]);
    const posted = await saying('posted', '10/26');
    expect(posted.match).toMatchObject({ kind: 'account', decidedBy: 'auto', ruleId: proposed!.id });
    await company.run((context) => confirmRule(context, last.id, proposed!.id));
    expect(await rules()).toMatchObject([{ booked: 2 }]);

    await company.run((context) => undoLine(context, posted.id));
    expect(await rules()).toMatchObject([{ booked: 1 }]);
    await company.run((context) => deleteRule(context, proposed!.id));
    expect((await lines('debits'))[0]!.rule).toBeNull();
    expect(await balances()).toEqual({ '512': -4_800n, '627': 4_000n, '44566': 800n });
    await soundBooks();
  });

  it('never run over what waits, not even with other words than those they were accepted with', async () => {
    await give(['06', '07', '08'].map((month) => fee(`05/${month}/2026`, `${month}/26`)));
    for (const line of await lines('debits')) await book(line);
    const saved = async (change: object) => {
      const [rule] = (await company.run((context) => readRules(context))).rules;
      const kept = { ...rule!, state: 'accepted' as const, postsItself: true };
      await company.run((context) => saveRule(context, { ...kept, ...change }));
    };
    await saved({});
    company.clock.set('2026-11-22T09:00:00Z');
    await give([['06/10/2026', '-900,00', 'LOYER DU LOCAL']]);
    company.clock.set('2026-11-22T10:00:00Z');
    await saved({ pattern: 'LOYER DU LOCAL' });
    company.clock.set('2026-11-22T11:00:00Z');
    await give([['06/11/2026', '-900,00', 'LOYER DU LOCAL']]);
    // What came since the new words is posted; what waited before them still waits, offered.
    expect((await lines('debits')).map((line) => [line.bookedOn, line.rule?.ledgerAccount])).toEqual([
      ['2026-10-06', '627'],
    ]);
    expect((await saying('posted', 'LOYER')).bookedOn).toBe('2026-11-06');
    // Saved again as it is, it goes on since then.
    await saved({});
    company.clock.set('2026-11-22T12:00:00Z');
    await give([['07/11/2026', '-900,00', 'LOYER DU LOCAL']]);
    expect(await lines('debits')).toHaveLength(1);
  });

  it('propose nothing when handled differently, nor again what a person refused', async () => {
    await give(['06', '07', '08', '09', '10'].map((month) => fee(`05/${month}/2026`, `${month}/26`)));
    const waiting = await lines('debits');
    await book(waiting[0]!);
    await book(waiting[1]!);
    await book(waiting[2]!, { ledgerAccount: '6278', vatAccount: '', vatRate: 0 });
    const rules = async () => (await company.run((context) => readRules(context))).rules;
    expect(await rules()).toEqual([]);
    await book(waiting[3]!);
    const [rule] = await rules();
    await company.run((context) =>
      saveRule(context, {
        id: rule!.id,
        version: rule!.version,
        state: 'refused',
        pattern: rule!.pattern,
        ...FEE,
        postsItself: true,
      }),
    );
    await book(waiting[4]!);
    expect(await rules()).toMatchObject([{ state: 'refused', postsItself: false }]);
  });
});

describe('money that the bank takes back', () => {
  it('opens the invoice again with the fee apart, and pays it again when that is undone', async () => {
    const party = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const item = await invoice('FA-2026-0128', 36_000n, party);
    const importId = await give([
      ['01/09/2026', '360,00', 'PRLV SEPA FA-2026-0128', 'MENUISERIE LE GOFF'],
      ['08/09/2026', '-375,00', 'REJET PRLV SEPA FA-2026-0128 PROVISION INSUFFISANTE'],
    ]);
    expect(await openMinor(item)).toBe(0n);
    const before = await balances();
    const back = await saying('debits', 'REJET PRLV');
    expect(back.returns).toEqual([
      {
        rank: 1,
        partyName: 'Menuiserie Le Goff',
        numbers: ['FA-2026-0128'],
        paidOn: '2026-09-01',
        returnedMinor: '36000',
        feeMinor: '1500',
        reasons: ['return.number', 'return.fee'],
      },
    ]);
    expect(await groups()).toMatchObject([{ kind: 'return', count: 1 }]);
    await company.run((context) => confirmReturn(context, back.id, 1));
    expect(await openMinor(item)).toBe(36_000n);
    expect(await balances()).toEqual({ '411': 36_000n, '890': -36_000n, '627': 1_500n, '512': -1_500n });
    await soundBooks();

    const posted = await saying('posted', 'REJET PRLV');
    expect(posted.match).toMatchObject({
      kind: 'return',
      allocations: [{ number: 'FA-2026-0128', amountMinor: '-36000' }],
    });
    const first = (await lines('posted')).find((one) => one.amountMinor === '36000');
    expect(await refusal(company.run((context) => undoLine(context, first!.id)))).toMatchObject({
      code: 'bank.payment-returned',
    });

    await company.run((context) => undoLine(context, back.id));
    expect(await openMinor(item)).toBe(0n);
    expect(await balances()).toEqual(before);
    await soundBooks();

    await company.run((context) => confirmReturn(context, back.id, 1));
    await company.run((context) => undoImport(context, importId));
    expect(await openMinor(item)).toBe(36_000n);
    await soundBooks();
  });

  it('returns one invoice of a payment of several, and proposes nothing for another amount', async () => {
    const party = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const items = [
      await invoice('FA-2026-0001', 10_000n, party),
      await invoice('FA-2026-0002', 20_000n, party),
    ];
    await give([
      ['01/09/2026', '300,00', 'REMISE FA-2026-0001 FA-2026-0002', 'MENUISERIE LE GOFF'],
      ['08/09/2026', '-200,00', 'REJET PRLV FA-2026-0002'],
      ['09/09/2026', '-77,00', 'REJET PRLV FA-2026-0001'],
    ]);
    const waiting = (await lines('to-see'))[0];
    if (waiting !== undefined)
      await company.run((context) =>
        confirmItems(
          context,
          waiting.id,
          [
            { itemId: items[0]!, amountMinor: 10_000n },
            { itemId: items[1]!, amountMinor: 20_000n },
          ],
          null,
        ),
      );
    expect((await saying('debits', 'FA-2026-0001')).returns).toEqual([]);
    const back = await saying('debits', 'FA-2026-0002');
    const { accounts } = await company.run((context) => readAccounts(context));
    const answer = await company.run((context) =>
      acceptGroup(context, { accountId: accounts[0]!.id, kind: 'return', ruleId: null, lineIds: [back.id] }),
    );
    expect(answer).toEqual({ accepted: [back.id], left: 0 });
    expect([await openMinor(items[0]!), await openMinor(items[1]!)]).toEqual([0n, 20_000n]);
    expect((await saying('posted', 'REJET PRLV FA-2026-0002')).match?.allocations).toMatchObject([
      { number: 'FA-2026-0002', amountMinor: '-20000' },
    ]);
    await soundBooks();
    await company.run((context) => undoLine(context, back.id));
    expect([await openMinor(items[0]!), await openMinor(items[1]!)]).toEqual([0n, 0n]);
    await soundBooks();
  });
});

describe('lines by the decision they ask for', () => {
  it('a group, or a proposal, that is another one than was seen posts nothing', async () => {
    await company.run((context) => setPolicy(context, { mode: 'never', limitMinor: null }));
    const party = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const [one, two] = [
      await invoice('FA-2026-0001', 10_000n, party),
      await invoice('FA-2026-0002', 10_000n, party),
    ];
    await give([
      ['01/09/2026', '100,00', 'FA-2026-0001', 'MENUISERIE LE GOFF'],
      ['02/09/2026', '100,00', 'VIREMENT', 'MENUISERIE LE GOFF'],
    ]);
    const [named, doubtful] = [await saying('to-see', 'FA-2026-0001'), await saying('to-see', 'VIREMENT')];
    expect(doubtful.vetoes).not.toEqual([]);
    const { accounts } = await company.run((context) => readAccounts(context));
    // Called sure by whoever asks: what is doubted is left all the same.
    const answer = await company.run((context) =>
      acceptGroup(context, {
        accountId: accounts[0]!.id,
        kind: 'sure',
        ruleId: null,
        lineIds: [doubtful.id],
      }),
    );
    expect(answer).toEqual({ accepted: [], left: 1 });
    await expect(
      company.run((context) => confirmProposal(context, named.id, 1, [two])),
    ).rejects.toMatchObject({ code: 'bank.proposal-stale' });
    expect([await openMinor(one), await openMinor(two)]).toEqual([10_000n, 10_000n]);
    await company.run((context) => confirmProposal(context, named.id, 1, [one]));
    expect([await openMinor(one), await openMinor(two)]).toEqual([0n, 10_000n]);
  });

  it('accepts all sure ones at once; what does not hold any more stays', async () => {
    await company.run((context) => setPolicy(context, { mode: 'never', limitMinor: null }));
    const party = await company.addCustomer({ name: 'Menuiserie Le Goff' });
    const rows: Row[] = [];
    for (let no = 1; no <= 4; no += 1) {
      await invoice(`FA-2026-000${String(no)}`, BigInt(no) * 1_111n, party);
      rows.push([
        `0${String(no)}/09/2026`,
        (no * 11.11).toFixed(2).replace('.', ','),
        `FA-2026-000${String(no)}`,
        'MENUISERIE LE GOFF',
      ]);
    }
    await give([...rows, ['05/09/2026', '-80,00', 'CARTE RESTAURANT']]);
    const [sure, other] = await groups();
    expect(sure).toMatchObject({ kind: 'sure', count: 4, totalMinor: '11110' });
    expect(other).toMatchObject({ kind: 'not-ours', count: 1 });
    await company.run((context) => confirmProposal(context, sure!.lineIds[0]!, 1));
    const { accounts } = await company.run((context) => readAccounts(context));
    const answer = await company.run((context) =>
      acceptGroup(context, {
        accountId: accounts[0]!.id,
        kind: 'sure',
        ruleId: null,
        lineIds: sure!.lineIds,
      }),
    );
    expect(answer.left).toBe(1);
    expect(answer.accepted).toHaveLength(3);
    expect(await groups()).toMatchObject([{ kind: 'not-ours' }]);
    await soundBooks();
  });
});
