import { issueDocument } from '../../app/invoicing/index.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { bareIssue } from './bare-issue.ts';
import { addDrafts, type BenchSeller } from './invoicing-company.ts';

export type IssueRate = {
  clients: number;
  documents: number;
  /** Drafts numbered, booked and sealed, a second. */
  perSecond: number;
  /** The same rows by one call of a bare SQL function, in turn with ours. */
  barePerSecond: number;
  /** perSecond / barePerSecond, of the rounds together. */
  share: number;
  /** Ours, one after the other. */
  alonePerSecond: number;
};

const CLIENTS = 16;

/** `clients` take from one list until it is empty; answers documents a second. */
const rateOf = async (
  ids: readonly string[],
  clients: number,
  one: (id: string) => Promise<void>,
): Promise<number> => {
  const left = ids.values();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const id of left) await one(id);
    }),
  );
  return (ids.length * 1000) / (performance.now() - begun);
};

/** Rounds of ours and of the bare function in turn, so that a busy machine is busy for both. */
export const measureIssuing = async (
  seller: BenchSeller,
  secrets: SecretBox,
  { rounds, perRound }: { rounds: number; perRound: number },
): Promise<IssueRate> => {
  const { run } = seller;
  const issue = async (id: string): Promise<void> => {
    await run((context) => issueDocument(context, { id, version: 1, send: false }, secrets));
  };
  const content = await prepare(seller, issue);
  const bare = (id: string): Promise<void> => run((context) => bareIssue(context, id, content));
  await rateOf(await addDrafts(seller, 100), CLIENTS, issue);
  await rateOf(await addDrafts(seller, 100), CLIENTS, bare);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await rateOf(await addDrafts(seller, perRound), CLIENTS, issue));
    theirs.push(await rateOf(await addDrafts(seller, perRound), CLIENTS, bare));
  }
  const alone = await rateOf(await addDrafts(seller, perRound), 1, issue);
  return {
    clients: CLIENTS,
    documents: rounds * perRound,
    perSecond: whole(harmonic(ours)),
    barePerSecond: whole(harmonic(theirs)),
    share: Math.round((harmonic(ours) / harmonic(theirs)) * 100) / 100,
    alonePerSecond: whole(alone),
  };
};

/** The first invoice makes the key and the series; what it says is what the bare function will store. */
const prepare = async (seller: BenchSeller, issue: (id: string) => Promise<void>): Promise<string> => {
  const [first] = await addDrafts(seller, 1);
  await issue(first!);
  return seller.run(async ({ tx, org }) => {
    await tx
      .insertInto('number_series')
      .values({ org_id: org, code: 'order_confirmation', format: '{0000}', reset: 'never' })
      .execute();
    const { content } = await tx
      .selectFrom('issued_document')
      .select('content')
      .where('org_id', '=', org)
      .executeTakeFirstOrThrow();
    return content;
  });
};

/** Rounds of the same size: as many documents in the time of all rounds. */
const harmonic = (rates: readonly number[]): number =>
  rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
const whole = (value: number): number => Math.round(value * 10) / 10;
