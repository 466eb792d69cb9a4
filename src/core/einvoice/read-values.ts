import { fromParts, type PlainDate } from '../calendar/index.ts';
import { warning, type Finding } from '../finding.ts';
import { parseDecimal, type Decimal } from '../money/index.ts';
import { child, type XmlNode } from '../xml/index.ts';
import type { Identifier } from './model.ts';

type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];
/** A T whose optional terms may be undefined, as they come out of a document. */
export type Loose<T> = Omit<T, Optional<T>> & { [K in Optional<T>]?: T[K] | undefined };

/** Without the terms that were not said: they have no key. */
export const said = <T extends object>(terms: Loose<T>): T => {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(terms)) if (value !== undefined) result[name] = value;
  return result as T;
};

/** The same, undefined when nothing at all was said. */
export const saidOrNothing = <T extends object>(terms: Loose<T>): T | undefined => {
  const isSaid = (value: unknown): boolean =>
    value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.values(terms).some(isSaid) ? said<T>(terms) : undefined;
};

/** Trimmed; undefined when absent or empty, which says the same. */
export const textOf = (node: XmlNode | undefined, ...path: string[]): string | undefined =>
  child(node, ...path)?.text.trim() || undefined;

export const texts = (nodes: readonly XmlNode[]): string[] =>
  nodes.flatMap((node) => {
    const text = node.text.trim();
    return text === '' ? [] : [text];
  });

/** Several texts where the model has room for one. */
export const joined = (parts: readonly string[]): string | undefined =>
  parts.length === 0 ? undefined : parts.join('\n');

/** xs:boolean. */
export const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1';

export const identifierOf = (
  node: XmlNode | undefined,
  attribute: 'schemeID' | 'listID' = 'schemeID',
): Identifier | undefined => {
  const value = textOf(node);
  return value === undefined
    ? undefined
    : said<Identifier>({ value, scheme: node?.attributes[attribute]?.trim() || undefined });
};

/** An account that has the shape of an IBAN; whether the key is right is for the checks. */
export const hasIbanShape = (account: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(account.replaceAll(/\s/g, ''));

/**
 * Values with a form: what does not have it is told. An amount stays as it was said, because the checks must see it;
 * a day that no calendar has cannot stay.
 */
export type Values = {
  amount(node: XmlNode | undefined, ...path: string[]): Decimal | undefined;
  day(text: string | undefined): PlainDate | undefined;
};

export const createValues = (findings: Finding[]): Values => ({
  amount: (node, ...path) => {
    const text = textOf(node, ...path);
    if (text !== undefined && parseDecimal(text) === null)
      findings.push(
        warning('einvoice.read.amount', {
          params: { value: text.slice(0, 40), term: path.at(-1) ?? node?.name ?? '' },
        }),
      );
    return text;
  },
  // CCYYMMDD, with an hour behind it or not (UNTDID 2379: 102, 203, 204), and ISO with a zone or not (xs:date).
  day: (text) => {
    if (text === undefined) return undefined;
    const parts = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text);
    const day = parts && fromParts(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (!day) findings.push(warning('einvoice.read.date', { params: { value: text.slice(0, 40) } }));
    return day ?? undefined;
  },
});
