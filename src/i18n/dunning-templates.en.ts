import type { MessageText, TextCode } from '../core/dunning/index.ts';

/* The tone of the French texts. The law cited is French: it governs the seller's claim, whatever the language. */
const CLOSING = 'Kind regards,';
const LETTER_CLOSING = 'Yours faithfully,';

const CROSSED = 'If your payment has crossed this message, thank you, and please disregard it.';

const both = (subject: string, title: string, paragraphs: readonly string[]): MessageText => ({
  subject,
  title,
  mail: ['{{greeting}}', paragraphs[0], '{{invoices}}', '{{payment}}', ...paragraphs.slice(1), CLOSING].join(
    '\n\n',
  ),
  letter: [
    'Dear Sir or Madam,',
    paragraphs[0],
    '{{invoices}}',
    '{{payment}}',
    ...paragraphs.slice(1),
    LETTER_CLOSING,
  ].join('\n\n'),
});

const PROFESSIONAL_CHARGES =
  'Please note that between professionals late payment gives rise by law, from the day after the due date, to the late payment interest of article L441-10 of the French commercial code, at the rate shown on our invoices, and to the fixed compensation for recovery costs of €40 for each late invoice (article D441-5), that is {{indemnity}} to date. These sums are due in addition to the amount claimed above.';

const PUBLIC_CHARGES =
  'Please note that late payment gives rise by law, under articles L2192-13 and D2192-35 of the French public procurement code, to late payment interest and to the fixed compensation for recovery costs of €40 for each late invoice, that is {{indemnity}} to date. These sums are due in addition to the amount claimed above.';

const CONSUMER_INTEREST =
  'From this formal notice onwards the sums due bear interest at the statutory rate (articles 1231-6 and 1344-1 of the French civil code).';

const formalNotice = (charges: string): MessageText =>
  both('Formal notice to pay {{total}}', 'Formal notice to pay', [
    'Despite our earlier messages, and unless we are mistaken, {{count|the following invoice remains|the following invoices remain}} unpaid. We hereby give you **formal notice** (article 1344 of the French civil code) to pay the sum of **{{total}}** no later than **{{deadline}}**.',
    charges,
    'Failing payment by that date, we reserve the right to entrust the recovery of this claim to a judicial officer or to bring it before the competent court. We would rather avoid it: if you dispute {{count|this invoice|any of these invoices}} or face a difficulty, please write or call us before that date so that we can agree on a solution.',
    CROSSED,
  ]);

export const dunningTemplatesEn: Record<TextCode, MessageText> = {
  'pre-due': both(
    'Your {{count|invoice is|invoices are}} due soon: {{total}}',
    '{{count|Invoice due soon|Invoices due soon}}',
    [
      'A short note to let you know that the {{count|invoice below falls|invoices below fall}} due soon. If payment is already planned, there is nothing you need to do.',
      'Is a document or an order number missing, or is something not as agreed? Tell us now, and we will put it right before the due date.',
    ],
  ),
  'due-day': both('Your {{count|invoice is|invoices are}} due today: {{total}}', 'Due today', [
    'Just a word to let you know that the {{count|invoice below falls|invoices below fall}} due today. If payment is under way there is nothing you need to do, and we thank you for it.',
    'A question, a missing document? Simply reply to us.',
  ]),
  'broken-promise': both('The payment you announced: {{total}}', 'The payment you announced', [
    'You told us of a payment which, unless we are mistaken, has not reached us yet. The {{count|invoice below remains|invoices below remain}} open.',
    'Things do get delayed: please tell us when you expect to be able to pay, or settle by **{{deadline}}**. If there is a difficulty, we can talk about it.',
    CROSSED,
  ]),
  'pre-due.consumer': both(
    'Your {{count|invoice is|invoices are}} due soon: {{total}}',
    '{{count|Invoice due soon|Invoices due soon}}',
    [
      'A reminder that the {{count|invoice below is|invoices below are}} to be paid shortly. If that is already planned, there is nothing you need to do.',
      'A question about {{count|this invoice|these invoices}}? Write or call, we will gladly answer.',
    ],
  ),
  'reminder-1.consumer': both('A small reminder: {{total}} to be paid', 'A small reminder', [
    'Unless we are mistaken, the {{count|invoice below has|invoices below have}} not been paid yet. It has most likely slipped your mind: we would be grateful for your payment of **{{total}}** by **{{deadline}}**.',
    'If something is not right with {{count|this invoice|these invoices}}, or this is a difficult moment, tell us: we will find a solution together, in several payments for instance.',
    CROSSED,
  ]),
  'reminder-2.consumer': both('Still waiting: {{total}}', 'Your payment is still awaited', [
    'We wrote to you some time ago. Unless we are mistaken, the {{count|invoice below remains|invoices below remain}} to be paid. We would be grateful for your payment of **{{total}}** by **{{deadline}}**, or for a word on what prevents it.',
    'You may pay in several parts: just call us or reply to this message. No charge is asked of you.',
    CROSSED,
  ]),
  'reminder-1.public': both(
    'Reminder: {{total}} awaiting payment',
    'Reminder: {{count}} {{count|invoice|invoices}} awaiting payment',
    [
      'Unless we are mistaken, the time allowed for payment of the {{count|invoice below|invoices below}} (article L2192-10 of the French public procurement code) has run out, and we have not received payment. We would be grateful to know how far it has come.',
      'If a commitment number, a service code, a purchase order or the acceptance of the service is missing, tell us: we will complete it at once.',
      CROSSED,
    ],
  ),
  'reminder-2.public': both(
    'Second reminder: {{total}} awaiting payment',
    'Second reminder: {{count}} {{count|invoice|invoices}} awaiting payment',
    [
      'Unless we are mistaken, and despite our earlier message, the {{count|invoice below is|invoices below are}} still awaiting payment. Please tell us whether payment has been ordered and passed on to the public accountant, and when it is expected.',
      'If something holds it up on your side, let us know which department to contact: we will see to it.',
      CROSSED,
    ],
  ),
  'reminder-3.public': both(
    'Last reminder before formal notice: {{total}}',
    'Last reminder before formal notice',
    [
      'Unless we are mistaken, and despite our earlier messages, the {{count|invoice below remains|invoices below remain}} unpaid, up to {{daysLate}} days beyond the time allowed. Please have the sum of **{{total}}** paid by **{{deadline}}**.',
      'Without payment or an answer by that date, we will have to send you a formal notice. We would rather avoid it: a word on how the matter stands will be enough.',
      CROSSED,
    ],
  ),
  'reminder-1': both(
    'Reminder: {{total}} awaiting payment',
    'Reminder: {{count}} {{count|invoice|invoices}} awaiting payment',
    [
      'Unless we are mistaken, the {{count|invoice below has fallen due and has|invoices below have fallen due and have}} not been paid yet. This is most likely an oversight: we would be grateful for your payment by **{{deadline}}**.',
      'A question, a missing document, a disagreement on an amount? Simply reply to us, and we will find a solution together.',
      CROSSED,
    ],
  ),
  'reminder-2': both(
    'Second reminder: {{total}} awaiting payment',
    'Second reminder: {{count}} {{count|invoice|invoices}} awaiting payment',
    [
      'Unless we are mistaken, and despite our earlier message, the {{count|invoice below remains|invoices below remain}} unpaid. We would be grateful for your payment by **{{deadline}}**, or for a word on when you expect to be able to pay.',
      'If something is holding it up on your side (invoice not received, purchase order, a problem with a delivery), let us know and we will see to it at once.',
      CROSSED,
    ],
  ),
  'reminder-3': both('Last reminder before formal notice: {{total}}', 'Last reminder before formal notice', [
    'Unless we are mistaken, and despite our earlier messages, the {{count|invoice below remains|invoices below remain}} unpaid, up to {{daysLate}} days after the due date. Please settle the sum of **{{total}}** by **{{deadline}}**.',
    'Without payment or an answer from you by that date, we will have to send you a formal notice. We would rather avoid it: if you face a difficulty, please contact us, as payment in instalments can be considered.',
    CROSSED,
  ]),
  'formal-notice': formalNotice(PROFESSIONAL_CHARGES),
  'formal-notice.public': formalNotice(PUBLIC_CHARGES),
  'formal-notice.consumer': formalNotice(CONSUMER_INTEREST),
};
