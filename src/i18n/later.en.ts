import { automatic } from './automatic.en.ts';
import { bankDrop } from './bank-drop.en.ts';
import { bankLearning } from './bank-learning.en.ts';
import { bankMailbox } from './bank-mailbox.en.ts';
import { charges } from './charges.en.ts';
import { differences } from './differences.en.ts';
import { doubtful } from './doubtful.en.ts';
import { dunningScreens } from './dunning-screens.en.ts';
import { entries } from './entries.en.ts';
import { policyEditor } from './policy-editor.en.ts';
import { inbox } from './inbox.en.ts';
import { letterProofs } from './letter-proofs.en.ts';
import { paymentPlans } from './payment-plans.en.ts';
import { portalReplies } from './portal-replies.en.ts';
import { exchangeRates } from './exchange-rates.en.ts';
import { limits } from './limits.en.ts';
import { mailbox } from './mailbox.en.ts';
import { opening } from './opening.en.ts';
import { openings } from './openings.en.ts';
import { senders } from './senders.en.ts';
import { insight } from './insight.en.ts';
import { instruments } from './instruments.en.ts';
import { post } from './post.en.ts';
import { lettersScreen } from './letters-screen.en.ts';
import { payouts } from './payouts.en.ts';
import { people } from './people.en.ts';
import { registers } from './registers.en.ts';
import { retentions } from './retentions.en.ts';
import { seal } from './seal.en.ts';
import { takeover } from './takeover.en.ts';
import { templates } from './templates.en.ts';
import { takenLines } from './taken-lines.en.ts';
import type { LaterTexts } from './later.fr.ts';

export const laterTexts: LaterTexts = {
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
