import { Problem } from '../../contract/problem.ts';
import type { Currency } from '../../core/money/index.ts';
import { printIban } from '../../core/party/index.ts';
import { documents as documentsEn } from '../../i18n/documents.en.ts';
import { documents as documentsFr } from '../../i18n/documents.fr.ts';
import { documentFormatter } from '../../i18n/format.ts';
import { instruments as wordsEn } from '../../i18n/instruments.en.ts';
import { instruments as wordsFr } from '../../i18n/instruments.fr.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { letterheadOf, readOrganization } from '../organization/index.ts';
import { remittanceName, type Facts } from './facts.ts';
import type { InstrumentsPorts } from './ports.ts';
import { instrumentsOf, readRemittance } from './remittances.ts';

/** The slip that goes to the bank with the cheques, or the list of the bills: the view model of remittance.typ. */
export const printRemittance = async (
  context: Context,
  id: string,
  { renderer }: InstrumentsPorts,
): Promise<Download> => {
  const remittance = await readRemittance(context, id);
  if (remittance.undone_at !== null) throw new Problem('record.not-found');
  const inside = await instrumentsOf(context, id);
  const company = await readOrganization(context);
  const { slip } = context.locale === 'en' ? wordsEn : wordsFr;
  const { letter } = context.locale === 'en' ? documentsEn : documentsFr;
  const format = documentFormatter(context.locale);
  const currency = remittance.currency as Currency;
  const money = (minor: bigint): string => format.money(minor, currency);
  const isCheques = remittance.kind === 'cheques';
  const row = (one: Facts, at: number): string[] => {
    const amount = money(one.amount_minor);
    const signer = one.drawer || one.party_name;
    if (isCheques) return [String(at + 1), one.number, signer, one.bank, format.date(one.issued_on), amount];
    return [String(at + 1), one.number, signer, printIban(one.iban), format.date(one.maturity_on!), amount];
  };
  const total = inside.reduce((sum, one) => sum + one.amount_minor, 0n);
  const name = remittanceName(remittance);
  const data = {
    language: context.locale,
    title: slip.title[remittance.kind],
    number: name,
    reference: name,
    page: letter.page,
    specimen: context.isDemo ? letter.specimen : '',
    letterhead: letterheadOf(company),
    facts: [
      [slip.account, `${remittance.bank_account_name}\n${printIban(remittance.bank_identifier)}`],
      [slip.on, format.date(remittance.remitted_on)],
      [slip.count, String(inside.length)],
      [slip.total, money(total)],
    ],
    head: isCheques ? slip.head.cheques : slip.head.bills,
    rows: inside.map(row),
    total: [slip.total, money(total)],
    note: isCheques ? slip.noteCheques(company.name) : slip.noteBills,
    signature: slip.signature,
  };
  const body = await renderer.render({ layout: 'remittance', data, createdAt: context.now });
  return { name: `${data.title} ${name}.pdf`, mediaType: 'application/pdf', body, inline: true };
};
