import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { Problem } from '../../contract/problem.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { createLog } from '../../shell/log.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { recordInvoice } from '../invoicing/index.ts';
import { reversePayment } from '../payments/index.ts';
import {
  confirmItems,
  confirmProposal,
  ignoreLine,
  importStatement,
  matchWaitingJob,
  putInSuspense,
  readAccounts,
  readImports,
  readLines,
  recordOnAccount,
  undoImport,
  undoLine,
  type Line,
} from './index.ts';

const fixtures = join(import.meta.dirname, '../../../test/fixtures/bank');
const fixture = (name: string) => upload(readFileSync(join(fixtures, name)), name);
const upload = (content: Buffer | string, name = 'releve.csv') => ({
  name,
  mediaType: 'application/octet-stream',
  bytes: Buffer.from(content),
});

/** A statement of account X in CSV with a running balance, one line per row. */
const csv = (rows: readonly [day: string, amount: string, label: string][], opening: number): string => {
  let balance = BigInt(opening);
  const body = rows.map(([day, amount, label]) => {
    balance += BigInt(amount.replace(/[.,]/, ''));
    const cents = balance.toString().padStart(3, '0');
    return `${day};${label};${amount};${cents.slice(0, -2)},${cents.slice(-2)}`;
  });
  return ['Date;Libellé;Montant;Solde', ...body].join('\n');
};

type Opened = {
  company: TestCompany;
  invoice: (number: string, minor: bigint, partyId: string) => Promise<string>;
};
const opened: TestCompany[] = [];

const open = async (): Promise<Opened> => {
  const company = await createTestCompany();
  opened.push(company);
  return {
    company,
    invoice: async (number, totalMinor, partyId) => {
      const { itemId } = await company.run((context) =>
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
      );
      return itemId;
    },
  };
};

const give = (company: TestCompany, file: ReturnType<typeof upload>, input = {}) =>
  company.run((context) => importStatement(context, input, file));

const imported = async (company: TestCompany, file: ReturnType<typeof upload>, input = {}) => {
  const outcome = await give(company, file, input);
  if (outcome.outcome !== 'imported') throw new Error(`not imported: ${outcome.outcome}`);
  return outcome;
};

const view = async (company: TestCompany, which: 'to-see' | 'posted' | 'ignored' | 'debits') => {
  const { accounts } = await company.run((context) => readAccounts(context));
  const { lines } = await company.run((context) =>
    readLines(context, { accountId: accounts[0]!.id, view: which }),
  );
  return lines;
};

const labelled = (lines: readonly Line[], text: string): Line => {
  const line = lines.find((one) => one.text.includes(text));
  if (line === undefined) throw new Error(`no line says ${text}`);
  return line;
};

const openMinor = (company: TestCompany, id: string) =>
  company.run(
    async (context) =>
      (
        await context.tx
          .selectFrom('open_item')
          .select('open_minor')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).open_minor,
  );

/** Balance per account, and what is open on 411: they must agree (model.md, rule 3). */
const balances = (company: TestCompany) =>
  company.run(async (context) => {
    const accounts = await sql<{ account: string; balance: bigint }>`
      select account, sum(debit_minor - credit_minor)::bigint as balance from posting group by account`.execute(
      context.tx,
    );
    const items = await sql<{ sum: bigint }>`
      select coalesce(sum(open_minor), 0)::bigint as sum from open_item where account = '411'`.execute(
      context.tx,
    );
    const found: Record<string, bigint> = Object.fromEntries(
      accounts.rows.map((row) => [row.account, row.balance]),
    );
    expect(found['411'] ?? 0n).toBe(items.rows[0]!.sum);
    return found;
  });

const refusal = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.catch((cause: unknown) => cause);
  if (!(error instanceof Problem)) throw new Error(`not refused: ${String(error)}`);
  return error;
};

afterAll(async () => {
  for (const company of opened) await company.close();
});

describe('one month of camt.053', () => {
  let company: TestCompany;
  let menuiserie: string;
  const items = new Map<string, string>();
  beforeAll(async () => {
    const shop = await open();
    company = shop.company;
    menuiserie = await company.addCustomer({ name: 'Menuiserie du Val' });
    const helios = await company.addCustomer({ name: 'Peinture Hélios' });
    const tilleuls = await company.addCustomer({ name: 'Hôtel des Tilleuls' });
    items.set('FA-2026-0119', await shop.invoice('FA-2026-0119', 167_176n, menuiserie));
    items.set('FA-2026-0128', await shop.invoice('FA-2026-0128', 700_000n, menuiserie));
    items.set('FA-2026-0121', await shop.invoice('FA-2026-0121', 84_954n, helios));
    items.set('FA-2026-0124', await shop.invoice('FA-2026-0124', 463_710n, tilleuls));
  });

  it('posts exact references by themselves, says why, and closes the invoices', async () => {
    const outcome = await imported(company, fixture('lanterne-2026-09.camt053.xml'));
    expect(outcome).toMatchObject({
      newLines: 30,
      knownLines: 0,
      autoLines: 3,
      isMatching: false,
      findings: [],
    });
    expect(outcome.createdAccounts).toEqual([{ id: expect.any(String), name: 'Compte ••0189' }]);
    for (const number of ['FA-2026-0119', 'FA-2026-0121', 'FA-2026-0124']) {
      expect(await openMinor(company, items.get(number)!)).toBe(0n);
    }
    const line = labelled(await view(company, 'posted'), 'FA-2026-0119');
    expect(line.match).toMatchObject({ decidedBy: 'auto', kind: 'items', partyName: 'Menuiserie du Val' });
    expect(line.match!.reasons.map((one) => one.key)).toContain('match.reference-exact');
    expect(line.match!.allocations).toMatchObject([{ number: 'FA-2026-0119', amountMinor: '167176' }]);
    expect((await balances(company))['512']).toBe(167_176n + 84_954n + 463_710n);
  });

  it('proves the account and shows what separates it from the books', async () => {
    const [account] = (await company.run((context) => readAccounts(context))).accounts;
    expect(account).toMatchObject({
      identifier: 'FR7630006000011234567890189',
      ledgerAccount: '512',
      lastStatement: { proof: 'proved', gapMinor: null, closingMinor: '8793654', toOn: '2026-09-21' },
      startingMinor: '1245067',
    });
    const booked = BigInt(account!.bookedMinor);
    expect(BigInt(account!.differenceMinor!)).toBe(8_793_654n - booked);
    expect(BigInt(account!.startingMinor) + BigInt(account!.unbookedMinor) + booked).toBe(8_793_654n);
  });

  it('answers the same file with its first import, and changes nothing', async () => {
    const before = await balances(company);
    expect(await give(company, fixture('lanterne-2026-09.camt053.xml'))).toMatchObject({
      outcome: 'already-imported',
      importedBy: 'Claire Morvan',
    });
    expect(await balances(company)).toEqual(before);
  });

  it.each(['mt940.sta', 'cfonb120.txt', 'ofx', 'utf8.csv'])(
    'knows the same month again in %s, line by line',
    async (format) => {
      const [account] = (await company.run((context) => readAccounts(context))).accounts;
      const outcome = await imported(company, fixture(`lanterne-2026-09.${format}`), {
        accountId: account!.id,
      });
      expect(outcome).toMatchObject({ newLines: 0, knownLines: 30, createdAccounts: [] });
      await company.run((context) => undoImport(context, outcome.importId));
    },
  );

  it('keeps genuine twins and proposes part payments with what stays due', async () => {
    const waiting = await view(company, 'to-see');
    expect(waiting.filter((line) => line.text === 'SEJOUR SEPTEMBRE')).toHaveLength(2);
    const part = labelled(waiting, 'FA-2026-0128');
    expect(part.proposals[0]).toMatchObject({
      partyName: 'Menuiserie du Val',
      allocations: [{ number: 'FA-2026-0128', amountMinor: '670259', openMinor: '700000' }],
    });
    await company.run((context) => confirmProposal(context, part.id, 1));
    expect(await openMinor(company, items.get('FA-2026-0128')!)).toBe(29_741n);
    const learned = await company.run((context) =>
      context.tx.selectFrom('party_iban').selectAll().where('party_id', '=', menuiserie).execute(),
    );
    expect(learned).toMatchObject([{ iban: 'FR7630004000031234567890143', origin: 'confirmed_match' }]);
  });

  it('undoes by a reversing entry: invoice open, balances restored, lesson forgotten, line waiting', async () => {
    const before = await balances(company);
    const part = labelled(await view(company, 'posted'), 'FA-2026-0128');
    await company.run((context) => undoLine(context, part.id));
    expect(await openMinor(company, items.get('FA-2026-0128')!)).toBe(700_000n);
    const after = await balances(company);
    expect(after['512']).toBe(before['512']! - 670_259n);
    expect(after['411']).toBe(before['411']! + 670_259n);
    const known = await company.run((context) => context.tx.selectFrom('party_iban').selectAll().execute());
    expect(known).toEqual([]);
    expect(labelled(await view(company, 'to-see'), 'FA-2026-0128').state).toBe('unmatched');
  });

  it('lets one of two people confirm, and tells the other who was faster', async () => {
    const line = labelled(await view(company, 'to-see'), 'FA-2026-0128');
    const share = [{ itemId: items.get('FA-2026-0128')!, amountMinor: 670_259n }];
    const both = await Promise.allSettled(
      [1, 2].map(() => company.run((context) => confirmItems(context, line.id, share, null))),
    );
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]!.reason).toMatchObject({ code: 'bank.line-decided', params: { by: 'Claire Morvan' } });
    expect(await openMinor(company, items.get('FA-2026-0128')!)).toBe(29_741n);
    await balances(company);
  });

  it('books money of nobody on 471, of a customer on account, and puts the rest aside with a reason', async () => {
    const before = await balances(company);
    const [one, two] = (await view(company, 'to-see')).filter((line) => line.text === 'SEJOUR SEPTEMBRE');
    await company.run((context) => putInSuspense(context, one!.id, menuiserie));
    await company.run((context) => recordOnAccount(context, two!.id, menuiserie));
    const after = await balances(company);
    expect(after['471']).toBe(-4800n);
    expect(after['512']).toBe(before['512']! + 9600n);
    const fee = labelled(await view(company, 'debits'), 'FRAIS TENUE DE COMPTE');
    expect(
      await refusal(company.run((context) => recordOnAccount(context, fee.id, menuiserie))),
    ).toMatchObject({
      findings: [{ code: 'bank.match.money-out' }],
    });
    await company.run((context) => ignoreLine(context, fee.id, 'Frais bancaires'));
    expect(await view(company, 'ignored')).toMatchObject([
      { ignoredReason: 'Frais bancaires', ignoredBy: 'Claire Morvan' },
    ]);
    expect(await balances(company)).toEqual(after);
    await company.run((context) => undoLine(context, fee.id));
    expect(await view(company, 'ignored')).toEqual([]);
  });

  it('takes a whole file back: everything it posted is reversed, and it may be given again', async () => {
    const given = await company.run((context) =>
      context.tx.selectFrom('bank_import').select('id').where('state', '=', 'done').executeTakeFirstOrThrow(),
    );
    const answer = await company.run((context) => undoImport(context, given.id));
    expect(answer).toMatchObject({ reversedLines: 6, withdrawnLines: 30 });
    const after = await balances(company);
    expect(after).toMatchObject({ '512': 0n, '471': 0n, '411': 167_176n + 700_000n + 84_954n + 463_710n });
    const again = await imported(company, fixture('lanterne-2026-09.camt053.xml'));
    expect(again).toMatchObject({ newLines: 30, autoLines: 3, createdAccounts: [] });
  });
});

describe('files as they come', () => {
  it('adds only the new lines of an overlapping file, twins included', async () => {
    const { company } = await open();
    const first: [string, string, string][] = [
      ['01/09/2026', '10,00', 'VIR A'],
      ['02/09/2026', '25,00', 'CARTE'],
      ['02/09/2026', '25,00', 'CARTE'],
    ];
    await imported(company, upload(csv(first, 10_000)));
    const second: [string, string, string][] = [
      ...first.slice(1),
      ['03/09/2026', '25,00', 'CARTE'],
      ['03/09/2026', '7,00', 'VIR B'],
    ];
    const outcome = await imported(company, upload(csv(second, 11_000)));
    expect(outcome).toMatchObject({ newLines: 2, knownLines: 2 });
    expect(await view(company, 'to-see')).toHaveLength(5);
    const [older] = await company.run((context) =>
      context.tx.selectFrom('bank_import').select('id').orderBy('id').execute(),
    );
    expect(await refusal(company.run((context) => undoImport(context, older!.id)))).toMatchObject({
      code: 'bank.import-needed',
      params: { name: 'releve.csv' },
    });
  });

  it('names the statement that is missing in between', async () => {
    const { company } = await open();
    await imported(company, upload(csv([['01/09/2026', '10,00', 'VIR A']], 10_000)));
    const outcome = await imported(company, upload(csv([['15/09/2026', '5,00', 'VIR B']], 18_000)));
    expect(outcome.findings).toMatchObject([
      { code: 'bank.statement.currency-assumed' },
      { code: 'bank.chain.gap', params: { difference: '7000' } },
    ]);
    const { accounts } = await company.run((context) => readAccounts(context));
    expect(accounts[0]!.lastStatement!.gapMinor).toBe('7000');
  });

  it.each([
    ['lanterne-unbalanced.camt053.xml', 'bank.statement.unbalanced'],
    ['lanterne-truncated.camt053.xml', 'bank.file.truncated'],
    ['entity-bomb.camt053.xml', 'bank.xml.doctype'],
  ])('%s brings in nothing and says why', async (name, code) => {
    const { company } = await open();
    const refused = await refusal(give(company, fixture(name)));
    expect(refused.code).toBe('file.refused');
    expect(refused.findings.map((one) => one.code)).toContain(code);
    const left = await company.run(async (context) =>
      Promise.all(
        (['file', 'bank_import', 'bank_account', 'statement', 'statement_line'] as const).map((table) =>
          context.tx.selectFrom(table).select('org_id').execute(),
        ),
      ),
    );
    expect(left.flat()).toEqual([]);
  });

  it('names each broken line of a CSV, and half imports nothing', async () => {
    const { company } = await open();
    const broken = 'Date;Libellé;Montant\n01/09/2026;A;10,00\n31/02/2026;B;5,00\n03/09/2026;C;douze\n';
    expect((await refusal(give(company, upload(broken)))).findings).toMatchObject([
      { code: 'bank.entry.date', params: { line: 3 } },
      { code: 'bank.entry.amount', params: { line: 4 } },
    ]);
    expect(await refusal(give(company, upload('%PDF-1.7 rien', 'releve.pdf')))).toMatchObject({
      findings: [{ code: 'bank.file.unknown-format' }],
    });
  });

  it('asks what the columns are once, then remembers them for the account', async () => {
    const { company } = await open();
    const rows = (day: string) => `Quand,Quoi,Combien\n${day},Virement Dupont,"12,50"\n`;
    const asked = await give(company, upload(rows('2026-09-01')));
    expect(asked).toMatchObject({ outcome: 'columns-needed', delimiter: ',', headerLine: 1 });
    const columns = {
      delimiter: ',',
      headerLine: 1,
      dateOrder: 'ymd' as const,
      roles: { date: [0], label: [1], amount: [2] },
    };
    expect(await imported(company, upload(rows('2026-09-01')), { columns })).toMatchObject({ newLines: 1 });
    expect(await imported(company, upload(rows('2026-09-02')))).toMatchObject({
      newLines: 1,
      createdAccounts: [],
    });
    expect(await view(company, 'to-see')).toMatchObject([
      { bookedOn: '2026-09-02', amountMinor: '1250', text: 'Virement Dupont' },
      { bookedOn: '2026-09-01' },
    ]);
  });

  it('asks which account a file without number is of, when there are several layouts', async () => {
    const { company } = await open();
    await imported(company, fixture('lanterne-2026-09.camt053.xml'));
    const nameless = upload(csv([['01/10/2026', '10,00', 'VIR A']], 10_000));
    const asked = await give(company, nameless);
    expect(asked).toMatchObject({
      outcome: 'account-needed',
      lineCount: 1,
      accounts: [{ name: 'Compte ••0189' }],
    });
    const outcome = await imported(company, nameless, { newAccountName: 'Livret' });
    expect(outcome.createdAccounts).toMatchObject([{ name: 'Livret' }]);
    const { accounts } = await company.run((context) => readAccounts(context));
    expect(accounts.map((one) => one.ledgerAccount)).toEqual(['512', '5121']);
  });
});

describe('a long file', () => {
  it('is compared in the background, in steps that may stop and go on', async () => {
    const { company, invoice } = await open();
    const partyId = await company.addCustomer({ name: 'Clinique des Glycines' });
    const numbers = Array.from({ length: 45 }, (_, i) => `FA-2026-${String(i + 1).padStart(5, '0')}`);
    for (const number of numbers) await invoice(number, 1000n, partyId);
    const rows = Array.from({ length: 210 }, (_, i): [string, string, string] => [
      '01/09/2026',
      '10,00',
      numbers[i] === undefined ? `VIR ${i}` : `VIR ${numbers[i]}`,
    ]);
    const outcome = await imported(company, upload(csv(rows, 10_000)));
    expect(outcome).toMatchObject({ newLines: 210, autoLines: 0, isMatching: true });
    expect(company.enqueued).toMatchObject([{ job: 'bank-match' }]);
    expect(await refusal(company.run((context) => undoImport(context, outcome.importId)))).toMatchObject({
      code: 'bank.still-matching',
    });

    const work = (signal: AbortSignal): Work => ({
      org: company.org,
      isDemo: false,
      log: createLog('silent'),
      signal,
      inTenant: (body) => company.run(body),
    });
    const data = { accountIds: [...outcome.accountIds] };
    const stopping = AbortSignal.abort();
    await expect(matchWaitingJob.run(work(stopping), data)).rejects.toThrow('stopping');
    const going = new AbortController().signal;
    await matchWaitingJob.run(work(going), data);
    await matchWaitingJob.run(work(going), data);
    const { imports } = await company.run((context) => readImports(context));
    expect(imports).toMatchObject([{ state: 'done', autoLines: 45, postedLines: 45 }]);
    expect((await balances(company))['512']).toBe(45_000n);
  }, 60_000);
});

describe('what a line pays', () => {
  it('takes a line up again whose payment was reversed elsewhere', async () => {
    const { company, invoice } = await open();
    const itemId = await invoice('FA-2026-00007', 80_000n, await company.addCustomer({ name: 'Glycines' }));
    await imported(company, upload(csv([['01/09/2026', '800,00', 'VIR FA-2026-00007']], 10_000)));
    const [posted] = await view(company, 'posted');
    await company.run((context) => reversePayment(context, posted!.match!.paymentId!, 'erreur'));
    expect((await view(company, 'posted'))[0]!.match!.isReversed).toBe(true);
    await company.run((context) => undoLine(context, posted!.id));
    expect(await openMinor(company, itemId)).toBe(80_000n);
    expect(await view(company, 'to-see')).toHaveLength(1);
    await balances(company);
  });

  it('nets a credit note, splits between invoices, and leaves the rest on account', async () => {
    const { company, invoice } = await open();
    const partyId = await company.addCustomer({ name: 'Transports Quercy' });
    const one = await invoice('FA-2026-00001', 100_000n, partyId);
    const two = await invoice('FA-2026-00002', 50_000n, partyId);
    const note = await company.run((context) =>
      recordInvoice(context, {
        partyId,
        kind: 'credit_note',
        number: 'AV-2026-00001',
        issuedOn: plainDate('2026-08-15'),
        dueOn: plainDate('2026-08-15'),
        currency: EUR,
        totalMinor: 20_000n,
        reference: '',
      }),
    );
    await imported(company, upload(csv([['01/09/2026', '1350,00', 'VIR QUERCY']], 10_000)));
    const [line] = await view(company, 'to-see');
    await company.run((context) =>
      confirmItems(
        context,
        line!.id,
        [
          { itemId: one, amountMinor: 100_000n },
          { itemId: two, amountMinor: 50_000n },
          { itemId: note.itemId, amountMinor: -20_000n },
        ],
        null,
      ),
    );
    expect(await openMinor(company, one)).toBe(0n);
    expect(await openMinor(company, two)).toBe(0n);
    expect(await openMinor(company, note.itemId)).toBe(0n);
    const [posted] = await view(company, 'posted');
    expect(posted!.match).toMatchObject({ restMinor: '5000' });
    expect(posted!.match!.allocations.map((part) => [part.number, part.amountMinor])).toEqual([
      ['AV-2026-00001', '-20000'],
      ['FA-2026-00001', '100000'],
      ['FA-2026-00002', '50000'],
    ]);
    expect((await balances(company))['411']).toBe(-5000n);
    await company.run((context) => undoLine(context, posted!.id));
    expect(await openMinor(company, note.itemId)).toBe(-20_000n);
    expect((await balances(company))['411']).toBe(130_000n);
  });

  it('asks whose the rest is when the invoices are of several customers', async () => {
    const { company, invoice } = await open();
    const [left, right] = [
      await company.addCustomer({ name: 'Gauche' }),
      await company.addCustomer({ name: 'Droite' }),
    ];
    const shares = [
      { itemId: await invoice('FA-2026-00001', 6000n, left), amountMinor: 6000n },
      { itemId: await invoice('FA-2026-00002', 3000n, right), amountMinor: 3000n },
    ];
    await imported(company, upload(csv([['01/09/2026', '100,00', 'VIR GROUPE']], 10_000)));
    const [line] = await view(company, 'to-see');
    expect(
      await refusal(company.run((context) => confirmItems(context, line!.id, shares, null))),
    ).toMatchObject({
      findings: [{ code: 'bank.match.rest-without-payer' }],
    });
    await company.run((context) => confirmItems(context, line!.id, shares, left));
    expect((await balances(company))['411']).toBe(-1000n);
  });

  it('drops a proposal once its invoice was paid by another line, and refuses it if asked all the same', async () => {
    const { company, invoice } = await open();
    const partyId = await company.addCustomer({ name: 'Clinique des Glycines' });
    const itemId = await invoice('FA-2026-00007', 80_000n, partyId);
    await imported(
      company,
      upload(
        csv(
          [
            ['01/09/2026', '400,00', 'FA-2026-00007'],
            ['02/09/2026', '500,00', 'FA-2026-00007 SUITE'],
          ],
          10_000,
        ),
      ),
    );
    const waiting = await view(company, 'to-see');
    expect(waiting.map((line) => line.proposals.length)).toEqual([1, 1]);
    const [later, first] = waiting;
    await company.run((context) =>
      confirmItems(context, first!.id, [{ itemId, amountMinor: 40_000n }], null),
    );
    expect((await view(company, 'to-see'))[0]!.proposals).toEqual([]);
    expect(await refusal(company.run((context) => confirmProposal(context, later!.id, 1)))).toMatchObject({
      code: 'bank.proposal-stale',
    });
  });

  it('leaves a duplicate to a person and says that the invoice is paid', async () => {
    const { company, invoice } = await open();
    const partyId = await company.addCustomer({ name: 'Clinique des Glycines' });
    await invoice('FA-2026-00007', 80_000n, partyId);
    await invoice('FA-2026-00008', 90_000n, partyId);
    await imported(company, upload(csv([['01/09/2026', '800,00', 'VIR FA-2026-00007']], 10_000)));
    await imported(company, upload(csv([['08/09/2026', '800,00', 'VIR FA-2026-00007']], 90_000)));
    const [line] = await view(company, 'to-see');
    expect(line!.vetoes).toEqual([
      { key: 'match.veto.names-paid-item', params: { number: 'FA-2026-00007' } },
    ]);
  });
});
