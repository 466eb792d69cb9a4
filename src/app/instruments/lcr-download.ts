import { Problem } from '../../contract/problem.ts';
import { writeLcrFile, type BillKind } from '../../core/instruments/index.ts';
import { EUR } from '../../core/money/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { refuse, remittanceName } from './facts.ts';
import { instrumentsOf, readRemittance } from './remittances.ts';

/** The file of LCR and BOR that the bank takes (CFONB, 160 characters a record). */
export const downloadLcr = async (context: Context, id: string): Promise<Download> => {
  const remittance = await readRemittance(context, id);
  const { kind } = remittance;
  const name = remittanceName(remittance);
  if (kind === 'cheques' || remittance.undone_at !== null) throw refuse('instruments.no-file', { name });
  if (remittance.currency !== EUR) throw refuse('instruments.lcr-currency', { name });
  const company = await readOrganization(context);
  const bills = await instrumentsOf(context, id);
  const sirens = new Map(
    (
      await context.tx
        .selectFrom('party')
        .select(['id', 'siren'])
        .where('org_id', '=', context.org)
        .where(
          'id',
          'in',
          bills.map((bill) => bill.party_id),
        )
        .execute()
    ).map((row) => [row.id, row.siren]),
  );
  const written = writeLcrFile({
    number: name.replaceAll('-', ''),
    kind,
    remittedOn: remittance.remitted_on,
    remitter: {
      name: company.name,
      bank: remittance.bank_account_name,
      iban: remittance.bank_identifier,
      siren: company.siren,
    },
    bills: bills.map((bill) => ({
      reference: bill.number,
      kind: bill.kind as BillKind,
      drawee: {
        name: bill.drawer || bill.party_name,
        bank: bill.bank,
        iban: bill.iban,
        siren: sirens.get(bill.party_id) ?? '',
      },
      amountMinor: bill.amount_minor,
      issuedOn: bill.issued_on,
      maturityOn: bill.maturity_on!,
    })),
  });
  if (!written.ok) throw new Problem('record.refused', {}, written.findings);
  return { name: `LCR-${name}.txt`, mediaType: 'text/plain', body: Buffer.from(written.value, 'ascii') };
};
