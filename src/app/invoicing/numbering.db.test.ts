import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeller, type TestSeller } from '../../../test/kit/seller.ts';

const ISSUERS = 8;
const EACH = 50;

class ChangedMind extends Error {}

let seller: TestSeller;

beforeAll(async () => {
  seller = await createSeller();
});
afterAll(() => seller.end());

describe('eight people who issue at once', () => {
  it(
    'get numbers without a gap and without a double, whoever fails after his number',
    { timeout: 240_000 },
    async () => {
      let failed = 0;
      const one = async (issuer: number): Promise<string[]> => {
        const numbers: string[] = [];
        for (let i = 0; i < EACH; i += 1) {
          const draft = await seller.draft();
          // Random, so that failures and successes follow each other in every order.
          if (Math.random() < 0.3) {
            failed += 1;
            const failing = seller.issueDraft(draft, () => {
              throw new ChangedMind();
            });
            await expect(failing, `issuer ${issuer}`).rejects.toThrow(ChangedMind);
          }
          numbers.push((await seller.issueDraft(draft)).number);
        }
        return numbers;
      };
      const numbers = (await Promise.all(Array.from({ length: ISSUERS }, (_, i) => one(i)))).flat();
      expect(failed).toBeGreaterThan(0);
      const year = seller.company.clock.now().slice(0, 4);
      expect(numbers.sort()).toEqual(
        Array.from({ length: ISSUERS * EACH }, (_, i) => `FA-${year}-${String(i + 1).padStart(4, '0')}`),
      );
      expect(await seller.proof()).toEqual([]);
    },
  );
});

describe('a clock that was set back', () => {
  it('issues nothing before the day of the last number (CGI ann. II, art. 242 nonies A: a chronological sequence)', async () => {
    const late = await createSeller('2026-11-25T08:00:00Z');
    await late.issue({ picture: false });
    late.company.clock.set('2026-11-24T08:00:00Z');
    const draft = await late.draft();
    await expect(late.issueDraft(draft)).rejects.toMatchObject({
      findings: [{ code: 'invoicing.number-before-last' }],
    });
    late.company.clock.set('2026-11-25T09:00:00Z');
    expect((await late.issueDraft(await late.draft())).number).toBe('FA-2026-0002');
    expect(await late.proof()).toEqual([]);
    await late.end();
  });
});
