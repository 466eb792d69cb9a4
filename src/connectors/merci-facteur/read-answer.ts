import type { LetterStatus, PostalFile } from '../../app/post/ports.ts';

type Fields = Readonly<Record<string, unknown>>;

export const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const bare = (name: string): string => name.toLowerCase().replaceAll('_', '');

/** A field by its name, whichever way the documentation spells it (`total_content_ht`, `totalContentHt`). */
export const field = (of: Fields, name: string): unknown => {
  const key = Object.keys(of).find((one) => bare(one) === bare(name));
  return key === undefined ? undefined : of[key];
};

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Euros as a number or text, to cents, half up; null when it is neither. */
export const toCents = (value: unknown): bigint | null => {
  const found = /^(\d{1,9})(?:[.,](\d{1,9}))?$/.exec(textOf(value).trim());
  if (found === null) return null;
  const decimals = `${found[2] ?? ''}000`;
  const cents = BigInt(found[1]!) * 100n + BigInt(decimals.slice(0, 2));
  return decimals[2]! >= '5' ? cents + 1n : cents;
};

/** `{code, text}`, or the code alone. */
export const errorText = (answer: Fields): string => {
  const error = field(answer, 'error');
  if (typeof error === 'string') return error.slice(0, 500);
  const fields = asFields(error);
  return [textOf(field(fields, 'code')), textOf(field(fields, 'text'))]
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, 500);
};

const RETURNED = new Set(['distribue_expediteur', 'archivage_pnd', 'retour_expediteur', 'non_distribuable']);
const IN_POST = new Set([
  'imprime',
  'pris_en_charge',
  'traitement',
  'attente_presentation',
  'distribution_en_cours',
  'attente_au_guichet',
  'probleme_en_cours',
  'probleme_resolu',
]);

/** The first letter of a sending: ours have one addressee. null when the answer does not speak of it. */
export const readStatus = (answer: Fields): LetterStatus | null => {
  const list = field(answer, 'suiviCourrier');
  const letter = asFields(Array.isArray(list) ? list[0] : undefined);
  const printed = textOf(field(answer, 'statutPrintEnvoi'));
  if (Object.keys(letter).length === 0 && printed === '') return null;
  const last = textOf(field(letter, 'lastState'));
  const tracking = textOf(field(letter, 'refTracking'));
  const receipt = readReceipt(textOf(field(letter, 'areBase64Jpeg')));
  return {
    state: stateOf(last, printed, textOf(field(letter, 'pnd')) === '1', receipt !== null),
    text: (last === '' || last === 'wait' ? printed : last.replaceAll('_', ' ')).slice(0, 300),
    history: textOfAll(field(letter, 'historique')).slice(0, 2000),
    trackingNumber: tracking === '' ? null : tracking,
    receipt,
  };
};

/** Every text in it, whether it is one, a list or records. */
const textOfAll = (value: unknown): string =>
  Array.isArray(value) || (typeof value === 'object' && value !== null)
    ? Object.values(value)
        .map(textOfAll)
        .filter((part) => part !== '')
        .join(' ')
    : textOf(value);

const stateOf = (
  last: string,
  printed: string,
  isUndeliverable: boolean,
  hasReceipt: boolean,
): LetterStatus['state'] => {
  if (isUndeliverable || RETURNED.has(last)) return 'returned';
  if (
    hasReceipt ||
    last === 'distribue' ||
    last === 'retour_are' ||
    /distribué\p{L}* (au|à son) destinataire/iu.test(last)
  ) {
    return 'delivered';
  }
  if (IN_POST.has(last) || (last !== '' && last !== 'wait')) return 'in-post';
  return /^imprim/i.test(printed) ? 'in-post' : 'submitted';
};

/** `pending` while the receipt has not come back. */
const readReceipt = (text: string): PostalFile | null =>
  text === '' || text === 'pending' ? null : { mediaType: 'image/jpeg', bytes: Buffer.from(text, 'base64') };

const FORMATS: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
};

export const readProof = (answer: Fields): PostalFile | null => {
  const mediaType = FORMATS[textOf(field(answer, 'format_return')).toLowerCase()];
  const document = textOf(field(answer, 'document'));
  return mediaType === undefined || document === ''
    ? null
    : { mediaType, bytes: Buffer.from(document, 'base64') };
};
