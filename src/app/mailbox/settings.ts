import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { audit } from '../organization/index.ts';
import type { MailboxSettings } from './ports.ts';

/** What a mailbox is read for: statements of a bank, answers of customers. */
export type Purpose = 'bank' | 'replies';

/** As the secret and the audit call it. */
const NAMES: Readonly<Record<Purpose, string>> = { bank: 'bank-mailbox', replies: 'reply-mailbox' };
const secretContext = (context: Pick<Context, 'org'>, purpose: Purpose): string =>
  `${context.org}:${NAMES[purpose]}`;

/** On this machine itself nobody listens on the way. */
const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);

const sealedOf = async (context: Context, purpose: Purpose): Promise<Buffer | undefined> =>
  (
    await context.tx
      .selectFrom('secret')
      .select('sealed')
      .where('org_id', '=', context.org)
      .where('name', '=', NAMES[purpose])
      .executeTakeFirst()
  )?.sealed;

const rowOf = (context: Context, purpose: Purpose) =>
  context.tx
    .selectFrom('mailbox')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('purpose', '=', purpose)
    .executeTakeFirst();

export const readMailbox = async (context: Context, purpose: Purpose) => {
  const row = await rowOf(context, purpose);
  if (row === undefined) return null;
  return {
    isOn: row.is_on,
    host: row.host,
    port: row.port,
    security: row.security as MailboxSettings['security'],
    user: row.login,
    hasPassword: (await sealedOf(context, purpose)) !== undefined,
    folder: row.folder,
    senders: row.senders,
    sinceOn: row.since_on,
    problem: row.problem,
    lookedAt: row.looked_at,
    version: row.version,
  };
};

export type MailboxInput = Omit<MailboxSettings, 'password'> & {
  readonly isOn: boolean;
  readonly password?: string | undefined;
  readonly version: number;
};

/** What one use adds: whose mails, since when, and what it has to object. */
export type OfUse = {
  readonly senders?: readonly string[];
  /** For the first time it is saved; kept afterwards. */
  readonly sinceOn?: PlainDate;
  readonly findings?: readonly Finding[];
};

export const saveMailbox = async (
  context: Context,
  secrets: SecretBox,
  purpose: Purpose,
  input: MailboxInput,
  { senders = [], sinceOn, findings: objections = [] }: OfUse,
): Promise<void> => {
  const kept = await rowOf(context, purpose);
  if ((kept?.version ?? 0) !== input.version) throw new Problem('edit.conflict');
  const findings = [...objections];
  if (input.security === 'none' && !LOCAL.has(input.host.toLowerCase()))
    findings.push(error('mailbox.plain-outside', { path: 'security' }));
  // Else whoever may edit the host could have the kept password sent to a server of their own.
  if (kept !== undefined && kept.host !== input.host && input.password === undefined)
    findings.push(error('mailbox.password-for-new-host', { path: 'password' }));
  if ((input.password ?? '') === '' && (await sealedOf(context, purpose)) === undefined)
    findings.push(error('mailbox.password-needed', { path: 'password' }));
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const isElsewhere = kept?.host !== input.host || kept.login !== input.user || kept.folder !== input.folder;
  const values = {
    is_on: input.isOn,
    host: input.host,
    port: input.port,
    security: input.security,
    login: input.user,
    folder: input.folder,
    senders: [...senders],
    problem: '',
    tries: 0,
    version: input.version + 1,
    ...(isElsewhere && { uid_validity: '', last_uid: 0n }),
  };
  await context.tx
    .insertInto('mailbox')
    .values({ org_id: context.org, purpose, since_on: sinceOn ?? null, ...values })
    .onConflict((conflict) => conflict.columns(['org_id', 'purpose']).doUpdateSet(values))
    .execute();
  if (input.password !== undefined && input.password !== '') {
    const sealed = secrets.seal(input.password, secretContext(context, purpose));
    await context.tx
      .insertInto('secret')
      .values({ org_id: context.org, name: NAMES[purpose], sealed })
      .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet({ sealed }))
      .execute();
  }
  await audit(
    context,
    `${NAMES[purpose]}.saved`,
    { kind: 'organization', id: context.org },
    { host: input.host, isOn: input.isOn, passwordChanged: input.password !== undefined },
  );
};

/** Its password is forgotten with it; what was taken in stays. */
export const removeMailbox = async (context: Context, purpose: Purpose, version: number): Promise<void> => {
  const row = await rowOf(context, purpose);
  if (row === undefined || row.version !== version) throw new Problem('edit.conflict');
  await context.tx
    .updateTable('mailbox')
    .set({ is_on: false, problem: '', version: version + 1 })
    .where('org_id', '=', context.org)
    .where('purpose', '=', purpose)
    .execute();
  await context.tx
    .deleteFrom('secret')
    .where('org_id', '=', context.org)
    .where('name', '=', NAMES[purpose])
    .execute();
  await audit(context, `${NAMES[purpose]}.removed`, { kind: 'organization', id: context.org });
};

export type OpenedMailbox = {
  readonly settings: MailboxSettings;
  readonly isOn: boolean;
  readonly senders: readonly string[];
  readonly sinceOn: PlainDate | undefined;
  readonly uidValidity: string;
  readonly lastUid: number;
};

/** With its password, for the moment of looking only; null without one. */
export const openedMailbox = async (
  context: Context,
  secrets: SecretBox,
  purpose: Purpose,
): Promise<OpenedMailbox | null> => {
  const row = await rowOf(context, purpose);
  const sealed = await sealedOf(context, purpose);
  if (row === undefined || sealed === undefined) return null;
  return {
    settings: {
      host: row.host,
      port: row.port,
      security: row.security as MailboxSettings['security'],
      user: row.login,
      password: secrets.open(sealed, secretContext(context, purpose)),
      folder: row.folder,
    },
    isOn: row.is_on,
    senders: row.senders,
    sinceOn: (row.since_on ?? undefined) as PlainDate | undefined,
    uidValidity: row.uid_validity,
    lastUid: Number(row.last_uid),
  };
};
