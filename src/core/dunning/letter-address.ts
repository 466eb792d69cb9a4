import type { CustomerFacts } from './facts.ts';

/**
 * Whether a letter may still go where it was drawn for.
 * - `moved`: its customer is written to elsewhere now, or under another name; drawn anew, it may go there
 * - `address-returned`, `no-address`: nowhere, until a person corrects the address
 */
export type LetterWay = 'same' | 'moved' | 'address-returned' | 'no-address';

/** `drawnFor`: the lines in the window of its envelope; `now`: those it would be drawn with today. */
export function letterWay(
  drawnFor: readonly string[],
  now: readonly string[],
  customer: Pick<CustomerFacts, 'hasPostalAddress' | 'addressReturned'>,
): LetterWay {
  if (!customer.hasPostalAddress) return 'no-address';
  if (customer.addressReturned) return 'address-returned';
  return drawnFor.length === now.length && drawnFor.every((line, at) => line === now[at]) ? 'same' : 'moved';
}
