import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { isOfRule, labelPattern, ruleOf } from '../../core/banking/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { bookOnAccount, refuseAccount } from './book-account.ts';
import type { bankingContract } from './contract.ts';
import { recordedOf } from './find-recorded.ts';

type Rules = OutputOf<typeof bankingContract.rules>;
export type Rule = Rules['rules'][number];

/** Every rule with the count of what it did and still stands. */
export const readRules = async (context: Context): Promise<Rules> => {
  const { rows } = await sql<Omit<Rule, 'postsItself'> & { posts_since: string | null }>`
    select r.id, r.state, r.pattern, r.counterparty_key as "counterpartyKey", r.is_money_out as "isMoneyOut",
      r.ledger_account as "ledgerAccount", r.vat_account as "vatAccount", r.vat_rate as "vatRate", r.posts_since, r.version,
      r.recorded_by as "by", r.recorded_at as "at",
      (select count(*)::int from match m where m.org_id = r.org_id and m.rule_id = r.id and m.undone_at is null) as booked
    from bank_rule r where r.org_id = ${context.org}
    order by array_position(array['proposed', 'accepted', 'refused'], r.state), r.pattern, r.id`.execute(
    context.tx,
  );
  return { rules: rows.map(({ posts_since, ...row }) => ({ ...row, postsItself: posts_since !== null })) };
};

export const acceptedRules = async (context: Context): Promise<Rule[]> =>
  (await readRules(context)).rules.filter((rule) => rule.state === 'accepted');

/**
 * Accepts, refuses or edits a rule. From when it posts by itself on, never what waited before: a rule that says something
 * else than before begins anew, or its new words would run over what waits since the old ones.
 */
export const saveRule = async (
  context: Context,
  input: InputOf<typeof bankingContract.saveRule>,
): Promise<void> => {
  const pattern = labelPattern(input.pattern);
  if (pattern === '')
    throw new Problem('record.refused', {}, [error('bank.rule.pattern', { path: 'pattern' })]);
  refuseAccount(input, '');
  const { rows } = await sql<{ id: string; taken: boolean }>`
    select r.id, exists (select 1 from bank_rule o where o.org_id = r.org_id and o.id <> r.id and o.pattern = ${pattern}
      and o.counterparty_key = r.counterparty_key and o.is_money_out = r.is_money_out) as taken
    from bank_rule r where r.org_id = ${context.org} and r.id = ${input.id} for update`.execute(context.tx);
  if (rows[0] === undefined) throw new Problem('record.not-found');
  if (rows[0].taken)
    throw new Problem('record.refused', {}, [error('bank.rule.exists', { path: 'pattern' })]);
  const postsItself = input.state === 'accepted' && input.postsItself;
  const saved = await sql`
    update bank_rule set state = ${input.state}, pattern = ${pattern}, ledger_account = ${input.ledgerAccount},
      vat_account = ${input.vatAccount}, vat_rate = ${input.vatRate}, version = version + 1,
      posts_since = case
        when not ${postsItself}::boolean then null
        when pattern = ${pattern} and ledger_account = ${input.ledgerAccount} and vat_account = ${input.vatAccount}
          and vat_rate = ${input.vatRate} then coalesce(posts_since, ${context.now}::timestamptz)
        else ${context.now}::timestamptz end
    where org_id = ${context.org} and id = ${input.id} and version = ${input.version}`.execute(context.tx);
  if (saved.numAffectedRows === 0n) throw new Problem('edit.conflict');
  await audit(
    context,
    'bank-rule.saved',
    { kind: 'bank_rule', id: input.id },
    { state: input.state, postsItself: String(postsItself) },
  );
};

/** What it did stays; it does nothing more. */
export const deleteRule = async (context: Context, id: string): Promise<void> => {
  const gone = await context.tx
    .deleteFrom('bank_rule')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem('record.not-found');
  await audit(context, 'bank-rule.deleted', { kind: 'bank_rule', id });
};

/** A person takes what a rule offers for a line. */
export const confirmRule = async (context: Context, lineId: string, ruleId: string): Promise<void> => {
  const rule = (await acceptedRules(context)).find((one) => one.id === ruleId);
  const line = await context.tx
    .selectFrom('statement_line')
    .select(['amount_minor', 'text', 'counterparty_name'])
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .executeTakeFirst();
  if (line === undefined) throw new Problem('record.not-found');
  const told = { amountMinor: line.amount_minor, text: line.text, counterpartyName: line.counterparty_name };
  if (rule === undefined || !isOfRule(rule, told)) throw new Problem('bank.proposal-stale');
  await bookOnAccount(context, lineId, rule, { decidedBy: 'person', ruleId });
};

/**
 * Posts what rules may post by themselves: lines imported after a person said so, that nobody took back before. What the
 * books refuse waits for a person. Answers how many.
 */
export const runRules = async (context: Context, accountIds: readonly string[]): Promise<number> => {
  const rules = (await acceptedRules(context)).filter((rule) => rule.postsItself);
  if (rules.length === 0) return 0;
  const { rows } = await sql<{
    id: string;
    amount_minor: bigint;
    text: string;
    counterparty_name: string;
    rule_ids: string[];
  }>`
    select l.id, l.amount_minor, l.text, l.counterparty_name, array_agg(r.id) as rule_ids
    from bank_rule r
    join bank_import i on i.org_id = r.org_id and i.imported_at > r.posts_since and i.state <> 'undone'
    join statement_line l on l.org_id = i.org_id and l.import_id = i.id and l.account_id = any(${[...accountIds]}::uuid[])
      and l.state in ('unmatched', 'proposed') and not l.is_reversal
    where r.org_id = ${context.org} and r.posts_since is not null
      and not exists (select 1 from match m where m.org_id = l.org_id and m.line_id = l.id)
    group by l.id, l.amount_minor, l.text, l.counterparty_name, l.booked_on order by l.booked_on, l.id`.execute(
    context.tx,
  );
  // What was recorded before is looked at by a person: a rule would book that money twice.
  const recorded = await recordedOf(
    context,
    rows.map((row) => row.id),
  );
  let posted = 0;
  for (const row of rows.filter((one) => !recorded.has(one.id))) {
    const rule = ruleOf(
      rules.filter((one) => row.rule_ids.includes(one.id)),
      { amountMinor: row.amount_minor, text: row.text, counterpartyName: row.counterparty_name },
    );
    if (rule === null) continue;
    await sql`savepoint rule_line`.execute(context.tx);
    try {
      await bookOnAccount(context, row.id, rule, { decidedBy: 'auto', ruleId: rule.id });
      await sql`release savepoint rule_line`.execute(context.tx);
      posted += 1;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await sql`rollback to savepoint rule_line`.execute(context.tx);
    }
  }
  return posted;
};
