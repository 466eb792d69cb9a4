import type { dunning as french } from './dunning.fr.ts';
import type { TextsLike } from './text.ts';

export const dunning: TextsLike<typeof french> = {
  'dunning.no-recipient': 'This customer has no email address for reminders. Add one, or choose a letter.',
  'dunning.policy-empty': 'Add at least one step to these reminders.',
  'dunning.step-twice': (p) => `The step “${p['step'] ?? ''}” appears twice. Remove one.`,
  'dunning.steps-out-of-order': (p) =>
    `The step “${p['step'] ?? ''}” comes too early. Put the steps in order of time.`,
  'dunning.offset-on-wrong-side': (p) =>
    `The step “${p['step'] ?? ''}” is on the wrong side of the due date. Change its days.`,
  'dunning.channel-does-not-fit': (p) =>
    `The step “${p['step'] ?? ''}” cannot go through this channel. Choose another.`,
  'dunning.days-not-whole': (p) => `Enter a whole number of days for the step “${p['step'] ?? ''}”.`,
  'dunning.text-empty': 'Write a text, or go back to the one supplied.',
  'dunning.block-not-here':
    'The table of invoices and the payment details belong in the text. Remove them from here.',
  'dunning.block-not-alone':
    'Leave {{invoices}} and {{payment}} alone on their line: they become a table and a box.',
  'dunning.indemnity-not-here':
    'A consumer does not owe the compensation of €40, and this text may reach one. Keep {{indemnity}} for formal notices to companies and public bodies.',
  'dunning.not-in-review': 'This reminder is not under review any more. Reload the list.',
  'dunning.schedule-without-day': 'Choose at least one day of preparation.',
  'dunning.responsible-may-not-send':
    'A person you chose may no longer send reminders. Choose somebody else.',
  'dunning.nothing-left': 'Nothing would be left to ask for. Remove the reminder instead.',
  'dunning.step-not-possible': 'This step does not fit these invoices. Choose another one.',
  'dunning.no-way-to-reach':
    'This customer cannot be reached that way. Complete the email address or the postal address.',
  'dunning.call-waits-already': 'A call to this customer is waiting already. Record it first.',
  'dunning.promise-above-draft': 'The promise is above the reminder’s amount. Correct the amount.',
  'dunning.postponed-to-the-past': 'Choose a day to come.',
  'dunning.not-a-call': 'This reminder is not a call. Choose the call step first.',
  'dunning.step-changed-kind': (p) =>
    `The step “${p['step'] ?? ''}” was already used as another kind. Give the new one another code.`,
};
