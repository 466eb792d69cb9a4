import { parseBody } from '../fill.ts';
import type { Block } from '../fill.ts';
import { headerText } from './header.ts';
import { renderHtml } from './html-part.ts';
import type { Mail, MailInput } from './mail-input.ts';
import { renderText } from './text-part.ts';

/**
 * A mail from filled texts. A body that a person has rewritten without its places for the table and the payment
 * details gets them at the end: a reminder without them would be of no use.
 */
export function renderMail(input: MailInput): Mail {
  const blocks = withBlocks(parseBody(input.body), input.claim !== null);
  return {
    subject: headerText(input.subject),
    text: renderText(input, blocks),
    html: renderHtml({ ...input, subject: headerText(input.subject) }, blocks),
  };
}

export function withBlocks(blocks: Block[], hasClaim: boolean): Block[] {
  const missing = (['invoices', 'payment'] as const).filter((kind) =>
    blocks.every((block) => block.kind !== kind),
  );
  const placed: Block[] = [...blocks, ...missing.map((kind) => ({ kind }))];
  // The computation stands under the invoices it belongs to.
  return hasClaim
    ? placed.flatMap((block): Block[] => (block.kind === 'invoices' ? [block, { kind: 'charges' }] : [block]))
    : placed;
}
