import { sql } from 'kysely';
import { createDraft, startDocument } from '../../app/invoicing/index.ts';
import { createOrganization } from '../../app/organization/index.ts';
import { createCustomer } from '../../app/party/index.ts';
import type { Composition } from '../../compose.ts';
import { permissions } from '../../contract/permissions.ts';
import type { Context } from '../../shell/http/context.ts';
import type { OrgId } from '../../shell/ids.ts';

export type Run = <T>(body: (context: Context) => Promise<T>) => Promise<T>;
export type BenchSeller = { readonly org: OrgId; readonly run: Run; readonly customers: readonly string[] };

const CUSTOMERS = 50;

/** A company that may issue: everything the law wants on its invoices is known, its customers too. */
export const openBenchSeller = async (composition: Composition): Promise<BenchSeller> => {
  const { runtime, contextIn, onCreated } = composition;
  const org = await createOrganization(runtime.database, contextIn, onCreated, {
    name: 'Banc d’essai',
    isDemo: false,
    ownerId: null,
    ownerName: 'encaisse bench',
    locale: 'fr',
  });
  const caller = {
    org,
    isDemo: false,
    actor: { kind: 'command_line', id: 'bench', name: 'encaisse bench' },
    permissions: new Set(permissions),
    locale: 'fr',
    readOnly: false,
  } as const;
  const run: Run = (body) => runtime.inContext(caller, body);
  const customers = await run(async (context) => {
    await context.tx
      .updateTable('organization')
      .set({
        legal_form: 'SARL',
        capital: '10 000 €',
        register: 'RCS Lyon',
        siren: '732829320',
        siret: '73282932000074',
        vat_number: 'FR44732829320',
        late_rate: 'taux de la BCE majoré de dix points',
        address_lines: ['14 rue des Tanneurs'],
        postal_code: '69005',
        city: 'Lyon',
        iban: 'FR7630006000011234567890189',
      })
      .where('org_id', '=', org)
      .execute();
    const ids: string[] = [];
    for (let i = 0; i < CUSTOMERS; i += 1) ids.push(await createCustomer(context, customerOf(i)));
    return ids;
  });
  return { org, run, customers };
};

const customerOf = (index: number): Parameters<typeof createCustomer>[1] => ({
  code: '',
  kind: 'company',
  name: `Menuiserie Le Goff ${index + 1}`,
  siren: '552032534',
  siret: '',
  vatNumber: 'FR27552032534',
  language: 'fr',
  addressLines: ['12 rue du Port'],
  postalCode: '29900',
  city: 'Concarneau',
  country: 'FR',
  note: '',
  currency: 'EUR',
  paymentTerms: { kind: 'net', days: 30 },
  noReminderReason: '',
  salesperson: '',
  debtorGroup: '',
  eAddress: '',
  eAddressScheme: '',
  revenueAccount: '',
  paymentMeans: 'transfer',
  vatRegime: 'domestic',
  buyerReference: '',
  tags: [],
  custom: {},
  contacts: [
    { name: 'Anne Le Goff', roles: ['billing'], email: 'compta@legoff.example', phone: '', language: 'fr' },
  ],
});

const LINES = [
  { name: 'Plan de travail chêne massif', quantity: '2', unitPrice: '512.40', rate: '20', nature: 'goods' },
  { name: 'Pose et ajustage', quantity: '3.5', unitPrice: '48', rate: '10', nature: 'services' },
  { name: 'Quincaillerie', quantity: '12', unitPrice: '4.95', rate: '20', nature: 'goods' },
] as const;

/** So many drafts of three lines and two rates of VAT, for the customers in turn; answers their ids. */
export const addDrafts = ({ run, customers }: BenchSeller, count: number): Promise<string[]> =>
  run(async (context) => {
    const ids: string[] = [];
    for (const customerId of customers.slice(0, count)) {
      const content = await startDocument(context, { kind: 'invoice', customerId });
      ids.push(
        await createDraft(context, {
          ...content,
          title: 'Cuisine',
          lines: LINES.map(({ rate, ...line }, index) => ({
            ...line,
            type: 'item' as const,
            id: `l${index + 1}`,
            unit: 'C62',
            vat: { category: 'S' as const, rate },
            account: line.nature === 'goods' ? '707' : '706',
          })),
        }),
      );
    }
    // The others are copies: what is measured is issuing them.
    const { rows } = await sql<{ id: string }>`
      insert into sales_document (org_id, id, kind, state, party_id, title, content, currency, net_minor, gross_minor, created_by)
      select d.org_id, gen_random_uuid(), d.kind, 'draft', d.party_id, d.title, d.content, d.currency, d.net_minor, d.gross_minor, d.created_by
      from generate_series(0, ${count - ids.length - 1}::int) n
      join unnest(${ids}::uuid[]) with ordinality as m(id, nth) on m.nth = 1 + n % ${ids.length}
      join sales_document d on d.org_id = ${context.org} and d.id = m.id
      returning id`.execute(context.tx);
    return [...ids, ...rows.map((row) => row.id)];
  });
