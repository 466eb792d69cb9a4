import { bankDrop } from './bank-drop.fr.ts';
import { bankLearning } from './bank-learning.fr.ts';
import { bankMailbox } from './bank-mailbox.fr.ts';
import { charges } from './charges.fr.ts';
import { differences } from './differences.fr.ts';
import { doubtful } from './doubtful.fr.ts';
import { entries } from './entries.fr.ts';
import { inbox } from './inbox.fr.ts';
import { portalReplies } from './portal-replies.fr.ts';
import { exchangeRates } from './exchange-rates.fr.ts';
import { opening } from './opening.fr.ts';
import { instruments } from './instruments.fr.ts';
import { payouts } from './payouts.fr.ts';
import { registers } from './registers.fr.ts';
import { seal } from './seal.fr.ts';
import { takeover } from './takeover.fr.ts';
import { templates } from './templates.fr.ts';
import { takenLines } from './taken-lines.fr.ts';

/** The words that only screens behind the first one have to say: the web fetches them with the first of those. */
export const laterTexts = {
  bankDrop,
  bankLearning,
  bankMailbox,
  charges,
  differences,
  doubtful,
  entries,
  inbox,
  portalReplies,
  exchangeRates,
  opening,
  instruments,
  payouts,
  registers,
  seal,
  takeover,
  templates,
  takenLines,
};

export type LaterTexts = typeof laterTexts;
