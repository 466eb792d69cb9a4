import { makeArchive, sealedContents, verifyIssued } from '../app/invoicing/index.ts';
import { createBooksCheck, type Snapshot } from '../app/ledger/index.ts';
import { verifyAcknowledgements } from '../app/openitems/index.ts';
import { sealedPayments, verifyPayments } from '../app/payments/index.ts';
import {
  createChainCheck,
  verifyAudit,
  verifySeals,
  type ContentReaders,
  type Reading,
} from '../app/seal/index.ts';
import { writeZip } from '../shell/archive/index.ts';
import { streamInTenant } from '../shell/db/stream-in-tenant.ts';
import { inTenant, type Database } from '../shell/db/tenant.ts';
import type { Context, Download } from '../shell/http/context.ts';
import { checkRelease, readVerifier } from '../shell/release.ts';
import type { SecretBox } from '../shell/secrets.ts';

/** Everything that is under seal, and the rooms that know its text. */
export const sealed: ContentReaders = { ...sealedContents, ...sealedPayments };

/** Transactions of their own for what is read while it is sent. */
export const readingOf =
  (database: Database) =>
  ({ org }: Context): Reading =>
  (body) =>
    inTenant(database, org, (tx) => body({ tx, org }), { readOnly: true });

/** One transaction for the whole of a file that is read while it is sent. */
export const snapshotOf =
  (database: Database) =>
  ({ org }: Pick<Context, 'org'>): Snapshot =>
  (produce) =>
    streamInTenant(database, org, (tx) => produce({ tx, org }));

/** Read while it is sent, in transactions of its own: an archive may be larger than memory. */
export const downloadArchive =
  (database: Database, secrets: SecretBox) =>
  async (context: Context, year: number | null): Promise<Download> => {
    const { now } = context;
    const read = readingOf(database)(context);
    const { version, commit, digest } = checkRelease();
    const program = { version, commit, digest };
    const made = { secrets, now, program, verifier: readVerifier(), contents: sealed };
    const { entries } = await makeArchive(read, year, made);
    return {
      name: `archive-${year ?? 'complete'}.zip`,
      mediaType: 'application/zip',
      body: writeZip(entries, now),
    };
  };

/** What proves the seals, and what proves the books; each asks the rooms that know how. */
export const createChecks = () => {
  const chainCheck = createChainCheck({
    contents: sealed,
    more: [
      async (read, { today }) => (await verifyIssued(read, today)).findings,
      (read) => verifyPayments(read),
      (read) => read(verifyAcknowledgements),
    ],
  });
  const booksCheck = createBooksCheck([
    async (read) => (await verifySeals(read, sealed)).findings,
    async (read) => (await verifyAudit(read)).findings,
    async (read, { today }) => (await verifyIssued(read, today)).findings,
    (read) => verifyPayments(read),
    (read) => read(verifyAcknowledgements),
  ]);
  return { chainCheck, booksCheck };
};
