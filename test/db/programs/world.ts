import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { undoLine } from '../../../src/app/banking/index.ts';
import { openBooks } from '../../../src/app/ledger/index.ts';
import { createOrganization } from '../../../src/app/organization/index.ts';
import { createCustomer } from '../../../src/app/party/index.ts';
import type { PaymentPorts } from '../../../src/app/payments/index.ts';
import { permissions } from '../../../src/contract/permissions.ts';
import { plainDate, type PlainDate } from '../../../src/core/calendar/index.ts';
import type { Context } from '../../../src/shell/http/context.ts';
import type { OrgId } from '../../../src/shell/ids.ts';
import { createSecretBox } from '../../../src/shell/secrets.ts';
import { newCustomer, type TestCompany } from '../../kit/company.ts';
import { fillSeller } from '../../kit/selling.ts';

/** A file of the bank as it was given; `before` is what the account held before it. */
export type GivenFile = { importId: string; bytes: Buffer; before: bigint; after: bigint; isUndone: boolean };

/** One company of its own for one program. */
export type World = {
  readonly org: OrgId;
  readonly company: TestCompany;
  readonly parties: string[];
  today: PlainDate;
  files: GivenFile[];
  accountId: string | null;
};

const START = plainDate('2026-06-15');

export const secrets = createSecretBox(randomBytes(32));
export const paymentPorts: PaymentPorts = {
  undoLine: (context, lineId, reason) => undoLine(context, lineId, { reason }),
};

export const run = <T>({ company, org }: World, body: (context: Context) => Promise<T>): Promise<T> =>
  company.inContext(
    {
      org,
      isDemo: false,
      actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Claire Morvan' },
      permissions: new Set(permissions),
      locale: 'fr',
      readOnly: false,
    },
    body,
  );

export const createWorld = async (company: TestCompany): Promise<World> => {
  company.clock.set(`${START}T08:00:00Z`);
  const org = await createOrganization(company.database, company.contextIn, [openBooks], {
    name: 'Atelier Morvan',
    isDemo: false,
    ownerId: null,
    ownerName: 'Claire Morvan',
    locale: 'fr',
  });
  const world: World = { org, company, parties: [], today: START, files: [], accountId: null };
  await run(world, fillSeller);
  for (const [no, name] of ['Menuiserie Le Goff', 'Ateliers Durand'].entries()) {
    const customer = newCustomer({
      code: `C${no}`,
      name,
      siren: '',
      siret: '',
      vatNumber: '',
      kind: 'individual',
    });
    world.parties.push(await run(world, (context) => createCustomer(context, customer)));
  }
  return world;
};

/** What must be as before once something was undone: every balance, and what is open of every item that was there. */
export const standing = ({ tx }: Context): Promise<Map<string, string>> =>
  sql<{ what: string; minor: string }>`
    select 'balance ' || account || ' ' || coalesce(party_id::text, '') || ' ' || currency as what,
      sum(debit_minor - credit_minor) || ' ' || sum(amount_minor) as minor
    from posting group by account, party_id, currency having sum(debit_minor - credit_minor) <> 0 or sum(amount_minor) <> 0
    union all
    select 'open ' || number || ' ' || id, open_minor::text from open_item where open_minor <> 0
    union all
    select 'vat ' || invoice_entry_id || ' ' || line_no, sum(moved_minor)::text from vat_receipt v
    where not exists (select from journal_entry e
      where (e.id = v.invoice_entry_id and e.reverses_id is not null) or e.reverses_id = v.invoice_entry_id)
    group by invoice_entry_id, line_no having sum(moved_minor) <> 0`
    .execute(tx)
    .then(({ rows }) => new Map(rows.map((row) => [row.what, row.minor])));

/** How many rows of each kind there are: a file given twice adds none. */
export const sizes = ({ tx }: Context): Promise<unknown> =>
  sql`
    select (select count(*) from journal_entry) as entries, (select count(*) from statement_line) as lines,
      (select count(*) from statement) as statements, (select count(*) from bank_import) as imports,
      (select count(*) from match) as matches, (select count(*) from allocation) as allocations`
    .execute(tx)
    .then(({ rows }) => rows[0]);

export const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
