import { wireCurrency } from '../../contract/wire.ts';
import { isItem, optionsOf } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { acceptedHash, acceptQuote, type AcceptedQuote, type ShownDocument } from '../invoicing/index.ts';
import { readOrganization } from '../organization/index.ts';

/** A quote with the options that are ticked at this moment, as the page shows it and the form carries it. */
export type Choice = {
  readonly accepted: AcceptedQuote;
  readonly hash: string;
  /** The options that the total on the page counts, in the order of the quote. */
  readonly key: string;
  /** Everything of the quote is optional, and nothing is ticked. */
  readonly isNothing: boolean;
};

const PREFIX = 'option-';
export const fieldOf = (optionId: string): string => `${PREFIX}${optionId}`;

/** One box per option, each with a name of its own. */
export const parseChoice = (form: PageVisit['form']): string[] =>
  Object.entries(form).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value === 'yes' ? [name.slice(PREFIX.length)] : [],
  );

export const choiceOf = async (
  context: Context,
  { number, document }: ShownDocument,
  ticked: readonly string[],
): Promise<Choice> => {
  const { baseCurrency } = await readOrganization(context);
  const known = optionsOf(document).map(({ id }) => id);
  const accepted = acceptQuote(
    document,
    known.filter((id) => ticked.includes(id)),
    wireCurrency(baseCurrency),
  );
  return {
    accepted,
    hash: acceptedHash(number, accepted),
    key: accepted.options.map(({ id }) => id).join(' '),
    isNothing: !accepted.document.lines.some(isItem),
  };
};
