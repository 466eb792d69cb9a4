import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { checkEntry, receiptsEntry, signedMinor, vatDueMinor } from './index.ts';

const heading = { entryOn: plainDate('2026-11-20'), label: 'TVA sur encaissement' };

describe('VAT on receipts (CGI art. 269, 2-c)', () => {
  it('falls due with each part of the price that is paid', () => {
    // 1 200,00 € of services, 200,00 € of VAT: 500,00 € paid, then 300,00 €, then the rest.
    expect(vatDueMinor(20_000n, 50_000n, 120_000n)).toBe(8_333n);
    expect(vatDueMinor(20_000n, 80_000n, 120_000n)).toBe(13_333n);
    expect(vatDueMinor(20_000n, 120_000n, 120_000n)).toBe(20_000n);
  });

  it('moves it from 44574 to 44571, by rate', () => {
    const moves = [
      { label: 'TVA 20 %', minor: 8_333n },
      { label: 'TVA 10 %', minor: 100n },
      { label: 'TVA 20 %', minor: -33n },
    ];
    const entry = receiptsEntry(moves, heading)!;
    expect(checkEntry(entry)).toEqual([]);
    expect(entry.postings.map((one) => [one.account, one.label, signedMinor(one)])).toEqual([
      ['44574', 'TVA 20 %', 8_300n],
      ['44571', 'TVA 20 %', -8_300n],
      ['44574', 'TVA 10 %', 100n],
      ['44571', 'TVA 10 %', -100n],
    ]);
  });

  it('books nothing when an invoice and its credit note cancel out', () => {
    const moves = [
      { label: 'TVA 20 %', minor: 500n },
      { label: 'TVA 20 %', minor: -500n },
    ];
    expect(receiptsEntry(moves, heading)).toBeNull();
  });

  it('is pro rata to the cent after any payments and undoings in any order, all of it at the end', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 1_000_000n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        parts,
        fc.infiniteStream(fc.nat()),
        fc.bigInt({ min: 0n, max: 3_000_000n }),
        (given, at, vat) => {
          const total = given.reduce((sum, part) => sum + part, 0n);
          const next = (below: number): number => at.next().value! % below;
          const paid: bigint[] = [];
          const left = [...given];
          let settled = 0n;
          let moved = 0n;
          const step = (part: bigint): void => {
            settled += part;
            const move = vatDueMinor(vat, settled, total) - moved;
            expect(move === 0n || move > 0n === part > 0n).toBe(true);
            moved += move;
            const off = moved * total - vat * settled;
            expect(2n * (off < 0n ? -off : off) <= total).toBe(true);
          };
          for (let undoings = 0; left.length > 0;) {
            if (paid.length > 0 && undoings < 5 && next(3) === 0) {
              const [part] = paid.splice(next(paid.length), 1);
              undoings += 1;
              left.push(part!);
              step(-part!);
            } else {
              const [part] = left.splice(next(left.length), 1);
              paid.push(part!);
              step(part!);
            }
          }
          expect(moved).toBe(vat);
        },
      ),
    );
  });
});
