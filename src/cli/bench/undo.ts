import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { bookOnAccount, importStatement, matchWaitingJob, undoImport } from '../../app/banking/index.ts';
import { issueDocument } from '../../app/invoicing/index.ts';
import { verifyBooks } from '../../app/ledger/index.ts';
import type { Composition } from '../../compose.ts';
import { readConfig } from '../../shell/config.ts';
import { createContextIn, createInContext } from '../../shell/runtime.ts';
import type { Work } from '../../shell/jobs/define-job.ts';
import { createLog } from '../../shell/log.ts';
import { withReachedEncaisse } from '../reach.ts';
import { addDrafts, openBenchSeller, type BenchSeller } from './invoicing-company.ts';
import { describeMachine } from './machine.ts';
import { percentile } from './measure.ts';
import { treeCpuMs } from './process-cost.ts';

/** What the product promises of taking a file of the bank back (docs/operating/performance.md). */
export const UNDO_LIMITS = { lines: 1_000, seconds: 2 } as const;

export type UndoFigures = {
  machine: ReturnType<typeof describeMachine>;
  lines: number;
  /** Of the last round: posted on invoices, booked on an account, left waiting. */
  posted: number;
  booked: number;
  rounds: number;
  medianSeconds: number;
  slowestSeconds: number;
  /** Of Encaisse and its database together, whatever else the machine does; null where there is no /proc. */
  cpuSeconds: number | null;
  /** Every balance and every open item is what it was before the file. */
  isRestored: boolean;
  faults: number;
  ok: boolean;
};

export type UndoPlan = { lines: number; rounds: number };

/** One file of so many lines, given, matched, booked and taken back, in a data directory of its own. */
export const benchUndo = async (plan: UndoPlan): Promise<UndoFigures> => {
  const data = mkdtempSync(join(tmpdir(), 'encaisse-bench-undo-'));
  // The database may run as another, unprivileged user: it must get through.
  chmodSync(data, 0o711);
  try {
    const config = readConfig({ ...process.env, ENCAISSE_DATA: data, DATABASE_URL: '' });
    return await withReachedEncaisse(async (composition, { opened }) => {
      const { database, clock } = composition.runtime;
      // The comparison is run here, so nobody need be asked for it.
      const contextIn = createContextIn(clock, () => async () => undefined);
      const runtime = { ...composition.runtime, inContext: createInContext(database, contextIn) };
      const seller = await openBenchSeller({ ...composition, runtime });
      const bytes = await statementOf(seller, composition, plan.lines);
      const before = await standing(seller);
      const times: number[] = [];
      const cpuTimes: number[] = [];
      let [posted, booked, isRestored] = [0, 0, true];
      for (let round = 0; round < plan.rounds; round += 1) {
        const importId = await give(seller, bytes);
        ({ posted, booked } = await countPosted(seller));
        const cpu = treeCpuMs(process.pid);
        const begun = performance.now();
        await seller.run((context) => undoImport(context, importId));
        times.push((performance.now() - begun) / 1000);
        const spent = treeCpuMs(process.pid);
        if (cpu !== null && spent !== null) cpuTimes.push((spent - cpu) / 1000);
        isRestored &&= (await standing(seller)) === before;
      }
      times.sort((a, b) => a - b);
      cpuTimes.sort((a, b) => a - b);
      const faults = (await seller.run((context) => verifyBooks(context))).findings.length;
      const round2 = (seconds: number): number => Math.round(seconds * 100) / 100;
      const medianSeconds = round2(percentile(times, 0.5));
      return {
        machine: describeMachine(opened.version),
        lines: plan.lines,
        posted,
        booked,
        rounds: plan.rounds,
        medianSeconds,
        slowestSeconds: round2(times.at(-1)!),
        cpuSeconds: cpuTimes.length === 0 ? null : round2(percentile(cpuTimes, 0.5)),
        isRestored,
        faults,
        ok:
          isRestored &&
          faults === 0 &&
          medianSeconds <= UNDO_LIMITS.seconds * Math.max(1, plan.lines / UNDO_LIMITS.lines),
      };
    }, config);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

/** Nine lines in ten pay an invoice of goods and services by its number; one in twenty is a fee; the rest says nothing. */
const statementOf = async (seller: BenchSeller, { secrets }: Composition, lines: number): Promise<Buffer> => {
  const invoices = Math.floor(lines * 0.9);
  const drafts = await addDrafts(seller, invoices);
  for (const id of drafts)
    await seller.run((context) => issueDocument(context, { id, version: 1, send: false }, secrets));
  const { today, rows } = await seller.run(async (context) => ({
    today: context.today,
    rows: (
      await sql<{ number: string; open: bigint; name: string }>`
        select i.number, i.open_minor as open, p.name from open_item i join party p on p.org_id = i.org_id and p.id = i.party_id
        where i.org_id = ${context.org} order by i.number`.execute(context.tx)
    ).rows,
  }));
  const day = today.split('-').toReversed().join('/');
  const amount = (minor: bigint): string => `${minor / 100n},${String(minor % 100n).padStart(2, '0')}`;
  const paying = rows.map((row) => `${day};${row.name};VIR ${row.number};${amount(row.open)}`);
  const fees = Math.floor(lines * 0.05);
  const others = Array.from({ length: lines - paying.length }, (_, at) =>
    at < fees
      ? `${day};;FRAIS BANCAIRES ${at};-${amount(BigInt(500 + at))}`
      : `${day};Inconnu;VIR ${at};${amount(BigInt(7_000_000 + at))}`,
  );
  return Buffer.from(['Date;Contrepartie;Libellé;Montant', ...paying, ...others, ''].join('\n'));
};

/** Given, compared with what is open, and its fees booked on 627 by a person. */
const give = async (seller: BenchSeller, bytes: Buffer): Promise<string> => {
  const file = { name: 'releve.csv', mediaType: 'text/csv', bytes };
  const outcome = await seller.run(async (context) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from bank_account where org_id = ${context.org}`.execute(context.tx);
    const where = rows[0] === undefined ? { newAccountName: 'Courant' } : { accountId: rows[0].id };
    return importStatement(context, where, file);
  });
  if (outcome.outcome !== 'imported') throw new Error(`the file of the bench: ${outcome.outcome}`);
  const work: Work = {
    org: seller.org,
    isDemo: false,
    log: createLog('silent'),
    signal: new AbortController().signal,
    inTenant: (body) => seller.run(body),
  };
  await matchWaitingJob.run(work, { accountIds: outcome.accountIds });
  const by = { decidedBy: 'person', ruleId: null } as const;
  const choice = { ledgerAccount: '627', vatAccount: '', vatRate: 0 } as const;
  const fees = await seller.run(async ({ tx, org }) => {
    const { rows } = await sql<{ id: string }>`
      select id from statement_line where org_id = ${org} and import_id = ${outcome.importId} and text like 'FRAIS%'`.execute(
      tx,
    );
    return rows.map((row) => row.id);
  });
  for (const id of fees) await seller.run((context) => bookOnAccount(context, id, choice, by));
  return outcome.importId;
};

const countPosted = (seller: BenchSeller): Promise<{ posted: number; booked: number }> =>
  seller.run(async ({ tx, org }) => {
    const { rows } = await sql<{ posted: number; booked: number }>`
      select count(*) filter (where kind <> 'account')::int as posted, count(*) filter (where kind = 'account')::int as booked
      from match where org_id = ${org} and undone_at is null`.execute(tx);
    return rows[0]!;
  });

/** Every balance by account, party and currency, and what is open of every item, as one text. */
const standing = (seller: BenchSeller): Promise<string> =>
  seller.run(async ({ tx, org }) => {
    const { rows } = await sql<{ what: string }>`
      select account || ' ' || coalesce(party_id::text, '') || ' ' || currency || ' ' || sum(debit_minor - credit_minor) as what
      from posting where org_id = ${org} group by account, party_id, currency having sum(debit_minor - credit_minor) <> 0
      union all
      select number || ' ' || open_minor from open_item where org_id = ${org} and open_minor <> 0 order by 1`.execute(
      tx,
    );
    return rows.map((row) => row.what).join('\n');
  });

export const undoTable = (figures: UndoFigures): string => {
  const line = (name: string, value: string | number | boolean, target = ''): string =>
    `${name.padEnd(52)}${String(value).padStart(10)}${target.padStart(10)}`;
  const { machine } = figures;
  return [
    `${machine.cpu}, ${machine.cores} × , PostgreSQL ${machine.postgres}, commit ${machine.commit}, load ${machine.load}`,
    line(
      `undo of a file of ${figures.lines} lines, median of ${figures.rounds}, s`,
      figures.medianSeconds,
      `≤ ${UNDO_LIMITS.seconds}`,
    ),
    line('slowest, s', figures.slowestSeconds),
    line('CPU of Encaisse and its database, median, s', figures.cpuSeconds ?? '–'),
    line('posted on invoices · booked on an account', `${figures.posted} · ${figures.booked}`),
    line('balances identical to before', figures.isRestored),
    line('faults in the books afterwards', figures.faults),
  ].join('\n');
};
