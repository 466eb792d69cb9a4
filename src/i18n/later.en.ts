import { bankDrop } from './bank-drop.en.ts';
import { bankLearning } from './bank-learning.en.ts';
import { charges } from './charges.en.ts';
import { differences } from './differences.en.ts';
import { entries } from './entries.en.ts';
import { registers } from './registers.en.ts';
import { seal } from './seal.en.ts';
import { takeover } from './takeover.en.ts';
import { templates } from './templates.en.ts';
import { takenLines } from './taken-lines.en.ts';
import type { LaterTexts } from './later.fr.ts';

export const laterTexts: LaterTexts = {
  bankDrop,
  bankLearning,
  charges,
  differences,
  entries,
  registers,
  seal,
  takeover,
  templates,
  takenLines,
};
