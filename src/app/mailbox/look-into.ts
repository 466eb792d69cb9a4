import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import {
  MailboxRefusal,
  type Mailbox,
  type MailHead,
  type MailSource,
  type OpenMailbox,
  type ReadMime,
  type ReceivedMail,
} from './ports.ts';
import { openedMailbox, type OpenedMailbox, type Purpose } from './settings.ts';
import { storableHead, storableMail } from './storable.ts';

export type MailboxPorts = {
  readonly secrets: SecretBox;
  readonly openMailbox: OpenMailbox;
  readonly readMime: ReadMime;
};

/** One mail that came; `mail` is null when nobody can read it. */
export type Arrived = {
  readonly uidValidity: string;
  readonly uid: number;
  readonly head: MailHead;
  readonly source: MailSource;
  readonly mail: ReceivedMail | null;
};

/** Writes down, in the transaction that takes a mail in, that the reading has come past it. */
export type Reached = (context: Context) => Promise<void>;

export type MailboxUse = {
  readonly purpose: Purpose;
  /** Of a larger mail only the head is read. */
  readonly maxBytes: number;
  /** Whether a mail is opened: not one that was taken in before, or that is not meant. */
  readonly wants: (context: Context, head: MailHead, known: OpenedMailbox) => Promise<boolean>;
  /** False: it waits for the next look, and the others with it. */
  readonly take: (work: Work, arrived: Arrived, reached: Reached) => Promise<boolean>;
};

/** A mail begun more often, and never had whole, is taken with its head alone, so that the others are read. */
const MOST_TRIES = 5;

/**
 * Looks once, one mail after the other, each with the place reached: a program that dies reads it again or has it, never
 * twice. A restored copy leaves the mailbox to the original; a company of examples has none.
 */
export const lookInto = async (work: Work, ports: MailboxPorts, use: MailboxUse): Promise<void> => {
  if (work.isDemo) return;
  const known = await work.inTenant(
    async (context) =>
      (await isQuarantined(context.tx)) ? null : openedMailbox(context, ports.secrets, use.purpose),
    { readOnly: true },
  );
  if (known === null || !known.isOn) return;
  try {
    const mailbox = await ports.openMailbox(known.settings);
    try {
      await readNew(work, ports, { use, mailbox, known });
    } finally {
      await mailbox.close();
    }
  } catch (cause) {
    if (!(cause instanceof MailboxRefusal)) throw cause;
    await work.inTenant((context) => note(context, use.purpose, { problem: cause.message }));
  }
};

type Looking = { readonly use: MailboxUse; readonly mailbox: Mailbox; readonly known: OpenedMailbox };

const readNew = async (work: Work, ports: MailboxPorts, looking: Looking): Promise<void> => {
  const { use, mailbox, known } = looking;
  const { uidValidity } = mailbox;
  const from = uidValidity === known.uidValidity ? known.lastUid : 0;
  const heads = (await mailbox.look(from, known.sinceOn)).map(storableHead);
  for (const head of heads) {
    if (work.signal.aborted) return;
    const reached: Reached = (context) =>
      note(context, use.purpose, { problem: '', at: { uidValidity, last: head.uid } });
    const isWanted = await work.inTenant((context) => use.wants(context, head, known), { readOnly: true });
    const source = isWanted ? await fetched(work, looking, head) : null;
    if (source === null) await work.inTenant(reached);
    else {
      const read = await ports.readMime(source.bytes);
      const mail = read === null ? null : storableMail(read);
      const arrived = { uidValidity, uid: head.uid, head, source, mail };
      if (!(await use.take(work, arrived, reached))) return;
    }
  }
  if (heads.length === 0)
    await work.inTenant((context) =>
      note(context, use.purpose, { problem: '', at: { uidValidity, last: from } }),
    );
};

/** Counted before it is asked for: a mail that hangs the server, or kills the program, is not asked for for ever. */
const fetched = async (work: Work, { use, mailbox }: Looking, head: MailHead): Promise<MailSource | null> => {
  const tries = await work.inTenant((context) => countTry(context, use.purpose, head.uid));
  if (tries > MOST_TRIES) return { bytes: Buffer.alloc(0), size: 0, lacks: 'refused' };
  return mailbox.source(head.uid, use.maxBytes);
};

const countTry = async (context: Context, purpose: Purpose, uid: number): Promise<number> => {
  const row = await context.tx
    .updateTable('mailbox')
    .set((eb) => ({
      trying_uid: BigInt(uid),
      tries: eb
        .case()
        .when('trying_uid', '=', BigInt(uid))
        .then(eb('tries', '+', 1))
        .else(1)
        .end(),
    }))
    .where('org_id', '=', context.org)
    .where('purpose', '=', purpose)
    .returning('tries')
    .executeTakeFirstOrThrow();
  return row.tries;
};

const note = async (
  context: Context,
  purpose: Purpose,
  { problem, at }: { problem: string; at?: { uidValidity: string; last: number } },
): Promise<void> => {
  await context.tx
    .updateTable('mailbox')
    .set({
      problem,
      looked_at: context.now,
      ...(at !== undefined && { uid_validity: at.uidValidity, last_uid: BigInt(at.last), tries: 0 }),
    })
    .where('org_id', '=', context.org)
    .where('purpose', '=', purpose)
    .execute();
};
