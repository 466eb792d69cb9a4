import type { Locale } from './locales.ts';
import { sendingProof as en } from './sending-proof.en.ts';
import { sendingProof as fr } from './sending-proof.fr.ts';

/** As the French says it, with the literals widened. */
type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => unknown
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

export type SendingProofWords = Widen<typeof fr>;

export const sendingProofWords = (locale: Locale): SendingProofWords => (locale === 'fr' ? fr : en);
