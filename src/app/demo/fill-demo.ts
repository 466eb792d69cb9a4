import { addDays, daysBetween, nextBusinessDay } from '../../core/calendar/index.ts';
import { EUR } from '../../core/money/index.ts';
import { normalizeName, vatNumberOfSiren } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { importStatement } from '../banking/index.ts';
import { following } from '../invoicing/index.ts';
import { recordPayment } from '../payments/index.ts';
import { bankStatements, COMPANY_IBAN, OPENING_MINOR, openedOn } from './bank-statements.ts';
import { bookHistory } from './book-history.ts';
import { inventedSiren, inventedSiret } from './identifiers.ts';
import { insertRows } from './insert-rows.ts';
import type { DemoCustomer } from './plan-customers.ts';
import { placeSavings } from './place-savings.ts';
import { planHistory, type History } from './plan-history.ts';
import { planReminders, type ReminderMark } from './plan-reminders.ts';

/**
 * Three years of a company that sells linen to hotels: what a newcomer tries Encaisse on. The facts go in by bulk but
 * keep every rule (test: verifyBooks finds nothing); the last weeks arrive as the bank's files, through the same
 * verbs as a real one.
 */
export const fillDemo = async (context: Context): Promise<void> => {
  if (!context.isDemo) throw new Error('sample data belong into a demo organisation only');
  const history = planHistory(context.today);
  const marks = planReminders(history.invoices, context.today);
  await describeCompany(context, following(lastNumber(history)));
  const partyIds = await addCustomers(context, history.customers);
  const { itemIds } = await bookHistory(context, history, partyIds, marks);
  await rememberReminders(context, marks, itemIds);
  await holdSome(context, history, partyIds, itemIds);
  await placeSavings(context, OPENING_MINOR, openedOn(context.today));
  for (const file of bankStatements(history, context.today)) {
    await importStatement(
      context,
      {},
      { name: file.name, mediaType: 'application/xml', bytes: Buffer.from(file.xml, 'utf8') },
    );
  }
  await receiveFromNobodyKnown(context, history, partyIds);
};

/** What is issued from now on goes on after the numbers of the former system. */
const lastNumber = (history: History): string =>
  history.invoices.reduce((last, one) => (one.number > last ? one.number : last), '');

const describeCompany = async (context: Context, nextNumber: string): Promise<void> => {
  const siren = inventedSiren(41);
  await context.tx
    .updateTable('organization')
    .set({
      legal_form: 'SAS',
      capital: '80\u202f000\u00a0€',
      register: 'RCS Lyon',
      siret: inventedSiret(siren),
      late_rate: 'taux de la BCE majoré de dix points',
      siren,
      vat_number: vatNumberOfSiren(siren),
      address_lines: ['24 rue des Tisserands'],
      postal_code: '69004',
      city: 'Lyon',
      email: 'comptabilite@maison-delorme.example',
      phone: '04 99 00 12 34',
      website: 'https://maison-delorme.example',
      iban: COMPANY_IBAN,
      signature_name: 'Claire Morvan',
      signature_role: 'Comptabilité clients',
      next_invoice_number: nextNumber,
    })
    .where('org_id', '=', context.org)
    .execute();
};

const addCustomers = async (context: Context, customers: readonly DemoCustomer[]): Promise<string[]> => {
  const ids = customers.map(() => newId());
  const at = (index: number) => ids[index]!;
  await insertRows(
    context,
    'party',
    customers.map((one, index) => ({
      id: at(index),
      kind: one.kind,
      name: one.name,
      search_name: normalizeName(one.name),
      siren: one.siren,
      siret: one.siret,
      vat_number: one.vatNumber,
      language: 'fr',
      address_lines: one.addressLines,
      postal_code: one.postalCode,
      city: one.city,
      country: 'FR',
      note: '',
      version: 1,
      recorded_at: context.now,
    })),
  );
  await insertRows(
    context,
    'customer',
    customers.map((one, index) => ({
      party_id: at(index),
      code: one.code,
      account: '411',
      currency: 'EUR',
      payment_terms: one.terms,
      no_reminder_reason: '',
      salesperson: one.salesperson,
      debtor_group: '',
      version: 1,
      recorded_at: context.now,
    })),
  );
  await insertRows(
    context,
    'contact',
    customers.flatMap((one, index) =>
      one.contacts.map((contact) => ({
        id: newId(),
        party_id: at(index),
        ...contact,
        language: 'fr',
        version: 1,
        recorded_at: context.now,
      })),
    ),
  );
  // The bank account of every second customer is known from an earlier payment.
  await insertRows(
    context,
    'party_iban',
    customers.flatMap((one, index) =>
      one.iban === '' || index % 2 === 1
        ? []
        : [{ party_id: at(index), iban: one.iban, origin: 'confirmed_match', recorded_at: context.now }],
    ),
  );
  return ids;
};

const rememberReminders = (
  context: Context,
  marks: ReadonlyMap<number, ReminderMark>,
  itemIds: readonly string[],
): Promise<void> =>
  insertRows(
    context,
    'reminder_step_done',
    [...marks].flatMap(([index, mark]) =>
      mark.steps.map(({ step, on }) => ({
        item_id: itemIds[index]!,
        step_code: step,
        cycle: 1,
        done_on: on,
        source: 'imported',
        recorded_by: 'Claire Morvan',
        recorded_at: `${on}T09:15:00Z`,
      })),
    ),
  );

/** Disputes, promises kept in mind and one broken, agreements: what keeps a reminder from leaving. */
const holdSome = async (
  context: Context,
  history: History,
  partyIds: readonly string[],
  itemIds: readonly string[],
): Promise<void> => {
  const { today } = context;
  const late = history.invoices
    .map((invoice, index) => ({ invoice, index, days: daysBetween(invoice.dueOn, today) }))
    .filter((one) => one.invoice.paidOn === null && one.days > 0)
    .sort((a, b) => b.days - a.days);
  const chosen = (place: number) => late[Math.min(place, late.length - 1)]!;
  const facts = (place: number) => {
    const { invoice, index } = chosen(place);
    return { party_id: partyIds[invoice.customer]!, item: itemIds[index]!, invoice };
  };
  const by = { recorded_by: 'Claire Morvan' };
  const disputed = [
    { place: 3, reason: 'Deux nappes livrées tachées, avoir demandé', days: 12 },
    { place: 14, reason: 'Quantité facturée supérieure au bon de livraison', days: 3 },
  ];
  await insertRows(
    context,
    'dispute',
    disputed.map(({ place, reason, days }) => {
      const { party_id, item, invoice } = facts(place);
      // In dispute is part of the oldest, the whole of the other, never more than is open after a part payment.
      const amount = invoice.totalMinor / 4n;
      const opened = nextBusinessDay(addDays(today, -days - 2));
      return {
        id: newId(),
        party_id,
        item_id: item,
        amount_minor: amount,
        reason,
        opened_on: opened,
        ...by,
        recorded_at: `${opened}T14:00:00Z`,
      };
    }),
  );
  const promised = [
    { place: 6, due: 5, on: -2, state: 'open', note: 'Virement annoncé par téléphone' },
    { place: 10, due: 0, on: -6, state: 'open', note: 'Chèque envoyé selon la comptable' },
    { place: 1, due: -9, on: -16, state: 'broken', note: 'Promis après la fermeture annuelle' },
  ];
  await insertRows(
    context,
    'promise_to_pay',
    promised.map(({ place, due, on, state, note }) => {
      const { party_id, item, invoice } = facts(place);
      const made = addDays(today, on);
      return {
        id: newId(),
        party_id,
        item_ids: [item],
        amount_minor: invoice.totalMinor,
        currency: 'EUR',
        promised_on: made,
        due_on: addDays(today, due),
        state,
        note,
        ...by,
        recorded_at: `${made}T10:20:00Z`,
      };
    }),
  );
  const held = [
    { place: 8, reason: 'Échéancier accepté par la direction', until: 21, whole: true },
    { place: 18, reason: 'Bon de commande en cours de régularisation', until: 7, whole: false },
  ];
  await insertRows(
    context,
    'hold',
    held.map(({ place, reason, until, whole }) => {
      const { party_id, item } = facts(place);
      const from = addDays(today, -4);
      return {
        id: newId(),
        party_id,
        item_id: whole ? null : item,
        reason,
        from_on: from,
        until_on: addDays(today, until),
        lifted_by: '',
        ...by,
        recorded_at: `${from}T16:40:00Z`,
      };
    }),
  );
};

/** Money on 471: once from nobody known, once probably from a customer who did not say so. */
const receiveFromNobodyKnown = async (
  context: Context,
  history: History,
  partyIds: readonly string[],
): Promise<void> => {
  const candidate = history.customers.findIndex((one) => one.behaviour === 'erratic');
  const given = {
    method: 'transfer' as const,
    currency: EUR,
    note: '',
    shares: 'none' as const,
    partyId: null,
  };
  await recordPayment(context, {
    ...given,
    receivedOn: addDays(context.today, -20),
    amountMinor: 74_400n,
    reference: 'VIR SANS LIBELLE',
  });
  await recordPayment(context, {
    ...given,
    candidatePartyId: partyIds[candidate]!,
    receivedOn: addDays(context.today, -13),
    amountMinor: 128_560n,
    reference: 'VIR GROUPE SVT',
  });
};
