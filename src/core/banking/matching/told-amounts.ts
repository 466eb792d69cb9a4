import type { Currency } from '../../money/index.ts';

export type ToldAmount = { readonly currency: Currency; readonly minor: bigint };

const CURRENCIES = 'EUR USD GBP CHF CAD JPY SEK NOK DKK PLN CZK HUF RON AUD CNY MAD TND'.split(' ');
const CODE = CURRENCIES.join('|');
const NUMBER = String.raw`\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const BEFORE = new RegExp(String.raw`\b(${CODE}) ?(${NUMBER})(?![\d])`, 'g');
const AFTER = new RegExp(String.raw`(?<![\d.,])(${NUMBER}) ?(${CODE})\b`, 'g');
const WITHOUT_CENTS = new Set(['JPY']);

/** 'CHF288.00', '1 234,56 USD': amounts of a text that name another currency than the line's own. */
export const readToldAmounts = (text: string, own: Currency): ToldAmount[] => {
  const told: ToldAmount[] = [];
  for (const [, currency, number] of text.matchAll(BEFORE)) add(told, currency!, number!, own);
  for (const [, number, currency] of text.matchAll(AFTER)) add(told, currency!, number!, own);
  return told;
};

const add = (told: ToldAmount[], currency: string, number: string, own: Currency): void => {
  if (currency === own) return;
  const cents = /[.,](\d{1,2})$/.exec(number);
  const whole = (cents === null ? number : number.slice(0, cents.index)).replaceAll(/\D/g, '');
  const part = WITHOUT_CENTS.has(currency) ? '' : (cents?.[1] ?? '').padEnd(2, '0');
  told.push({ currency: currency as Currency, minor: BigInt(whole + part) });
};
