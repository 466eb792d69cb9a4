import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consumerPolicyFr, publicPolicyFr } from '../../core/dunning/index.ts';
import { projectRoot } from '../../shell/paths.ts';

/** A migration never changes: what it gave to the companies of its day is what a new one got then. */
test('companies that were there before got the policies that a new one gets', () => {
  const sql = readFileSync(join(projectRoot(), 'migrations', '0041_policies.sql'), 'utf8');
  const given = [
    ...sql.matchAll(/'([a-z]+-fr)', '[^']+', '[^']+', (\d+), (\d+), '(\d+)', '(\[[\s\S]*?\n {2}\])'/g),
  ];
  expect(
    given.map(([, code, grace, gap, minimum, steps]) => ({
      policyCode: code,
      promiseGraceDays: Number(grace),
      contactGapDays: Number(gap),
      minimumMinor: { EUR: BigInt(minimum ?? '') },
      steps: JSON.parse(steps ?? '') as unknown,
    })),
  ).toEqual(
    [consumerPolicyFr(), publicPolicyFr()].map(
      ({ policyCode, promiseGraceDays, contactGapDays, minimumMinor, steps }) => ({
        policyCode,
        promiseGraceDays,
        contactGapDays,
        minimumMinor,
        steps,
      }),
    ),
  );
});
