import { exact, minus, printShort } from '../money/index.ts';
import type { Document, Line } from './model.ts';

/**
 * A draft whose total is negative, as the credit note it really is: quantities turn round, and with them the
 * rebates and charges that follow their sign, so that amounts are positive (UNTDID 381); what concerned its payment goes. What it corrects is still to be said (CGI ann. II
 * art. 242 nonies A: the invoice, or the contract and the period); deposits that it took off are known already.
 */
export function turnIntoCredit<T extends Omit<Document, 'seller' | 'buyer'>>(draft: T): T {
  const { retention: _retention, earlyPayment: _early, validUntil: _until, holder: _holder, ...rest } = draft;
  return {
    ...rest,
    kind: 'credit_note',
    schedule: [],
    paidMinor: 0n,
    preceding: draft.kind === 'final' ? draft.preceding : [],
    lines: draft.lines.map(turned),
  } as unknown as T;
}

function turned(line: Line): Line {
  if (line.type !== 'item') return line;
  // A deposit is credited like any line from here on; it still waits on its account.
  const { deposit: _, ...item } = line;
  return { ...item, quantity: printShort(minus(exact('0'), exact(line.quantity))) };
}
