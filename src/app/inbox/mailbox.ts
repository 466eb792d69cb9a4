import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import type { MailboxSettings } from '../banking/index.ts';
import { audit } from '../organization/index.ts';
import type { replyMailboxContract } from './mailbox-contract.ts';

const SECRET = 'reply-mailbox';
const secretContext = (context: Pick<Context, 'org'>): string => `${context.org}:${SECRET}`;

/** On this machine itself nobody listens on the way. */
const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);
/** Answers to what left shortly before the mailbox was set up are still worth reading. */
const DAYS_BEFORE = 14;

type Answer = OutputOf<typeof replyMailboxContract.read>;

const sealedOf = async (context: Context): Promise<Buffer | undefined> =>
  (
    await context.tx
      .selectFrom('secret')
      .select('sealed')
      .where('org_id', '=', context.org)
      .where('name', '=', SECRET)
      .executeTakeFirst()
  )?.sealed;

const rowOf = (context: Context) =>
  context.tx.selectFrom('reply_mailbox').selectAll().where('org_id', '=', context.org).executeTakeFirst();

export const readReplyMailbox = async (context: Context): Promise<Answer> => {
  const row = await rowOf(context);
  return {
    mailbox:
      row === undefined
        ? null
        : {
            isOn: row.is_on,
            host: row.host,
            port: row.port,
            security: row.security as MailboxSettings['security'],
            user: row.login,
            hasPassword: (await sealedOf(context)) !== undefined,
            folder: row.folder,
            sinceOn: row.since_on,
            problem: row.problem,
            lookedAt: row.looked_at,
            version: row.version,
          },
  };
};

export const saveReplyMailbox = async (
  context: Context,
  secrets: SecretBox,
  input: InputOf<typeof replyMailboxContract.save>,
): Promise<void> => {
  const kept = await rowOf(context);
  if ((kept?.version ?? 0) !== input.version) throw new Problem('edit.conflict');
  const findings: Finding[] = [];
  if (input.security === 'none' && !LOCAL.has(input.host.toLowerCase()))
    findings.push(error('bank.mailbox.plain-outside', { path: 'security' }));
  // Else whoever may edit the host could have the kept password sent to a server of their own.
  if (kept !== undefined && kept.host !== input.host && input.password === undefined)
    findings.push(error('bank.mailbox.password-for-new-host', { path: 'password' }));
  if ((input.password ?? '') === '' && (await sealedOf(context)) === undefined)
    findings.push(error('bank.mailbox.password-needed', { path: 'password' }));
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const isElsewhere = kept?.host !== input.host || kept.login !== input.user || kept.folder !== input.folder;
  const values = {
    is_on: input.isOn,
    host: input.host,
    port: input.port,
    security: input.security,
    login: input.user,
    folder: input.folder,
    problem: '',
    version: input.version + 1,
    ...(isElsewhere && { uid_validity: '', last_uid: 0n }),
  };
  await context.tx
    .insertInto('reply_mailbox')
    .values({ org_id: context.org, since_on: addDays(context.today, -DAYS_BEFORE), ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
  if (input.password !== undefined && input.password !== '') {
    const sealed = secrets.seal(input.password, secretContext(context));
    await context.tx
      .insertInto('secret')
      .values({ org_id: context.org, name: SECRET, sealed })
      .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet({ sealed }))
      .execute();
  }
  await audit(
    context,
    'reply-mailbox.saved',
    { kind: 'organization', id: context.org },
    { host: input.host, isOn: input.isOn, passwordChanged: input.password !== undefined },
  );
};

export const removeReplyMailbox = async (context: Context, version: number): Promise<void> => {
  const row = await rowOf(context);
  if (row === undefined || row.version !== version) throw new Problem('edit.conflict');
  await context.tx
    .updateTable('reply_mailbox')
    .set({ is_on: false, problem: '', version: version + 1 })
    .where('org_id', '=', context.org)
    .execute();
  await context.tx
    .deleteFrom('secret')
    .where('org_id', '=', context.org)
    .where('name', '=', SECRET)
    .execute();
  await audit(context, 'reply-mailbox.removed', { kind: 'organization', id: context.org });
};

export type OpenedMailbox = {
  readonly settings: MailboxSettings;
  readonly isOn: boolean;
  readonly sinceOn: PlainDate;
  readonly uidValidity: string;
  readonly lastUid: number;
};

/** With its password, for the moment of looking only; null without one. */
export const openedMailbox = async (context: Context, secrets: SecretBox): Promise<OpenedMailbox | null> => {
  const row = await rowOf(context);
  const sealed = await sealedOf(context);
  if (row === undefined || sealed === undefined) return null;
  return {
    settings: {
      host: row.host,
      port: row.port,
      security: row.security as MailboxSettings['security'],
      user: row.login,
      password: secrets.open(sealed, secretContext(context)),
      folder: row.folder,
    },
    isOn: row.is_on,
    sinceOn: row.since_on as PlainDate,
    uidValidity: row.uid_validity,
    lastUid: Number(row.last_uid),
  };
};
