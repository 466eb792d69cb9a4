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
