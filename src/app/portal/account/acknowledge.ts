import { randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { renderPlainMail } from '../../../core/dunning/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { acknowledgementWords } from '../../../i18n/acknowledgement.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { PageVisit } from '../../../shell/http/pages.ts';
import { newId } from '../../../shell/ids.ts';
import { writeMessage } from '../../messages/index.ts';
import { letterheadOf, signatureOf } from '../../organization/index.ts';
import type { PagePorts } from '../ports.ts';
import type { AccountSaying } from './frame.ts';
import { knownAddress } from './known-address.ts';
import { readOwed, type OwedItem } from './owed.ts';
import { choosable, readActForm } from './parse-act.ts';
import type { Account } from './record-act.ts';

/** In an hour, of one customer. */
const MOST_CODES = 3;
const MOST_TRIES = 5;

export type AcknowledgeFault =
  | 'nameMissing'
  | 'itemsMissing'
  | 'oneCurrency'
  | 'changed'
  | 'codeWrong'
  | 'codeOver'
  | 'tooManyCodes'
  | 'staff';

/** A code that was sent, with the text that it confirms. */
export type SentCode = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly words: string;
  readonly items: readonly { readonly itemId: string; readonly minor: bigint }[];
  readonly currency: Currency;
};

const hashOf = (context: Context, ports: PagePorts, id: string, code: string): string =>
  ports.secrets.derive(`${context.org}/acknowledge/${id}/${code}`);

/** The words of a debt, as they are shown, confirmed and kept. */
const wordsOf = (say: AccountSaying, name: string, items: readonly OwedItem[]): string => {
  const [first] = items;
  const { company, customer } = say;
  const total = items.reduce((sum, { undisputedMinor }) => sum + undisputedMinor, 0n);
  return acknowledgementWords(say.language).words({
    name,
    customer: customer.name,
    company: company.name,
    siren: company.siren,
    total: say.money(total, first!.currency),
    day: say.day(say.today),
    isConsumer: customer.kind === 'individual',
    items: items.map((item) => ({
      number: item.number,
      issued: say.day(item.issuedOn, 'numeric'),
      due: say.day(item.dueOn, 'numeric'),
      amount: say.money(item.undisputedMinor, item.currency),
    })),
  });
};

/** Sends a code to the address we know; the text it stands for is fixed from here on. */
export const sendCode = async (
  context: Context,
  ports: PagePorts,
  account: Account,
  visit: PageVisit,
  say: AccountSaying,
): Promise<{ fault: AcknowledgeFault } | { sent: SentCode }> => {
  if (visit.isStaff) return { fault: 'staff' };
  const form = readActForm('pay', visit.form);
  await sql`select 1 from party where org_id = ${context.org} and id = ${account.partyId} for no key update`.execute(
    context.tx,
  );
  const items = choosable('acknowledge', await readOwed(context, account.partyId)).filter(({ itemId }) =>
    form.items.includes(itemId),
  );
  const [first] = items;
  if (form.items.length === 0) return { fault: 'itemsMissing' };
  if (first === undefined || items.length !== form.items.length) return { fault: 'changed' };
  if (form.name === '') return { fault: 'nameMissing' };
  if (items.some(({ currency }) => currency !== first.currency)) return { fault: 'oneCurrency' };
  const email = await knownAddress(context, account);
  if (email === null || (await codesOfHour(context, account)) >= MOST_CODES) return { fault: 'tooManyCodes' };
  const id = newId();
  const code = randomInt(1_000_000).toString().padStart(6, '0');
  const words = wordsOf(say, form.name, items);
  const kept = items.map(({ itemId, undisputedMinor }) => ({ itemId, minor: undisputedMinor }));
  await context.tx
    .insertInto('portal_code')
    .values({
      org_id: context.org,
      id,
      link_id: account.linkId,
      party_id: account.partyId,
      email,
      code_hash: hashOf(context, ports, id, code),
      name: form.name,
      words,
      items: JSON.stringify(kept.map((one) => ({ itemId: one.itemId, minor: one.minor.toString() }))),
      expires_at: sql<string>`${context.now}::timestamptz + interval '10 minutes'`,
      recorded_at: context.now,
    })
    .execute();
  const mail = acknowledgementWords(say.language).codeMail(say.company.name, code);
  await writeMessage(context, {
    kind: 'code',
    partyId: account.partyId,
    to: [email],
    cc: [],
    ...renderPlainMail({
      language: say.language,
      ...mail,
      company: { name: say.company.name, legalLine: letterheadOf(say.company).legal.join(' · ') },
      signature: signatureOf(say.company, say.company.name),
    }),
    attachments: [],
    references: [],
    notBefore: context.now,
  });
  const { sendJob } = ports.sending;
  if (sendJob !== null) await context.enqueue(sendJob, {});
  return { sent: { id, email, name: form.name, words, items: kept, currency: first.currency } };
};

const codesOfHour = async (context: Context, { partyId }: Account): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from portal_code where org_id = ${context.org} and party_id = ${partyId}
      and recorded_at > ${context.now}::timestamptz - interval '1 hour'`.execute(context.tx);
  return rows[0]?.count ?? 0;
};

/**
 * The right code, in time, for amounts that are still what they were: used up, and answered with its text. A wrong one
 * counts; after five the code is worth nothing.
 */
export const takeCode = async (
  context: Context,
  ports: PagePorts,
  account: Account,
  visit: PageVisit,
): Promise<{ fault: AcknowledgeFault; sent: SentCode | null } | { taken: SentCode }> => {
  if (visit.isStaff) return { fault: 'staff', sent: null };
  const { rows } = await sql<{
    id: string;
    email: string;
    code_hash: string;
    name: string;
    words: string;
    items: { itemId: string; minor: string }[];
    is_live: boolean;
  }>`
    select id, email, code_hash, name, words, items,
      used_at is null and tries < ${MOST_TRIES} and expires_at > ${context.now}::timestamptz as is_live
    from portal_code where org_id = ${context.org} and link_id = ${account.linkId} and party_id = ${account.partyId}
      and id::text = ${visit.form['sent'] ?? ''} for update`.execute(context.tx);
  const [row] = rows;
  if (row === undefined || !row.is_live) return { fault: 'codeOver', sent: null };
  const owed = await readOwed(context, account.partyId);
  const items = row.items.map(({ itemId, minor }) => ({ itemId, minor: BigInt(minor) }));
  const isSame = items.every(({ itemId, minor }) =>
    owed.some((item) => item.itemId === itemId && item.undisputedMinor === minor),
  );
  if (!isSame) return { fault: 'changed', sent: null };
  const { currency } = owed.find(({ itemId }) => itemId === items[0]!.itemId)!;
  const sent: SentCode = { id: row.id, email: row.email, name: row.name, words: row.words, items, currency };
  const typed = (visit.form['code'] ?? '').replaceAll(/\D/g, '');
  const isRight = isEqual(hashOf(context, ports, row.id, typed), row.code_hash);
  await sql`
    update portal_code set tries = tries + 1, used_at = ${isRight ? context.now : null}::timestamptz
    where org_id = ${context.org} and id = ${row.id}`.execute(context.tx);
  return isRight ? { taken: sent } : { fault: 'codeWrong', sent };
};

const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
