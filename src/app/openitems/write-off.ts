import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  signedMinor,
  writeOffEntry,
  type JournalEntryDraft,
  type WriteOffKind,
} from '../../core/ledger/index.ts';
import type { OpenItem } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { allocate } from './allocate.ts';
import { baseOfPart, baseValues } from './base-open.ts';
import { invoicedVat } from './invoiced-vat.ts';
import { openItems } from './open-items.ts';
import { readSettlementSettings } from './settlement-settings.ts';
import { lockItems } from './store.ts';

export type NewWriteOff = {
  itemId: string;
  kind: WriteOffKind;
  /** In the currency of the item, of its sign: a credit of a customer is negative. */
  amountMinor: bigint;
  /** What proves an irrecoverable debt, why one is waived. */
  reason: string;
  /** Today, when missing. */
  on?: PlainDate;
};

/** Why something owed is not asked for any more: a charge against the customer's account, and the item is settled. */
export const writeOff = async (context: Context, given: NewWriteOff): Promise<{ writeOffId: string }> => {
  const item = (await lockItems(context, [given.itemId])).get(given.itemId);
  if (item === undefined) throw new Problem('record.not-found');
  const { draft, vatMinor, baseMinor } = await draftWriteOff(context, item, given);
  await ensureAccounts(
    context,
    draft.postings.map((posting) => posting.account),
  );
  const writeOffId = newId();
  const { entryId } = await postEntry(context, draft, { kind: 'write_off', id: writeOffId });
  const [ownItemId] = await openItems(context, [
    {
      account: item.account,
      partyId: item.partyId,
      currency: item.currency,
      kind: 'write_off',
      number: item.number ?? '',
      amountMinor: -given.amountMinor,
      baseMinor: -baseMinor,
      issuedOn: draft.entryOn,
      dueOn: draft.entryOn,
      entryId,
      lineNo: 1,
    },
  ]);
  const isDebt = given.amountMinor > 0n;
  await allocate(context, [
    {
      debitItemId: isDebt ? item.id : ownItemId!,
      creditItemId: isDebt ? ownItemId! : item.id,
      amountMinor: isDebt ? given.amountMinor : -given.amountMinor,
      effectiveOn: draft.entryOn,
    },
  ]);
  await context.tx
    .insertInto('write_off')
    .values({
      org_id: context.org,
      id: writeOffId,
      item_id: item.id,
      own_item_id: ownItemId!,
      kind: given.kind,
      amount_minor: given.amountMinor,
      vat_minor: vatMinor,
      written_on: draft.entryOn,
      reason: given.reason,
      entry_id: entryId,
      recorded_by: context.actor.name,
    })
    .execute();
  const detail = { item: item.id, kind: given.kind, amountMinor: given.amountMinor.toString() };
  await audit(context, 'item.written-off', { kind: 'write_off', id: writeOffId }, detail);
  return { writeOffId };
};

export type WriteOffDraft = { draft: JournalEntryDraft; vatMinor: bigint; baseMinor: bigint };

/** The entry that it would make; a Problem with everything that forbids it. */
export const draftWriteOff = async (
  context: Context,
  item: OpenItem,
  given: NewWriteOff,
): Promise<WriteOffDraft> => {
  const value = (await baseValues(context, [item.id])).get(item.id)!;
  const { roundingLimitMinor, accounts } = await readSettlementSettings(context);
  const baseMinor = baseOfPart(given.amountMinor, value);
  const findings = check(item, given, baseMinor, roundingLimitMinor, context.today);
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const { baseCurrency } = await readOrganization(context);
  const draft = writeOffEntry(
    {
      kind: given.kind,
      entryOn: maxDate(given.on ?? context.today, item.issuedOn),
      // Books are kept in French (C. com. L123-22).
      label: `${LABELS[given.kind]} ${item.number ?? ''}`.trim(),
      piece: item.number ?? '',
      partyId: item.partyId,
      account: item.account,
      baseMinor,
      ...(item.currency === baseCurrency
        ? {}
        : { foreign: { currency: item.currency, amountMinor: given.amountMinor } }),
      invoiced: await invoicedVat(context, item.id),
    },
    accounts,
  );
  const vatMinor = draft.postings
    .filter((posting) => posting.account.startsWith('4457'))
    .reduce((sum, posting) => sum + signedMinor(posting), 0n);
  return { draft, vatMinor, baseMinor };
};

const LABELS: Readonly<Record<WriteOffKind, string>> = {
  rounding: 'Arrondi',
  discount: 'Escompte accordé',
  fee: 'Frais retenus',
  irrecoverable: 'Créance irrécouvrable',
  waiver: 'Abandon de créance',
};

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

const check = (
  item: OpenItem,
  { kind, amountMinor, reason, on }: NewWriteOff,
  baseMinor: bigint,
  limitMinor: bigint,
  today: PlainDate,
): Finding[] => {
  const findings: Finding[] = [];
  const isSameSide = amountMinor > 0n === item.openMinor > 0n && amountMinor !== 0n;
  if (!isSameSide || size(amountMinor) > size(item.openMinor)) {
    const params = { openMinor: String(size(item.openMinor)) };
    findings.push(error('openitems.above-open', { path: 'amountMinor', params }));
  } else if (baseMinor === 0n || (amountMinor < 0n && kind !== 'rounding')) {
    findings.push(error('openitems.credit-not-written-off', { path: 'kind' }));
  }
  if (kind === 'rounding' && size(baseMinor) > limitMinor) {
    const params = { limitMinor: String(limitMinor) };
    findings.push(error('openitems.above-rounding-limit', { path: 'amountMinor', params }));
  }
  const isUnsaid = reason.trim() === '';
  if (isUnsaid && kind === 'irrecoverable')
    findings.push(error('openitems.irrecoverable-without-reason', { path: 'reason' }));
  if (isUnsaid && kind === 'waiver')
    findings.push(error('openitems.waiver-without-reason', { path: 'reason' }));
  if (on !== undefined && on > today) findings.push(error('openitems.written-off-later', { path: 'on' }));
  return findings;
};
