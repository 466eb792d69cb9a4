import { automatic } from './automatic.fr.ts';
import { bankDrop } from './bank-drop.fr.ts';
import { bankLearning } from './bank-learning.fr.ts';
import { bankMailbox } from './bank-mailbox.fr.ts';
import { charges } from './charges.fr.ts';
import { differences } from './differences.fr.ts';
import { doubtful } from './doubtful.fr.ts';
import { dunningScreens } from './dunning-screens.fr.ts';
import { entries } from './entries.fr.ts';
import { policyEditor } from './policy-editor.fr.ts';
import { inbox } from './inbox.fr.ts';
import { letterProofs } from './letter-proofs.fr.ts';
import { paymentPlans } from './payment-plans.fr.ts';
import { portalReplies } from './portal-replies.fr.ts';
import { exchangeRates } from './exchange-rates.fr.ts';
import { limits } from './limits.fr.ts';
import { mailbox } from './mailbox.fr.ts';
import { opening } from './opening.fr.ts';
import { openings } from './openings.fr.ts';
import { senders } from './senders.fr.ts';
import { insight } from './insight.fr.ts';
import { instruments } from './instruments.fr.ts';
import { post } from './post.fr.ts';
import { lettersScreen } from './letters-screen.fr.ts';
import { payouts } from './payouts.fr.ts';
import { people } from './people.fr.ts';
import { registers } from './registers.fr.ts';
import { retentions } from './retentions.fr.ts';
import { seal } from './seal.fr.ts';
import { takeover } from './takeover.fr.ts';
import { templates } from './templates.fr.ts';
import { takenLines } from './taken-lines.fr.ts';

/** The words that only screens behind the first one have to say: the web fetches them with the first of those. */
export const laterTexts = {
  automatic,
  bankDrop,
  bankLearning,
  bankMailbox,
  charges,
  differences,
  doubtful,
  dunningScreens,
  entries,
  policyEditor,
  inbox,
  letterProofs,
  paymentPlans,
  portalReplies,
  exchangeRates,
  limits,
  mailbox,
  opening,
  openings,
  senders,
  insight,
  instruments,
  lettersScreen,
  payouts,
  people,
  post,
  registers,
  retentions,
  seal,
  takeover,
  templates,
  takenLines,
};

export type LaterTexts = typeof laterTexts;
