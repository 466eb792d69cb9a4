import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, refusal, writerOf } from '../../../test/kit/entries.ts';
import { fillSeller, issueInvoice } from '../../../test/kit/selling.ts';
import { createSecretBox } from '../../shell/secrets.ts';
import { undoLettrage } from '../entries/lettrage.ts';
import { verifyBooks } from '../ledger/index.ts';
import { applyReturned, compareReturned } from './returned-lettrage.ts';

const secrets = createSecretBox(randomBytes(32));
let company: TestCompany;
let customer: string;
beforeAll(async () => {
  company = await createTestCompany({ now: '2027-02-06T08:00:00Z' });
  await company.run(fillSeller);
  customer = await company.addCustomer({ siren: '552032534', vatNumber: 'FR27552032534' });
});
afterAll(() => company.close());

describe('the lettrage that comes back', () => {
  const header =
    'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise';
  const give = (rows: string[]) => ({
    name: 'FEC.txt',
    mediaType: 'text/plain',
    bytes: Buffer.from([header, ...rows].join('\r\n')),
  });
  const row = (
    journal: string,
    no: string,
    on: string,
    account: string,
    piece: string,
    debit: string,
    credit: string,
    letter = '',
  ) =>
    [
      journal,
      journal,
      no,
      on,
      account,
      'x',
      '',
      '',
      piece,
      on,
      'x',
      debit,
      credit,
      letter,
      letter && '20261130',
      on,
      '',
      '',
    ].join('\t');

  it('is shown before it is made, made by the usual command, and undone like any other', async () => {
    const invoice = await company.run((context) =>
      issueInvoice(context, customer, secrets, { issuedOn: context.today }),
    );
    const { post } = writerOf(company);
    const paid = await post([line('512', 120_000n), line('411', -120_000n, customer)], {
      journal: 'BQ',
      entryOn: '2027-02-06',
    });
    const sale = await company.run(({ tx, org }) =>
      sql<{ journal: string; no: string; on: string }>`
        select journal, year || '-' || entry_no as no, to_char(entry_on, 'YYYYMMDD') as on from journal_entry
        where org_id = ${org} and (source_id = ${invoice.invoiceId} or id = ${paid.entryId})
        order by journal desc`.execute(tx),
    );
    const { journal, no, on } = sale.rows[0]!;
    const file = give([
      row(journal, no, on, '41100000', invoice.number, '1200,00', '0,00', 'AC'),
      row(journal, no, on, '70700000', invoice.number, '0,00', '1000,00'),
      row(journal, no, on, '44571000', invoice.number, '0,00', '200,00'),
      row('BQ', sale.rows[1]!.no, '20270206', '41100000', '', '0,00', '1200,00', 'AC'),
      row('BQ', sale.rows[1]!.no, '20270206', '51200000', '', '1200,00', '0,00'),
      row('OD', '77', '20270206', '64100000', 'PAIE', '2000,00', '0,00'),
      row('OD', '77', '20270206', '42100000', 'PAIE', '0,00', '2000,00'),
    ]);
    const shown = await company.run((context) => compareReturned(context, file));
    expect(shown).toMatchObject({
      lines: 7,
      counts: { letter: 1, same: 0, foreign: 0 },
      groups: [{ outcome: 'letter', code: 'AC', partyId: customer, minor: '120000', unknown: 0 }],
      foreign: { count: 1, rows: [{ line: 7, journal: 'OD', number: '77', piece: 'PAIE', minor: '200000' }] },
    });
    const before = await company.run(({ tx }) =>
      sql<{ n: number }>`select count(*)::int as n from journal_entry`.execute(tx),
    );
    const keys = shown.groups.map((group) => group.key);
    expect(await company.run((context) => applyReturned(context, { sha256: shown.sha256, keys }))).toEqual({
      applied: 1,
    });
    const after = await company.run(({ tx }) =>
      sql<{ n: number }>`select count(*)::int as n from journal_entry`.execute(tx),
    );
    // Nothing of theirs was posted.
    expect(after.rows).toEqual(before.rows);
    const again = await company.run((context) => compareReturned(context, file));
    expect(again.counts).toMatchObject({ letter: 0, same: 1 });
    expect(
      await refusal(company.run((context) => applyReturned(context, { sha256: shown.sha256, keys }))),
    ).toEqual(['accountant.lettrage-changed']);
    const { rows } = await company.test.adminPool.query<{ action: string }>(
      "select action from encaisse.audit_event where action in ('lettrage.made', 'accountant.lettrage')",
    );
    expect(rows.map((one) => one.action).toSorted()).toEqual(['accountant.lettrage', 'lettrage.made']);
    const lettrage = await company.run((context) =>
      context.tx.selectFrom('lettrage').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
    );
    await company.run((context) => undoLettrage(context, { partyId: customer, lettrageId: lettrage.id }));
    expect((await company.run((context) => compareReturned(context, file))).counts).toMatchObject({
      letter: 1,
    });
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });

  it('says which columns are missing, and which line cannot be read', async () => {
    const csv = (text: string) => ({ name: 'l.csv', mediaType: 'text/csv', bytes: Buffer.from(text) });
    const asked = (text: string) => refusal(company.run((context) => compareReturned(context, csv(text))));
    expect(await asked('CompteNum;Debit\n411;12\n')).toEqual(['accountant.columns-missing']);
    expect(await asked('CompteNum;Debit;Credit;EcritureLet\n411;douze;0;A\n')).toEqual(['accountant.amount']);
  });
});
