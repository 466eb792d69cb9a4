export { CASH_LIMIT_ARTICLE, cashLimit, checkPayment } from './check-payment.ts';
export type { Payer, PaymentDraft } from './check-payment.ts';
export { indemniteForfaitaire } from './indemnite-forfaitaire.ts';
export { PAYMENT_METHODS, collectionAccount, isPaymentMethod, paymentJournal } from './method.ts';
export type { PaymentMethod } from './method.ts';
