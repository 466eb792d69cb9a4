import type { dunning as french } from './dunning.fr.ts';
import { words, type TextsLike } from './text.ts';

const { day } = words('en');

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
  'dunning.deposit-to-come': 'An invoice cannot have been deposited tomorrow. Enter the day of its deposit.',
  'dunning.level-not-here': (p) =>
    `The step “${p['step'] ?? ''}” is not one more reminder. Untick “Counts as a reminder”.`,
  'dunning.promise-step-kind': (p) =>
    `What follows a promise that was not kept is a reminder, on that day or later. Set the step “${p['step'] ?? ''}”.`,
  'dunning.promise-step-twice':
    'Only one step follows a promise that was not kept. Switch the other one off.',
  'dunning.promise-step-not-last': (p) =>
    `The step “${p['step'] ?? ''}” depends on a promise, not on the order. Put it last.`,
  'dunning.anchor-without-previous': (p) =>
    `The step “${p['step'] ?? ''}” has no step before it to count from. Count from the due date.`,
  'dunning.channel-not-offered': (p) =>
    `No provider sends text messages yet. Choose another channel for the step “${p['step'] ?? ''}”.`,
  'dunning.proof-without-registered': (p) =>
    `Only a registered letter gives proof. Send the step “${p['step'] ?? ''}” registered, or ask for none.`,
  'dunning.letter-not-posted': 'This letter has not been given to the post yet. Note that first.',
  'dunning.tracking-malformed':
    'The number of a registered letter has 8 to 30 letters and digits. Read the slip again.',
  'dunning.outcome-day': 'Choose a day between the posting and today.',
  'dunning.proof-format': 'A proof is a PDF, a JPEG or a PNG. Scan it in one of these formats.',
  'dunning.tracking-taken': (p) =>
    `This number is already that of the letter to ${p['customer'] ?? ''}. Read the slip again.`,
  'dunning.fallback-is-the-channel': (p) =>
    `Failing that, the step “${p['step'] ?? ''}” would go the same way again. Choose another channel.`,
  'dunning.role-twice': (p) =>
    `The same role is named twice among the recipients of the step “${p['step'] ?? ''}”. Remove one.`,
  'dunning.days-not-whole': (p) => `Enter a whole number of days for the step “${p['step'] ?? ''}”.`,
  'dunning.text-empty': 'Write a text, or go back to the one supplied.',
  'dunning.block-not-here':
    'The table of invoices and the payment details belong in the text. Remove them from here.',
  'dunning.block-not-alone':
    'Leave {{invoices}} and {{payment}} alone on their line: they become a table and a box.',
  'dunning.indemnity-not-here':
    'A consumer does not owe the compensation of €40, and this text may reach one. Keep {{indemnity}} for formal notices to companies and public bodies.',
  'dunning.signature-empty': 'Write your signature, or sign as the company.',
  'dunning.signature-too-long': (p) =>
    `Shorten the signature: ${p['lines'] ?? ''} lines and ${p['characters'] ?? ''} characters at most.`,
  'dunning.signature-variable': 'A signature is the same for all customers: remove the variable in braces.',
  'dunning.test-without-user': 'Choose somebody of the company to get the test.',
  'dunning.test-to-customer':
    'This address is a contact of the customer as well: send the test to somebody else.',
  'dunning.test-owes-nothing': 'This customer owes nothing: choose another for the test.',
  'dunning.indemnity-of-consumer': (p) =>
    `“${p['words'] ?? ''}”: a consumer does not owe the indemnity of €40 (C. com. D441-5), and this text may reach one. Remove it.`,
  'dunning.costs-without-title': (p) =>
    `“${p['words'] ?? ''}”: without an enforceable title these costs are yours to bear (CPCE L111-8). Remove them.`,
  'dunning.feigned-enforcement': (p) =>
    `“${p['words'] ?? ''}”: without an enforceable title a message can neither announce a seizure nor look like an official act (CPCE L111-2). Remove these words.`,
  'dunning.reserved-title': (p) =>
    `Remove “${p['words'] ?? ''}” from your signature: that title is reserved (C. pén. 433-17).`,
  'dunning.threat': (p) =>
    `“${p['words'] ?? ''}” is pressure that has nothing to do with the debt (C. conso. L121-6). Remove these words.`,
  'dunning.court-too-early': (p) =>
    `“${p['words'] ?? ''}”: announce what follows in a formal notice only, and only if you mean it.`,
  'dunning.accusing': (p) =>
    `“${p['words'] ?? ''}” accuses the customer. State the facts: the sum, the date, the deadline.`,
  'dunning.not-in-review': 'This reminder is not under review any more. Reload the list.',
  'dunning.schedule-without-day': 'Choose at least one day of preparation.',
  'dunning.responsible-may-not-send':
    'A person you chose may no longer send reminders. Choose somebody else.',
  'dunning.nothing-left': 'Nothing would be left to ask for. Remove the reminder instead.',
  'dunning.step-not-possible': 'This step does not fit these invoices. Choose another one.',
  'dunning.step-done': 'One of these invoices has been through this step already. Choose another one.',
  'dunning.no-way-to-reach':
    'This customer cannot be reached that way. Complete the email address or the postal address.',
  'dunning.call-waits-already': 'A call to this customer is waiting already. Record it first.',
  'dunning.promise-above-draft': 'The promise is above the reminder’s amount. Correct the amount.',
  'dunning.postponed-to-the-past': 'Choose a day to come.',
  'dunning.dispute-without-words': 'Note what the customer disputes.',
  'dunning.nothing-to-resend':
    'None of these invoices has a document here. Send it from the software that issued it.',
  'dunning.not-a-call': 'This reminder is not a call. Choose the call step first.',
  'dunning.step-changed-kind': (p) =>
    `The step “${p['step'] ?? ''}” was already used as another kind. Give the new one another code.`,
  'dunning.hours-overlap': 'The sending hours overlap or end before they begin: correct them.',
  'dunning.term-in-future': 'This date is still to come: give the day on which it happened.',
  'dunning.term-of-nothing': 'Nothing is owed here: there is no term to note.',
  'dunning.lapsed-consumer': 'A consumer’s debt lapses after two years (C. conso. L218-2): write it off.',
  'dunning.not-lapsed': 'This claim has not lapsed: it is reminded without noting anything.',
  'dunning.posting-after-messages': (p) =>
    `The posting date cannot follow that of the messages: choose ${day(p, 'on')} at the latest.`,
  'dunning.policy-is-default': 'This is the policy of all customers. Make another one the default first.',
  'dunning.policy-is-for-individual': 'Private persons follow this policy. Give them another one first.',
  'dunning.policy-is-for-public-body': 'The public sector follows this policy. Give it another one first.',
  'dunning.policy-is-given': (p) =>
    p['count'] === 1
      ? 'One customer follows this policy. Give it another one first.'
      : `${p['count']} customers follow this policy. Give them another one first.`,
  'dunning.policy-has-drafts': (p) =>
    p['count'] === 1
      ? 'A reminder of this policy still waits. Send it or take it out first.'
      : `${p['count']} reminders of this policy still wait. Send them or take them out first.`,
  'dunning.policy-is-archived': 'This policy is archived. Take it back into use first.',
};
