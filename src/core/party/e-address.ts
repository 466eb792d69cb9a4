import { accepted, error, refused } from '../finding.ts';
import type { Result } from '../finding.ts';
import { bareIdentifier, parseSiren, parseSiret } from './siren.ts';

/**
 * Lists an electronic invoicing address may come from (code list EAS of the Commission, and 0225 of the French
 * reform): those that customers of a French company have. BT-49-1.
 */
export const E_ADDRESS_SCHEMES = [
  '0225', // French approved platforms: SIREN, SIREN_SIRET, SIREN_SIRET_code, SIREN_suffix
  '0002', // SIREN
  '0009', // SIRET
  '0088', // GLN
  '0208', // Belgian enterprise number
  '9925', // Belgian VAT number
  '0204', // German Leitweg-ID
  '9930', // German VAT number
  '9938', // Luxembourg VAT number
  '0106', // Dutch chamber of commerce
  '9920', // Spanish VAT number
  '0211', // Italian VAT number
  '0183', // Swiss enterprise number
  '9957', // French VAT number
] as const;

export type EAddress = { scheme: string; value: string };

/** What a French company answers to before it says otherwise: its SIREN among the approved platforms. */
export function suggestEAddress(siren: string): EAddress | null {
  const parsed = parseSiren(siren);
  return parsed.ok ? { scheme: '0225', value: parsed.value } : null;
}

/** Both or neither. French values are checked digit by digit, the others for their characters only. */
export function parseEAddress({ scheme, value }: EAddress): Result<EAddress> {
  const bare = value.trim();
  if (bare === '' && scheme === '') return accepted({ scheme, value: '' });
  if (bare === '') return refused(error('party.e-address-value'));
  if (!(E_ADDRESS_SCHEMES as readonly string[]).includes(scheme)) {
    return refused(error('party.e-address-scheme', { params: { scheme } }));
  }
  switch (scheme) {
    case '0225':
      return parsePlatformAddress(bare);
    case '0002':
      return under(scheme, parseSiren(bare));
    case '0009':
      return under(scheme, parseSiret(bare));
    default:
      return /^[A-Za-z0-9:._-]{1,50}$/.test(bare)
        ? accepted({ scheme, value: bare })
        : refused(error('party.e-address-shape'));
  }
}

const under = (scheme: string, parsed: Result<string>): Result<EAddress> =>
  parsed.ok ? accepted({ scheme, value: parsed.value }) : refused(...parsed.findings);

/** SIREN, SIREN_SIRET, SIREN_SIRET_routing code, SIREN_suffix; the SIRET belongs to the SIREN. */
function parsePlatformAddress(value: string): Result<EAddress> {
  const [first = '', ...rest] = value.replace(/[\s\u00a0\u202f]/g, '').split('_');
  const siren = parseSiren(bareIdentifier(first));
  if (!siren.ok) return refused(error('party.e-address-siren'));
  const fits = rest.length <= 2 && rest.every((part) => /^[A-Za-z0-9-]{1,100}$/.test(part));
  if (!fits) return refused(error('party.e-address-shape'));
  const [second] = rest;
  if (second !== undefined && /^\d{14}$/.test(second) && !second.startsWith(siren.value)) {
    return refused(error('party.e-address-siret'));
  }
  return accepted({ scheme: '0225', value: [siren.value, ...rest].join('_') });
}
