import * as z from 'zod/mini';
import type { PlainDate } from '../core/calendar/index.ts';
import type { Currency } from '../core/money/index.ts';

/**
 * How values cross every wire (HTTP, job payload, Typst input, JSON column): an amount is a string of minor units,
 * because JSON.stringify refuses bigint and JSON.parse rounds above 2^53; a date is ISO text.
 */
export const amount = z.string().check(z.regex(/^-?\d{1,18}$/));
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));
export const isoDate = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
export const instant = z.string();
export const id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const text = (max: number) => z.string().check(z.maxLength(max), z.trim());
export const locale = z.enum(['fr', 'en']);
export const none = z.object({});
export const done = z.object({ done: z.literal(true) });

export const toWire = (minor: bigint): string => minor.toString();
export const fromWire = (text: string): bigint => BigInt(text);
export const wireDate = (text: string): PlainDate => text as PlainDate;
export const wireCurrency = (text: string): Currency => text as Currency;

/** A refusal of the core, as it crosses the wire; its sentence is found by code in the catalogue. */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  path: z.optional(z.string()),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
