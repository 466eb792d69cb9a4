import type { CorpusMail } from './corpus.ts';

/** As corpus.fr.ts. */
export const english: readonly CorpusMail[] = [
  { text: 'Hello,\nWe will pay by 15 December.\nKind regards', says: ['promise 2026-12-15'] },
  { text: 'I will pay on Friday.', says: ['promise 2026-11-27'] },
  { text: 'Payment of €1,200.00 will be made on 30 November.', says: ['promise 2026-11-30 1200.00'] },
  { text: 'We will settle the invoice by the end of the month.', says: ['promise 2026-11-30'] },
  { text: 'The payment is scheduled for 4 December 2026.', says: ['promise 2026-12-04'] },
  { text: 'We are paying tomorrow.', says: ['promise 2026-11-24'] },
  { text: 'You should receive the transfer within 8 days.', says: ['promise 2026-12-01'] },
  { text: 'I’ll transfer 450 euros next week.', says: ['promise 2026-12-04 450.00'] },
  { text: 'We plan to pay the balance on December 10th.', says: ['promise 2026-12-10'] },
  { text: 'This will be settled in two weeks.', says: ['promise 2026-12-07'] },
  { text: 'It will be paid next Friday.', says: ['promise 2026-12-04'], why: 'the Friday of next week' },
  {
    text: 'We will pay £300 on 1 December and £500 on 15 December.',
    says: ['promise 2026-12-01 300.00', 'promise 2026-12-15 500.00'],
  },
  { text: 'We can pay EUR 250 on 12/25.', says: ['promise 2026-12-25 250.00'] },
  { text: 'Payment will follow shortly.', says: ['promise'] },
  { text: 'Sorry for the delay. We will process the payment as soon as possible.', says: ['promise'] },
  {
    text: 'Regarding your invoice dated 12 October, we will pay it on Thursday.',
    says: ['promise 2026-11-26'],
  },
  {
    text: 'It will go out in our next payment run on the 30th, so payment will be made by 30 November.',
    says: ['promise 2026-11-30'],
  },
  { text: 'Expect the money on Wednesday.', says: ['promise 2026-11-25'] },

  { text: 'We have already paid this invoice on 16 November.', says: ['paid 2026-11-16'] },
  { text: 'This was paid yesterday.', says: ['paid 2026-11-22'] },
  {
    text: 'The transfer was made on 18/11/2026, reference TRF-99120.',
    says: ['paid 2026-11-18 ref TRF-99120'],
  },
  { text: 'We paid €840.50 last Friday.', says: ['paid 2026-11-20 840.50'] },
  { text: 'Please find attached the proof of payment.', says: ['paid'] },
  { text: 'This invoice is already paid.', says: ['paid'] },
  { text: 'The payment has been processed this morning.', says: ['paid 2026-11-23'] },
  { text: 'Remittance advice attached.', says: ['paid'] },
  { text: 'I sent the cheque on 12 November.', says: ['paid 2026-11-12'] },

  { text: 'We dispute this invoice.', says: ['dispute other'] },
  { text: 'The goods arrived damaged.', says: ['dispute goods'] },
  { text: 'Two boxes were missing from the delivery.', says: ['dispute quantity'] },
  { text: 'You have charged us twice for the same order.', says: ['dispute duplicate'] },
  { text: 'The price on the invoice is wrong, we agreed 900 euros.', says: ['dispute price 900.00'] },
  { text: 'We never received the goods.', says: ['dispute delivery'] },
  { text: 'The agreed discount was not applied.', says: ['dispute price'] },
  { text: 'We are waiting for a credit note of 240 euros.', says: ['dispute other 240.00'] },
  { text: 'Please send a corrected invoice.', says: ['dispute other'] },
  { text: 'The work has not been completed.', says: ['dispute'] },

  { text: 'We did not receive this invoice.', says: ['not-received'] },
  { text: 'Could you please resend the invoice?', says: ['not-received'] },
  { text: 'I have no record of that invoice.', says: ['not-received'] },
  { text: 'Please send us a copy of the invoice.', says: ['not-received'] },
  { text: 'The invoice never arrived.', says: ['not-received'] },

  {
    text: 'I no longer work here. Please contact accounts@client.example.',
    says: ['wrong-person accounts@client.example'],
  },
  { text: 'You have the wrong person.', says: ['wrong-person'] },
  { text: 'Anne has left the company.', says: ['wrong-person'] },
  { text: 'Please send all reminders to ap@group.example', says: ['wrong-person ap@group.example'] },
  { text: 'I am not responsible for payments.', says: ['wrong-person'] },

  {
    isAutomatic: true,
    subject: 'Out of office',
    text: 'I am out of the office until 4 December.',
    says: ['absence 2026-12-04'],
  },
  {
    isAutomatic: true,
    text: 'I am on annual leave and will be back on 7 December. For urgent matters contact desk@client.example.',
    says: ['absence 2026-12-06'],
  },
  {
    isAutomatic: true,
    text: 'Our office is closed from 24 December to 2 January.',
    says: ['absence 2027-01-02'],
  },
  { isAutomatic: true, text: 'I am on parental leave.', says: ['absence'] },

  { text: 'Thank you for your email, we will get back to you.', says: ['acknowledgement'] },
  { text: 'Noted, thanks.', says: ['acknowledgement'] },
  { text: 'I have forwarded this to accounts.', says: ['acknowledgement'] },

  { text: 'What is your IBAN?', says: [] },
  { text: 'Have you received our payment?', says: [] },
  { text: 'We cannot pay this month.', says: [] },
  {
    text: 'We will pay once we receive the credit note.',
    says: [],
  },
  { text: 'If our customer pays on Friday, we will pay you.', says: [] },
  { text: 'Can you call me on Monday?', says: [] },
  { text: 'We have settled the matter with your technician.', says: [] },
  { text: 'The invoice has not been paid yet because the manager is away.', says: [] },
  { text: 'We have no dispute with this invoice.', says: [] },
  { text: 'Please send your bank details.', says: [] },
  { text: 'The meeting on 4 December is confirmed.', says: [] },
];
