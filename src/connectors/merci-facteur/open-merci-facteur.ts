import type {
  LetterToPost,
  PostalAddress,
  PostalProvider,
  PostalService,
  PostalSettings,
} from '../../app/post/ports.ts';
import { COUNTRIES } from './countries.ts';
import { createCall, type Called } from './call.ts';
import { asFields, field, readProof, readStatus, textOf, toCents } from './read-answer.ts';

/** Merci Facteur, API 1.2: https://www.merci-facteur.com/api/1.2/ */
export const MERCI_FACTEUR = 'https://www.merci-facteur.com/api/1.2/prod/service';

const MODES: Readonly<Record<PostalService, string>> = {
  normal: 'normal',
  followed: 'suivi',
  // The receipt is scanned and given back; with `lrar` it would only come on paper.
  registered: 'lrare',
};

const TIMEOUT_MS = 60_000;

export const openMerciFacteur = (
  settings: PostalSettings,
  { base = MERCI_FACTEUR, timeoutMs = TIMEOUT_MS }: { base?: string; timeoutMs?: number } = {},
): PostalProvider => {
  const call = createCall({ base, timeoutMs }, settings);
  return {
    quote: async (service, country) => {
      const label = COUNTRIES[country] ?? country;
      const query = new URLSearchParams([
        ['modeEnvoi[]', MODES[service]],
        ['letterPageNumber', '1'],
        ['photoNumber', '0'],
        ['cardFormat[]', ''],
        ['cardPapier[]', ''],
        ['cardCoin[]', ''],
        ['paysDestinataire[]', label],
        ['letterPrintSides', 'recto'],
      ]);
      const called = await call(`/getPostagePrice?${query.toString()}`);
      if (called.kind !== 'answered') return refusal(called);
      const postage = Object.values(asFields(field(called.answer, 'affranchissement')))[0];
      const stamp = toCents(field(asFields(postage), 'amount'));
      const content = toCents(field(asFields(field(called.answer, 'content')), 'totalContentHt'));
      return stamp === null || content === null
        ? { outcome: 'refused', response: 'getPostagePrice: no price', account: true }
        : { outcome: 'quoted', minor: stamp + content };
    },
    submit: async (letter) => {
      const called = await call('/sendCourrier', formOf(letter, settings));
      if (called.kind === 'lost') return { outcome: 'unknown', reason: called.reason };
      if (called.kind === 'refused') {
        return /doublon/i.test(called.response)
          ? { outcome: 'duplicate', response: called.response }
          : { outcome: 'refused', response: called.response, account: called.account };
      }
      const ref = textOf(field(called.answer, 'envoi_id'));
      const total = asFields(field(asFields(field(called.answer, 'price')), 'total'));
      // Taken without saying under which name: it left, but nobody can ask where it is.
      return ref === ''
        ? { outcome: 'duplicate', response: 'sendCourrier: no envoi_id' }
        : { outcome: 'accepted', ref, priceMinor: toCents(field(total, 'ttc')) };
    },
    status: async (ref) => {
      const called = await call(`/getSuiviEnvoi?${new URLSearchParams({ idEnvoi: ref }).toString()}`);
      if (called.kind !== 'answered') return refusal(called);
      const status = readStatus(called.answer);
      return status === null
        ? { outcome: 'refused', response: 'getSuiviEnvoi: nothing said', account: false }
        : { outcome: 'known', status };
    },
    proof: async (trackingNumber) => {
      const query = new URLSearchParams({ trackingNumber, document: 'depot' });
      const called = await call(`/getProof?${query.toString()}`);
      return called.kind === 'answered' ? readProof(called.answer) : null;
    },
  };
};

/** Reading costs nothing and may be done again: a lost answer is as good as a provider out of reach. */
const refusal = (called: Exclude<Called, { kind: 'answered' }>) =>
  ({
    outcome: 'refused',
    response: called.kind === 'lost' ? called.reason : called.response,
    account: called.kind === 'lost' || called.account,
  }) as const;

/** Objects travel as JSON text in a form; what is not used is an empty text, never left out. */
const formOf = (letter: LetterToPost, { userId }: PostalSettings): URLSearchParams =>
  new URLSearchParams({
    idUser: userId,
    modeEnvoi: MODES[letter.service],
    antidoublon: letter.key,
    adress: JSON.stringify({
      exp: addressOf(letter.from, ''),
      dest: [addressOf(letter.to, letter.reference)],
    }),
    content: JSON.stringify({
      letter: {
        files: '',
        base64files: [letter.pdf.toString('base64')],
        print_sides: 'recto',
        final_filename: letter.reference,
      },
      photo: '',
      card: '',
    }),
    ...(letter.service === 'registered' ? {} : { gestionNpai: '1' }),
  });

const MAX_LINES = 3;

const addressOf = ({ name, lines, postalCode, city, country }: PostalAddress, reference: string) => {
  const filled = lines.filter((line) => line !== '');
  // More lines than the provider has room for: the first ones share one.
  const [first = '', second = '', third = ''] =
    filled.length <= MAX_LINES
      ? filled
      : [filled.slice(0, filled.length - 2).join(', '), ...filled.slice(-2)];
  return {
    civilite: '',
    nom: '',
    prenom: '',
    societe: name.slice(0, 90),
    adresse1: first.slice(0, 90),
    adresse2: second.slice(0, 90),
    adresse3: third.slice(0, 90),
    cp: postalCode.slice(0, 12),
    ville: city.slice(0, 70),
    pays: COUNTRIES[country] ?? country,
    reference,
  };
};
