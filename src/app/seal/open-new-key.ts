import type { KeyObject } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import {
  shortInstant,
  successionContent,
  successionStatement,
  type Succession,
} from '../../core/seal/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { audit } from '../organization/index.ts';
import { appendLink, AUDIT, chainName, DOCUMENTS, lockHead, sha256 } from './append-link.ts';
import { keepNewKey, readPresentKey, signWith, tryReadKey } from './signing-key.ts';
import { successionId } from './successions.ts';

export type NewKeyRequest = {
  /** The key the person saw, so that two persons do not open two. */
  readonly keyNo: number;
  readonly reason: string;
  /** The name of the company, typed: this cannot be taken back. */
  readonly confirmation: string;
};

export type KeyOpened = { readonly keyNo: number; readonly sequence: number; readonly withOldKey: boolean };

/**
 * A new key signs from here on, in the same chain: no number and no link is lost or made again. The old key signs the
 * succession too when it can be opened; when it cannot (a base restored without its secrets), the link says so for ever.
 */
export const openNewKey = async (
  context: Context,
  request: NewKeyRequest,
  secrets: SecretBox,
): Promise<KeyOpened> => {
  // Whoever seals waits here, in both chains: nobody signs with the old key after the new one.
  const head = await lockHead(context, DOCUMENTS);
  await lockHead(context, AUDIT);
  const { publicKey: oldKey, keyNo: before } = await readPresentKey(context);
  const refused = await check(context, request, { oldKey, keyNo: before });
  if (refused.length > 0) throw new Problem('record.refused', {}, refused);
  const old = await tryReadKey(context, secrets);
  const keyNo = before + 1;
  const made = await keepNewKey(context, secrets, keyNo);
  const statement = {
    oldKey,
    newKey: made.publicKey,
    reason: request.reason.trim().toWellFormed().normalize('NFC'),
    by: context.actor.name.toWellFormed().normalize('NFC'),
    at: shortInstant(context.now),
  };
  const endorsement = endorse(old, successionStatement(chainName(context.org, DOCUMENTS), statement), before);
  const content = successionContent({ ...statement, endorsement } satisfies Succession);
  const subject = { kind: 'succession', id: successionId(keyNo), content };
  const link = await appendLink(context, head, subject, signWith(made.key, keyNo));
  await context.tx
    .insertInto('seal_succession')
    .values({
      org_id: context.org,
      key_no: keyNo,
      content,
      sequence: BigInt(link.sequence),
      recorded_at: context.now,
    })
    .execute();
  const withOldKey = endorsement !== '';
  await audit(
    context,
    'seal.key-opened',
    { kind: 'seal-key', id: String(keyNo) },
    {
      reason: statement.reason,
      withOldKey,
      sequence: link.sequence,
    },
  );
  return { keyNo, sequence: link.sequence, withOldKey };
};

const endorse = (old: KeyObject | null, statement: string, keyNo: number): string =>
  old === null ? '' : signWith(old, keyNo)(sha256(statement));

const check = async (
  { tx, org }: Context,
  request: NewKeyRequest,
  present: { oldKey: string; keyNo: number },
): Promise<Finding[]> => {
  if (present.oldKey === '') return [error('seal.no-key-yet')];
  if (present.keyNo !== request.keyNo) return [error('seal.key-opened-already')];
  const { name } = await tx
    .selectFrom('organization')
    .select('name')
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow();
  return [
    ...(request.reason.trim() === '' ? [error('seal.reason-missing', { path: 'reason' })] : []),
    ...(request.confirmation.trim() === name.trim()
      ? []
      : [error('seal.confirmation-differs', { path: 'confirmation', params: { name } })]),
  ];
};
