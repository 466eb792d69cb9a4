export type Currency = string & { readonly __currency: true };

/**
 * ISO 4217 list one, by number of decimals of the minor unit. Funds codes, precious metals and
 * testing codes (XAU, XTS…) are left out: nobody is invoiced in them.
 * MRU and MGA are non-decimal in everyday use but carry two decimals in the standard.
 */
const BY_DECIMALS: Record<0 | 2 | 3 | 4, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
    'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR ' +
    'MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD ' +
    'SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ' +
    'ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const DECIMALS: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_DECIMALS).flatMap(([decimals, codes]) =>
    codes.split(' ').map((code) => [code, Number(decimals)] as const),
  ),
);

/** Every known code, alphabetical: for pickers. */
export const CURRENCIES: readonly Currency[] = [...DECIMALS.keys()].sort() as Currency[];

export function isCurrency(text: string): text is Currency {
  return DECIMALS.has(text);
}

/** What people write next to an amount. '$' and '¥' stand for several currencies: left out on purpose. */
const SYMBOLS: Record<string, string> = { '€': 'EUR', EURO: 'EUR', EUROS: 'EUR', '£': 'GBP' };

export function parseCurrency(text: string): Currency | null {
  const code = text.trim().toUpperCase();
  const known = SYMBOLS[code] ?? code;
  return isCurrency(known) ? known : null;
}

/** Decimals of the minor unit. A code that is not in ISO 4217 never gets this far: it throws. */
export function currencyDecimals(currency: Currency): number {
  const decimals = DECIMALS.get(currency);
  if (decimals === undefined) throw new Error(`Not an ISO 4217 currency: ${currency}`);
  return decimals;
}

export const EUR = 'EUR' as Currency;
