import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, refusal, writerOf } from '../../../test/kit/entries.ts';
import { verifyBooks } from '../ledger/index.ts';
import { createDraft, dropDraft, editDraft, attachFile, detachFile } from './drafts.ts';
import { readDraft } from './draft-row.ts';
import { readSheet, undoLettrage } from './lettrage.ts';
import { listEntries, readChoices } from './list-entries.ts';
import { dropModel, listModels, saveModel } from './models.ts';
import { reverseWritten } from './reverse-written.ts';
import { validateEntry } from './validate-entry.ts';

describe('entries by hand', () => {
  let company: TestCompany;
  let write: ReturnType<typeof writerOf>['write'];
  let post: ReturnType<typeof writerOf>['post'];
  let party: string;
  beforeAll(async () => {
    company = await createTestCompany();
    ({ write, post } = writerOf(company));
    party = await company.addCustomer();
  });
  afterAll(() => company.close());

  const rent = [line('6132', 100_000n), line('44566', 20_000n), line('512', -120_000n)];

  it('are kept unfinished, and found again', async () => {
    const { id } = await write([line('6132', 5n), line('', 0n)]);
    const draft = await company.run((context) => readDraft(context, id));
    expect(draft.lines).toMatchObject([{ account: '6132', accountName: 'Locations immobilières' }]);
    expect(draft).toMatchObject({ label: 'Loyer de novembre', entryOn: '2026-11-20', version: 2 });
    const { drafts } = await company.run((context) => listEntries(context, {}));
    expect(drafts.map((one) => one.id)).toContain(id);
    const stale = { ...draft, id, version: 1 };
    expect(await refusal(company.run((context) => editDraft(context, stale)))).toEqual(['edit.conflict']);
    expect(await refusal(company.run((context) => validateEntry(context, draft)))).toEqual([
      'ledger.too-few-lines',
      'ledger.unbalanced',
    ]);
    await company.run((context) => dropDraft(context, id));
    expect(await refusal(company.run((context) => readDraft(context, id)))).toEqual(['record.not-found']);
  });

  it('get the next number of their journal and year, and open the accounts they name', async () => {
    expect((await post(rent)).name).toBe('OD 2026-1');
    expect((await post(rent, { entryOn: '2025-12-31' })).name).toBe('OD 2025-1');
    expect((await post(rent)).name).toBe('OD 2026-2');
    expect((await post(rent, { journal: 'BQ' })).name).toBe('BQ 2026-1');
    const { accounts } = await company.run((context) => readChoices(context));
    expect(accounts.find((one) => one.code === '44566')?.name).toBe(
      'TVA déductible sur autres biens et services',
    );
  });

  it('are refused with what is wrong on its line', async () => {
    const { id, version } = await write([line('411', 10n), line('999', -10n)]);
    const act = company.run((context) => validateEntry(context, { id, version }));
    expect(await refusal(act)).toEqual(['ledger.party-missing', 'ledger.account-not-in-chart']);
  });

  it('keep what proves them', async () => {
    const { id, version } = await write(rent);
    const file = (name: string, text: string) => ({
      name,
      mediaType: 'application/pdf',
      bytes: Buffer.from(text),
    });
    await company.run((context) => attachFile(context, id, file('quittance.pdf', 'one')));
    const { attachments } = await company.run((context) => attachFile(context, id, file('autre.pdf', 'two')));
    await company.run((context) => detachFile(context, id, attachments[1]!.sha256));
    const { entryId } = await company.run((context) => validateEntry(context, { id, version }));
    const { posted } = await company.run((context) => listEntries(context, {}));
    expect(posted.find((one) => one.id === entryId)?.attachments).toMatchObject([{ name: 'quittance.pdf' }]);
  });

  it('are written after a model, with its amounts or to be filled in', async () => {
    const { id } = await write(rent);
    const save = (name: string, withAmounts: boolean) =>
      company.run((context) => saveModel(context, { name, draftId: id, withAmounts }));
    await save('Loyer', true);
    const salaries = await save('Salaires', false);
    await save('Salaires', false);
    const models = await company.run((context) => listModels(context));
    expect(models.map((one) => `${one.name} ${one.version}`)).toEqual(['Loyer 1', 'Salaires 2']);
    const filled = await company.run((context) => createDraft(context, { modelId: models[0]!.id }));
    expect(filled.lines.map((one) => one.debitMinor ?? one.creditMinor)).toEqual([
      '100000',
      '20000',
      '120000',
    ]);
    expect(filled).toMatchObject({ entryOn: '2026-11-22', label: 'Loyer de novembre' });
    const empty = await company.run((context) => createDraft(context, { modelId: salaries.id }));
    expect(empty.lines.map((one) => one.account)).toEqual(['6132', '44566', '512']);
    expect(empty.lines.every((one) => one.debitMinor === null && one.creditMinor === null)).toBe(true);
    await company.run((context) => dropModel(context, salaries.id));
    for (const one of [id, filled.id, empty.id]) await company.run((context) => dropDraft(context, one));
  });

  it('open an item per line of a customer, and are undone with them (C. com. R123-174)', async () => {
    const { entryId } = await post([line('411', 500n, party), line('758', -500n)]);
    const reverse = (on: string) =>
      company.run((context) => reverseWritten(context, { id: entryId, on, label: 'Erreur de client' }));
    expect(await refusal(reverse('2026-11-19'))).toEqual(['entries.reversed-before']);
    expect((await company.run((context) => readSheet(context, party))).groups[0]?.items).toHaveLength(1);
    expect(await reverse('2026-11-21')).toMatchObject({ on: '2026-11-21' });
    const sheet = await company.run((context) => readSheet(context, party));
    expect(sheet.groups).toEqual([]);
    expect(sheet.lettrages).toMatchObject([{ code: 'AAA', isPartial: false, amountMinor: '500' }]);
    expect(await refusal(reverse('2026-11-22'))).toEqual(['entries.reversed-already']);
    const undo = company.run((context) =>
      undoLettrage(context, { partyId: party, lettrageId: sheet.lettrages[0]!.id }),
    );
    expect(await refusal(undo)).toEqual(['entries.lettrage-of-reversal']);
    const { posted } = await company.run((context) => listEntries(context, {}));
    expect(posted[0]?.reverses).toBe(posted[1]?.entryNo);
    expect(posted[1]?.reversedBy).toBe(posted[0]?.entryNo);
  });

  it('never change afterwards, even for the database', async () => {
    const { entryId } = await post(rent);
    for (const change of [
      "update encaisse.posting set account = '606'",
      'delete from encaisse.journal_entry',
    ]) {
      await expect(
        company.test.adminPool.query(`${change} where ${change.startsWith('up') ? 'entry_id' : 'id'} = $1`, [
          entryId,
        ]),
      ).rejects.toThrow(/append-only/);
    }
  });

  it('page through what was posted', async () => {
    const first = await company.run((context) => listEntries(context, {}, 2));
    const second = await company.run((context) => listEntries(context, { cursor: first.next! }, 2));
    expect(second.drafts).toEqual([]);
    const ids = [...first.posted, ...second.posted].map((one) => one.id);
    expect(ids).toEqual([...ids].sort().toReversed());
    expect(new Set(ids).size).toBe(4);
  });

  it('leave sound books', async () => {
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});
