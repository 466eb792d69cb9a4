import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCompany, type TestCompany } from '../../../test/kit/company.ts';
import { line, refusal, writerOf } from '../../../test/kit/entries.ts';
import { verifyBooks } from '../ledger/index.ts';
import { letterItems, readSheet, undoLettrage } from './lettrage.ts';
import { listEntries } from './list-entries.ts';
import { reverseWritten } from './reverse-written.ts';

describe('lettrage by hand', () => {
  let company: TestCompany;
  let post: ReturnType<typeof writerOf>['post'];
  let party: string;
  beforeAll(async () => {
    company = await createTestCompany();
    ({ post } = writerOf(company));
    party = await company.addCustomer();
    await post([line('411', 100n, party), line('758', -100n)], { entryOn: '2026-10-01' });
    await post([line('411', 50n, party), line('758', -50n)], { entryOn: '2026-10-15' });
    await post([line('512', 120n), line('411', -120n, party)], { entryOn: '2026-11-01' });
  });
  afterAll(() => company.close());

  const sheet = () => company.run((context) => readSheet(context, party));
  const opens = async () => (await sheet()).groups.flatMap((one) => one.items.map((item) => item.openMinor));
  const letter = async (itemIds: string[]) =>
    company.run((context) => letterItems(context, { partyId: party, itemIds }));

  it('is partial while something stays open, and closes with the rest', async () => {
    const items = (await sheet()).groups[0]!.items.map((one) => one.id);
    expect(await refusal(letter(items.slice(0, 2)))).toEqual(['openitems.same-side']);
    await letter(items);
    expect(await opens()).toEqual(['30']);
    expect((await sheet()).lettrages).toMatchObject([{ code: 'aaa', isPartial: true, amountMinor: '120' }]);
    await post([line('512', 30n), line('411', -30n, party)]);
    await letter((await sheet()).groups[0]!.items.map((one) => one.id));
    expect(await opens()).toEqual([]);
    // One lettrage for all four, under the letters that it began with.
    expect((await sheet()).lettrages).toMatchObject([{ code: 'AAA', isPartial: false, amountMinor: '150' }]);
  });

  it('is undone once, and what it settled is open again', async () => {
    const [closed] = (await sheet()).lettrages;
    const undo = (lettrageId: string) =>
      company.run((context) => undoLettrage(context, { partyId: party, lettrageId }));
    await undo(closed!.id);
    // The part that was lettered before is so again.
    expect(await opens()).toEqual(['30', '-30']);
    const [part] = (await sheet()).lettrages;
    expect(part).toMatchObject({ code: 'aaa', isCancelled: false, amountMinor: '120' });
    await undo(part!.id);
    expect(await opens()).toEqual(['100', '50', '-120', '-30']);
    expect(await refusal(undo(part!.id))).toEqual(['entries.lettrage-undone']);
    expect((await sheet()).lettrages).toMatchObject([
      { code: 'aaa', isCancelled: true },
      { code: 'AAA', isCancelled: true },
    ]);
  });

  it('holds an entry that is lettered from being reversed', async () => {
    const items = (await sheet()).groups[0]!.items;
    await letter([items[0]!.id, items[2]!.id]);
    const { posted } = await company.run((context) => listEntries(context, {}));
    const act = company.run((context) =>
      reverseWritten(context, { id: posted.at(-1)!.id, on: '2026-11-22', label: 'Erreur' }),
    );
    expect(await refusal(act)).toEqual(['entries.lettered']);
  });

  it('does not reach another customer', async () => {
    const other = await company.addCustomer({ name: 'Durand', siren: '', siret: '', vatNumber: '' });
    const [item] = (await sheet()).groups[0]!.items;
    const act = company.run((context) =>
      letterItems(context, { partyId: other, itemIds: [item!.id, item!.id] }),
    );
    expect(await refusal(act)).toEqual(['record.not-found']);
    expect((await company.run((context) => verifyBooks(context))).findings).toEqual([]);
  });
});
