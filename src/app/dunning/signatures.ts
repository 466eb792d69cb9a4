import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { checkSignature, parseRich, richHtml, type KeptSignature } from '../../core/dunning/index.ts';
import { hasErrors } from '../../core/finding.ts';
import { membersOf } from '../../shell/directory/index.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { signaturesContract } from './signatures-contract.ts';

type Contract = typeof signaturesContract;

/** A signature with the picture of the company of that moment: what an approval fixes. */
export type SenderSignature = KeptSignature & { readonly logoSha256: string | null };

const readRow = (context: Context, userId: string) =>
  context.tx
    .selectFrom('sender_signature')
    .select(['html', 'plain', 'logo', 'version'])
    .where('org_id', '=', context.org)
    .where('user_id', '=', userId)
    .executeTakeFirst();

const readLogo = async (context: Context): Promise<string | null> => {
  const row = await context.tx
    .selectFrom('organization')
    .select('logo_sha256')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return row.logo_sha256;
};

/** null: this person keeps none, or is no member any more; the company signs. */
export const readSignatureOf = async (
  context: Context,
  userId: string | null,
): Promise<SenderSignature | null> => {
  if (userId === null) return null;
  const row = await readRow(context, userId);
  if (row === undefined) return null;
  const member = (await membersOf(context.tx, context.org)).find((one) => one.id === userId);
  if (member === undefined || member.disabled_at !== null) return null;
  return {
    name: member.name,
    html: row.html,
    plain: row.plain,
    logo: row.logo as KeptSignature['logo'],
    logoSha256: row.logo === 'none' ? null : await readLogo(context),
  };
};

/** The person at work; a key or the program itself signs as the company. */
export const userOf = ({ actor }: Pick<Context, 'actor'>): string | null =>
  actor.kind === 'user' ? actor.id : null;

const readOwn = async (context: Context): Promise<OutputOf<Contract['own']>> => {
  const user = userOf(context);
  const row = user === null ? undefined : await readRow(context, user);
  const company = await readOrganization(context);
  return {
    name: context.actor.name,
    html: row?.html ?? '',
    plain: row?.plain ?? null,
    logo: (row?.logo ?? 'none') as KeptSignature['logo'],
    version: row?.version ?? 0,
    company: {
      name: company.name,
      signature: [company.signatureName, company.signatureRole, company.name]
        .filter((line) => line !== '')
        .join('\n'),
      logoSha256: await readLogo(context),
    },
  };
};

const asUser = (context: Context): string => {
  const user = userOf(context);
  if (user === null) throw new Problem('access.forbidden');
  return user;
};

const saveOwn = async (context: Context, input: InputOf<Contract['save']>): Promise<{ done: true }> => {
  const user = asUser(context);
  const findings = checkSignature(input);
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
  const values = {
    html: richHtml(parseRich(input.html)),
    plain: input.plain,
    logo: input.logo,
    version: input.version + 1,
  };
  const saved =
    input.version === 0
      ? await context.tx
          .insertInto('sender_signature')
          .values({ org_id: context.org, user_id: user, ...values })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await context.tx
          .updateTable('sender_signature')
          .set(values)
          .where('org_id', '=', context.org)
          .where('user_id', '=', user)
          .where('version', '=', input.version)
          .returning('version')
          .executeTakeFirst();
  if (saved === undefined) throw new Problem('edit.conflict');
  await audit(context, 'signature.saved', { kind: 'user', id: user });
  return { done: true };
};

const removeOwn = async (context: Context, version: number): Promise<{ done: true }> => {
  const user = asUser(context);
  const removed = await context.tx
    .deleteFrom('sender_signature')
    .where('org_id', '=', context.org)
    .where('user_id', '=', user)
    .where('version', '=', version)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) throw new Problem('edit.conflict');
  await audit(context, 'signature.removed', { kind: 'user', id: user });
  return { done: true };
};

export const signaturesRoom = (): Room =>
  room('signatures', signaturesContract, {
    own: (context) => readOwn(context),
    save: (context, input) => saveOwn(context, input),
    remove: (context, input) => removeOwn(context, input.version),
  });
