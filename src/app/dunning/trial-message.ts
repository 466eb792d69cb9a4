import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import {
  exampleDraft,
  exampleOf,
  stepOfText,
  TEXT_CODES,
  writesMail,
  type DunningDraft,
  type TextCode,
} from '../../core/dunning/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { membersOf } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { draftClaim } from './charges.ts';
import { composeReminder, type ComposedReminder } from './compose-reminder.ts';
import { readCorrespondent, type Correspondent } from './correspondent.ts';
import type { DunningPorts } from './ports.ts';
import { readSignatureOf, userOf } from './signatures.ts';
import { readFacts } from './store/facts.ts';
import { readPolicies, type KeptPolicy, type Policies } from './store/policies.ts';
import type { trialContract } from './trial-contract.ts';

export type Trial = InputOf<(typeof trialContract)['preview']>;

/** What a text makes of a customer: the draft is an example, kept by nobody. */
export type TrialMessage = {
  readonly draft: DunningDraft;
  readonly policy: KeptPolicy;
  readonly customerCode: string;
  readonly correspondent: Correspondent;
  readonly composed: ComposedReminder;
};

/**
 * The message of a text being written, to a customer as if its step were in turn; null where that customer owes nothing.
 * `part`: an example writes both a mail and a letter, whichever the step sends. A page of the customer is announced
 * without its address: a test must open nothing.
 */
export const trialMessage = async (
  context: Context,
  ports: Pick<DunningPorts, 'accounts'>,
  trial: Trial,
  part: 'mail' | 'letter',
): Promise<TrialMessage | null> => {
  const policies = await readPolicies(context);
  const policy = policies.all.find((one) => one.policyId === trial.policyId && one.isNewest);
  if (policy === undefined) throw new Problem('record.not-found');
  const reader =
    trial.partyId === null
      ? await imaginary(context, trial, policy)
      : await real(context, trial, policies, policy);
  if (reader === null) return null;
  const { correspondent, customerCode } = reader;
  const draft = asPart(reader.draft, part);
  const account =
    trial.partyId === null || draft.recipient === null
      ? null
      : ((await ports.accounts?.look(context, trial.partyId, draft.recipient)) ?? null);
  const composed = composeReminder(
    { customerCode, editedText: null, editedTo: draft.recipient === null ? ['—'] : null, editedCc: null },
    draft,
    { policy: policy.policy, texts: withText(trial, part, policy.texts) },
    trial.partyId === null ? null : await draftClaim(context, draft, policy.policy),
    asAddressed(correspondent, trial),
    {
      account: account === null ? null : { url: null },
      sender: await readSignatureOf(context, userOf(context)),
      opening: null,
    },
  );
  return { draft: reader.draft, policy, customerCode, correspondent, composed };
};

type Reader = { draft: DunningDraft; customerCode: string; correspondent: Correspondent };

const real = async (
  context: Context,
  { code, partyId }: Trial,
  policies: Policies,
  { policy }: KeptPolicy,
): Promise<Reader | null> => {
  if (partyId === null) return null;
  const [found] = await readFacts(context, policies, { partyIds: [partyId] });
  const step = stepOfText(policy, code);
  const draft =
    found === undefined || step === null ? null : exampleOf(found.facts, step, policy, context.today);
  if (draft === null) return null;
  const { code: customerCode } = await context.tx
    .selectFrom('customer')
    .select('code')
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .executeTakeFirstOrThrow();
  return { draft, customerCode, correspondent: await readCorrespondent(context, partyId) };
};

const imaginary = async (
  context: Context,
  { code, language }: Trial,
  { policy }: KeptPolicy,
): Promise<Reader> => {
  const step = stepOfText(policy, code);
  const level = Number(/^reminder-(\d)/.exec(code)?.[1] ?? 1);
  const draft = exampleDraft(step?.kind ?? kindOf(code), level);
  return {
    draft: {
      ...draft,
      stepCode: step?.code ?? draft.stepCode,
      channel: step?.channel === 'sms' ? 'email' : (step?.channel ?? 'email'),
    },
    customerCode: 'C-00417',
    correspondent: {
      organization: await readOrganization(context),
      party: {
        kind: kindOfDebtor(code),
        name: 'Groupe Hélianthe',
        language,
        addressLines: ['27 quai de la Saône'],
        postalCode: '71000',
        city: 'Mâcon',
        country: 'FR',
      },
      contacts: [
        {
          id: 'sample',
          name: 'Madame Renaud',
          roles: ['billing'],
          email: '—',
          phone: '',
          language,
          isBounced: false,
        },
      ],
    },
  };
};

const kindOf = (code: TextCode): DunningDraft['kind'] =>
  code.startsWith('formal-notice')
    ? 'formal-notice'
    : code.startsWith('pre-due') || code === 'due-day'
      ? 'pre-due'
      : 'reminder';

/** Whatever the step sends, the part that is being written is what is shown. */
const asPart = (draft: DunningDraft, part: 'mail' | 'letter'): DunningDraft => {
  if (part === 'letter')
    return { ...draft, channel: draft.channel === 'registered' ? 'registered' : 'letter' };
  return writesMail(draft.channel) ? draft : { ...draft, channel: 'email' };
};

/** The words being tried, whichever of them the example would call; the other part says what the policy says. */
const withText = (
  { language, head, body }: Trial,
  part: 'mail' | 'letter',
  kept: KeptPolicy['texts'],
): KeptPolicy['texts'] => {
  const words = part === 'mail' ? { subject: head, mail: body } : { title: head, letter: body };
  const tried = TEXT_CODES.map((code) => [code, { ...kept[language][code], ...words }] as const);
  return { ...kept, [language]: Object.fromEntries(tried) };
};

const kindOfDebtor = (code: TextCode): string =>
  code.endsWith('.consumer') ? 'individual' : code.endsWith('.public') ? 'public_body' : 'company';

/** In the language of the text and as the kind of debtor it speaks to, whoever was chosen for the example. */
const asAddressed = (correspondent: Correspondent, { code, language }: Trial): Correspondent => ({
  ...correspondent,
  party: { ...correspondent.party, kind: kindOfDebtor(code), language },
  contacts: correspondent.contacts.map((contact) => ({ ...contact, language })),
});

export const listReaders = async (context: Context): Promise<OutputOf<(typeof trialContract)['readers']>> => {
  const { rows } = await sql<{ id: string; code: string; name: string }>`
    select c.party_id as id, c.code, p.name
    from (select party_id, sum(open_minor) as owed from open_item
      where org_id = ${context.org} and left(account, ${CUSTOMERS.length}) = ${CUSTOMERS} and settled_on is null
        and open_minor > 0
      group by party_id order by owed desc, party_id limit 200) o
    join customer c on c.org_id = ${context.org} and c.party_id = o.party_id
    join party p on p.org_id = ${context.org} and p.id = o.party_id
    order by o.owed desc, c.code`.execute(context.tx);
  const members = await membersOf(context.tx, context.org);
  return {
    customers: rows,
    users: members
      .filter((member) => member.disabled_at === null)
      .map(({ id, name, email }) => ({ id, name, email, isSelf: id === userOf(context) })),
  };
};
