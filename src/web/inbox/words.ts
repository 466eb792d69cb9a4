import type { Reply } from '../portal/index.ts';
import type { Mail, Proposal } from './api.ts';

export const hues: Readonly<Record<Proposal['kind'], string>> = {
  promise: 'green',
  paid: 'blue',
  dispute: 'red',
  'wrong-person': 'amber',
  absence: 'grey',
  'not-received': 'amber',
  acknowledgement: 'grey',
};

export const pageHues: Readonly<Record<Reply['kind'], string>> = {
  promise: 'green',
  paid: 'blue',
  dispute: 'red',
  contact: 'amber',
};

/** Whose it is: the customer, else whoever wrote. */
export const mailTitle = (mail: Pick<Mail, 'partyName' | 'senderName' | 'sender'>): string =>
  mail.partyName || mail.senderName || mail.sender;
