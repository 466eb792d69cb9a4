import type { ReplyKind } from '../reply.ts';
import { absence } from './absence.ts';
import { acknowledgement } from './acknowledgement.ts';
import { dispute } from './dispute.ts';
import { notReceived } from './not-received.ts';
import { paid } from './paid.ts';
import { promise } from './promise.ts';
import type { Phrases } from './words.ts';
import { wrongPerson } from './wrong-person.ts';

export const PHRASES: Readonly<Record<ReplyKind, Phrases>> = {
  absence,
  'not-received': notReceived,
  'wrong-person': wrongPerson,
  dispute,
  paid,
  promise,
  acknowledgement,
};
