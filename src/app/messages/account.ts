import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { headerText } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { audit } from '../organization/index.ts';
import type { messagesContract } from './contract.ts';
import type { PaceLimits } from './pace.ts';
import type { MailSettings } from './ports.ts';

const SECRET = 'mail-account';
const secretContext = (context: Pick<Context, 'org'>): string => `${context.org}:${SECRET}`;

export type MailAccount = OutputOf<typeof messagesContract.saveAccount>['account'];

/** On this machine itself nobody listens on the way. */
const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);

export const readAccountRow = (context: Pick<Context, 'tx' | 'org'>) =>
  context.tx.selectFrom('mail_account').selectAll().where('org_id', '=', context.org).executeTakeFirst();

const hasPassword = async (context: Context): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('secret')
    .select('name')
    .where('org_id', '=', context.org)
    .where('name', '=', SECRET)
    .executeTakeFirst();
  return row !== undefined;
};

export const readAccount = async (context: Context): Promise<MailAccount | null> => {
  const row = await readAccountRow(context);
  if (row === undefined) return null;
  return {
    host: row.host,
    port: row.port,
    security: row.security as MailAccount['security'],
    user: row.login,
    hasPassword: await hasPassword(context),
    fromAddress: row.from_address,
    fromName: row.from_name,
    replyTo: row.reply_to,
    ratePerMinute: row.rate_per_minute,
    ratePerHour: row.rate_per_hour,
    version: row.version,
  };
};

export const saveAccount = async (
  context: Context,
  secrets: SecretBox,
  input: InputOf<typeof messagesContract.saveAccount>,
): Promise<MailAccount> => {
  if (input.security === 'none' && !LOCAL.has(input.host.toLowerCase())) {
    // A password and names of debtors would cross the network in clear.
    throw new Problem('record.refused', {}, [error('messages.plain-smtp-outside', { path: 'security' })]);
  }
  const kept = await context.tx
    .selectFrom('mail_account')
    .select(['version', 'host'])
    .where('org_id', '=', context.org)
    .forUpdate()
    .executeTakeFirst();
  if ((kept?.version ?? 0) !== input.version) throw new Problem('edit.conflict');
  if (
    kept !== undefined &&
    kept.host !== input.host &&
    input.password === undefined &&
    (await hasPassword(context))
  ) {
    // Else whoever may edit the host could have the kept password sent to a server of their own.
    throw new Problem('record.refused', {}, [error('messages.password-for-new-host', { path: 'password' })]);
  }
  const values = {
    host: input.host,
    port: input.port,
    security: input.security,
    login: input.user,
    from_address: input.fromAddress,
    from_name: headerText(input.fromName),
    reply_to: input.replyTo,
    rate_per_minute: input.ratePerMinute,
    ...(input.ratePerHour !== undefined && { rate_per_hour: input.ratePerHour }),
    problem: '',
    failures: 0,
    retry_at: null,
    version: input.version + 1,
  };
  await context.tx
    .insertInto('mail_account')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
  if (input.password !== undefined) await keepPassword(context, secrets, input.password);
  await audit(
    context,
    'mail-account.saved',
    { kind: 'organization', id: context.org },
    {
      host: input.host,
      fromAddress: input.fromAddress,
      passwordChanged: input.password !== undefined,
    },
  );
  return (await readAccount(context))!;
};

const keepPassword = async (context: Context, secrets: SecretBox, password: string): Promise<void> => {
  if (password === '') return dropPassword(context);
  const sealed = secrets.seal(password, secretContext(context));
  await context.tx
    .insertInto('secret')
    .values({ org_id: context.org, name: SECRET, sealed })
    .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet({ sealed }))
    .execute();
};

const dropPassword = async (context: Context): Promise<void> => {
  await context.tx
    .deleteFrom('secret')
    .where('org_id', '=', context.org)
    .where('name', '=', SECRET)
    .execute();
};

export const removeAccount = async (context: Context, version: number): Promise<{ done: true }> => {
  const removed = await context.tx
    .deleteFrom('mail_account')
    .where('org_id', '=', context.org)
    .where('version', '=', version)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) throw new Problem('edit.conflict');
  await dropPassword(context);
  await audit(context, 'mail-account.removed', { kind: 'organization', id: context.org });
  return { done: true };
};

export type OpenedAccount = {
  readonly settings: MailSettings;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly limits: PaceLimits;
};

/** The account with its password, for the moment of sending only. */
export const openAccount = async (context: Context, secrets: SecretBox): Promise<OpenedAccount | null> => {
  const row = await readAccountRow(context);
  if (row === undefined) return null;
  const secret = await context.tx
    .selectFrom('secret')
    .select('sealed')
    .where('org_id', '=', context.org)
    .where('name', '=', SECRET)
    .executeTakeFirst();
  return {
    settings: {
      host: row.host,
      port: row.port,
      security: row.security as MailSettings['security'],
      user: row.login,
      password: secret === undefined ? '' : secrets.open(secret.sealed, secretContext(context)),
    },
    from: { name: row.from_name, address: row.from_address },
    replyTo: row.reply_to,
    limits: { perMinute: row.rate_per_minute, perHour: row.rate_per_hour },
  };
};
