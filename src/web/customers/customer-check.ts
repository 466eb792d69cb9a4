import { useDebouncedValue } from '@mantine/hooks';
import type { Finding } from '../../core/finding.ts';
import { parseEAddress, parseSiren, parseSiret, parseVatNumber } from '../../core/party/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import type { Values } from './customer-values.ts';

type Checked = Pick<Values, 'siren' | 'siret' | 'vatNumber' | 'eAddress' | 'eAddressScheme'>;
type Faults = Readonly<Record<string, Finding | undefined>>;

const faultOf = (text: string, parse: (text: string) => { findings: Finding[] }): Finding | undefined =>
  text.trim() === '' ? undefined : parse(text).findings.find((one) => one.severity === 'error');

/** The server's own checks, without the way to it. */
export const checkIdentifiers = ({ siren, siret, vatNumber, eAddress, eAddressScheme }: Checked): Faults => ({
  siren: faultOf(siren, parseSiren),
  siret: faultOf(siret, parseSiret),
  vatNumber: faultOf(vatNumber, parseVatNumber),
  eAddress: faultOf(eAddress, (value) => parseEAddress({ scheme: eAddressScheme, value })),
});

const PAUSE_MS = 600;

/** What is wrong with the identifiers, said once the hand rests: half a number is no mistake yet. */
export function useCustomerCheck(values: Values): (path: string) => string | undefined {
  const { locale } = useLocale();
  const [rested] = useDebouncedValue(values, PAUSE_MS);
  const [now, before] = [checkIdentifiers(values), checkIdentifiers(rested)];
  return (path) => {
    const fault = now[path];
    return fault === undefined || before[path]?.code !== fault.code ? undefined : findingText(locale, fault);
  };
}
