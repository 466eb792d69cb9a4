import type { Asked, RegisterFault, VatAnswer } from '../../app/party/ports.ts';

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** « --- » stands where a state says nothing. */
const text = (row: Row, key: string): string => {
  const value = row[key];
  if (typeof value !== 'string') return '';
  const plain = value.trim();
  return /^-+$/.test(plain) ? '' : plain.slice(0, 500);
};

/**
 * The answer of VIES. `isValid: false` alone is no verdict: a state that does not answer is written the same way, with its
 * reason in `userError` or in `errorWrappers`. Only no reason, or INVALID, means that the number is not valid.
 */
export const readVatAnswer = (json: unknown, vatNumber: string): Asked<VatAnswer> => {
  if (!isRow(json)) return failed({ kind: 'unreadable' });
  const reason = reasonOf(json);
  // The form on the site says isValid, check-vat-number says valid.
  const isValid = json['isValid'] ?? json['valid'];
  if (isValid === true && (reason === '' || reason === 'VALID')) {
    return answered(json, vatNumber, true);
  }
  if (reason === 'INVALID' || reason === 'INVALID_INPUT' || (reason === '' && isValid === false)) {
    return answered(json, vatNumber, false);
  }
  return failed(faultOf(reason));
};

const failed = (fault: RegisterFault): Asked<VatAnswer> => ({ ok: false, fault });

const reasonOf = (json: Row): string => {
  const flat = text(json, 'userError');
  if (flat !== '') return flat.toUpperCase();
  const wrappers = json['errorWrappers'];
  const first: unknown = Array.isArray(wrappers) ? wrappers[0] : undefined;
  return isRow(first) ? text(first, 'error').toUpperCase() : '';
};

/** What is not known to be permanent may pass: MS_UNAVAILABLE, TIMEOUT, SERVICE_UNAVAILABLE, IP_BLOCKED… */
const faultOf = (reason: string): RegisterFault => {
  if (/MAX_CONCURRENT_REQ/.test(reason)) return { kind: 'rate-limited', retryAfterSeconds: null };
  if (reason === 'INVALID_REQUESTER_INFO') return { kind: 'requester' };
  if (reason === 'TIMEOUT') return { kind: 'timeout' };
  return { kind: reason === '' ? 'unreadable' : 'unavailable' };
};

const answered = (json: Row, vatNumber: string, isValid: boolean): Asked<VatAnswer> => ({
  ok: true,
  value: {
    isValid,
    reference: isValid ? text(json, 'requestIdentifier') : '',
    facts: {
      name: text(json, 'name').replaceAll(/\s+/g, ' ').slice(0, 200),
      siren: '',
      siret: '',
      vatNumber,
      ...addressOf(text(json, 'address'), vatNumber.slice(0, 2)),
    },
  },
});

/** Greece and Northern Ireland have a prefix of their own. */
const COUNTRIES: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };

/** Lines as the state writes them; taken apart only where the last one is a post code and a town (« L-1611 LUXEMBOURG »). */
const addressOf = (address: string, prefix: string) => {
  const lines = address
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const post = prefix === 'NL' ? '\\d{4} ?[A-Z]{2}' : '\\d{4,5}';
  const town = new RegExp(`^(?:[A-Z]{1,2}-)?(${post})\\s+(\\p{L}.*)$`, 'u').exec(lines.at(-1) ?? '');
  const nothing = { addressLines: [], postalCode: '', city: '', country: '' };
  if (town === null || lines.length < 2 || lines.length > 5) return nothing;
  return {
    addressLines: lines.slice(0, -1).map((line) => line.slice(0, 60)),
    postalCode: town[1]!,
    city: town[2]!.slice(0, 60),
    country: COUNTRIES[prefix] ?? prefix,
  };
};
