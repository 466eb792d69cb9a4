import type { MatchRunInput } from '../../core/banking/matching/index.ts';
import { createRandom, type Random } from '../../shell/random.ts';
import { companyName, nameOnStatement } from './matching-names.ts';

type Customer = MatchRunInput['customers'][number];
type Item = MatchRunInput['items'][number];
type Line = MatchRunInput['lines'][number];

/** What a line really is, and whether a careful person posts it without asking anybody. */
export type Truth = {
  readonly id: string;
  readonly kind: LineKind;
  readonly alloc: readonly (readonly [string, number])[];
  readonly isDecidable: boolean;
};

export type MatchingProblem = MatchRunInput & { readonly truth: readonly Truth[] };

/** How often each kind comes, in a thousand lines; as in a year of a company with many small customers. */
const KINDS = {
  clean: 420,
  damaged: 130,
  'group-named': 80,
  'group-unnamed': 30,
  'payer-amount': 90,
  'name-amount': 35,
  partial: 40,
  rounding: 25,
  discount: 10,
  fee: 15,
  'credit-netted': 10,
  'third-party': 25,
  duplicate: 15,
  'wrong-number': 20,
  'not-ours': 55,
} as const;
export type LineKind = keyof typeof KINDS;
type PayingKind = Exclude<LineKind, 'duplicate' | 'not-ours'>;

const COMMON = [5_880, 11_880, 14_400, 17_880, 28_800, 43_200, 72_000, 144_000];
const SAID = ['', 'REF ', 'FACTURE ', 'VIR SEPA ', 'PAIEMENT FACT ', 'VOTRE FACTURE N° '];
const NOT_OURS: readonly (readonly [string, string])[] = [
  ['DGFIP', 'REMBOURSEMENT CREDIT TVA'],
  ['MA SOCIETE', 'VIREMENT INTERNE COMPTE 5230'],
  ['BPIFRANCE', 'DEBLOCAGE PRET 751782'],
  ['ORANGE BUSINESS', 'REMBOURSEMENT AVOIR FOURNISSEUR 41192'],
  ['', 'INTERETS CREDITEURS'],
];

/** Customers, open items and bank lines with their truth: the same for a seed, on every machine. */
export const matchingProblem = (seed: number, sizes: { items: number; lines: number }): MatchingProblem => {
  const random = createRandom(seed);
  const customers = Array.from({ length: Math.ceil(sizes.items / 4) }, (_, at): Customer => ({
    id: `C${at}`,
    name: companyName(random),
    knownIbans: random.chance(0.7) ? [ibanOf(at)] : [],
  }));
  const items = Array.from({ length: sizes.items }, (_, at) => itemOf(at, customers, random));
  const open = new Map<string, Item[]>();
  for (const item of items) open.set(item.customer, [...(open.get(item.customer) ?? []), item]);
  const world: World = { random, customers, items, open, paid: [] };
  const lines: Line[] = [];
  const truth: Truth[] = [];
  while (lines.length < sizes.lines) {
    const id = `L${lines.length}`;
    const written = writeLine(pickKind(random), world);
    if (written === null) continue;
    lines.push({ id, currency: 'EUR', ...written.line });
    truth.push({ id, ...written.truth });
  }
  return { customers, items, lines, truth };
};

const ibanOf = (at: number): string => `FR76${String(30_004_000_000_000_000_000_000n + BigInt(at) * 977n)}`;

const itemOf = (at: number, customers: readonly Customer[], random: Random): Item => {
  const isNote = random.chance(0.03);
  const amount = random.chance(0.35)
    ? random.pick(COMMON)
    : Math.round(Math.exp(8 + 1.4 * (random.next() + random.next() + random.next()))) + random.int(0, 99);
  const year = random.chance(0.9) ? 2025 : 2026;
  return {
    id: `I${at}`,
    number: `${isNote ? 'AV' : 'FA'}-${year}-${String(at + 1).padStart(6, '0')}`,
    // A tenth of the customers have half of the invoices.
    customer: (random.chance(0.5)
      ? customers[random.int(0, Math.floor(customers.length / 10))]!
      : random.pick(customers)
    ).id,
    amount: isNote ? -amount : amount,
    currency: 'EUR',
    discountPct: random.chance(0.1) ? 2 : 0,
  };
};

const pickKind = (random: Random): LineKind => {
  let left = random.int(0, Object.values(KINDS).reduce((sum, one) => sum + one, 0) - 1);
  for (const [kind, share] of Object.entries(KINDS)) {
    left -= share;
    if (left < 0) return kind as LineKind;
  }
  return 'clean';
};

type World = {
  readonly random: Random;
  readonly customers: readonly Customer[];
  readonly items: readonly Item[];
  /** What each customer still owes. */
  readonly open: Map<string, Item[]>;
  readonly paid: Item[];
};
type Written = { line: Omit<Line, 'id' | 'currency'>; truth: Omit<Truth, 'id'> };

const writeLine = (kind: LineKind, world: World): Written | null => {
  const { random } = world;
  if (kind === 'not-ours') {
    const [name, text] = random.pick(NOT_OURS);
    // Often an amount that somebody owes, by chance.
    const amount = random.chance(0.4) ? random.pick(COMMON) : random.int(500, 900_000);
    return { line: { amount, name, text }, truth: { kind, alloc: [], isDecidable: false } };
  }
  if (kind === 'duplicate') {
    const again = world.paid[random.int(0, world.paid.length - 1)];
    if (again === undefined) return null;
    const line = {
      amount: again.amount,
      ...payerOf(world, again.customer),
      text: said(again.number, random),
    };
    return { line, truth: { kind, alloc: [], isDecidable: false } };
  }
  const first = random.pick(world.items);
  const owed = world.open.get(first.customer) ?? [];
  if (first.amount <= 0 || !owed.includes(first)) return null;
  return payItems(kind, world, first, owed);
};

const payItems = (kind: PayingKind, world: World, first: Item, owed: readonly Item[]): Written | null => {
  const { random } = world;
  const payer = payerOf(world, first.customer);
  const text = said(first.number, random);
  const pay = (
    chosen: readonly Item[],
    line: Partial<Written['line']>,
    isDecidable: boolean,
    part?: number,
  ): Written => {
    const amount = part ?? chosen.reduce((sum, one) => sum + one.amount, 0);
    const alloc = chosen.map((one): [string, number] => [one.id, part ?? one.amount]);
    takeOff(world, chosen, part === undefined);
    return { line: { amount, ...payer, text, ...line }, truth: { kind, alloc, isDecidable } };
  };
  const others = owed.filter((one) => one !== first && one.amount > 0);
  const group = [first, ...others.slice(0, random.int(1, 4))];
  const hasTwin = owed.some((one) => one !== first && one.amount === first.amount);
  switch (kind) {
    case 'damaged':
      return pay([first], { text: damaged(first.number, random) }, true);
    case 'group-named':
      return group.length < 2 ? null : pay(group, { text: named(group, random) }, true);
    case 'group-unnamed':
      return group.length < 2 ? null : pay(group, { text: `RELEVE ${random.int(1000, 9999)}` }, false);
    case 'payer-amount':
      return pay([first], { text: 'REGLEMENT FOURNISSEUR' }, payer.iban !== '' && !hasTwin);
    case 'name-amount':
      return pay([first], { text: 'VIREMENT', iban: '' }, false);
    case 'partial': {
      const part = Math.round(first.amount * random.pick([0.25, 0.3, 0.4, 0.5]));
      const isOther = owed.some((one) => one.amount === part);
      return isOther ? null : pay([first], { text: `${text} ACOMPTE` }, true, part);
    }
    case 'rounding':
      return pay([first], { amount: first.amount + random.pick([-5, -2, -1, 1, 2, 10, 100]) }, true);
    case 'discount': {
      if (first.discountPct !== 2) return null;
      return pay([first], { amount: Math.round(first.amount * 0.98), text: `${text} ESCOMPTE 2%` }, true);
    }
    case 'fee':
      return pay(
        [first],
        { amount: first.amount - random.pick([800, 1500, 2000]), text: `${text} CHGS SHA` },
        false,
      );
    case 'credit-netted': {
      const note = owed.find((one) => one.amount < 0 && -one.amount < first.amount);
      return note === undefined ? null : pay([first, note], { text: `${text} MOINS ${note.number}` }, true);
    }
    case 'third-party': {
      const stranger = random.pick(world.customers);
      const owesIt = (world.open.get(stranger.id) ?? []).some((one) => one.amount === first.amount);
      return owesIt ? null : pay([first], { ...payerOf(world, stranger.id) }, true);
    }
    case 'wrong-number': {
      const wrong = random.pick(world.items);
      if (wrong.customer === first.customer || wrong.amount === first.amount) return null;
      return pay([first], { text: said(wrong.number, random) }, false);
    }
    case 'clean':
      return pay([first], {}, true);
  }
};

/** An item paid in part is not paid again here: the next line on it would be another problem. */
const takeOff = (world: World, chosen: readonly Item[], isWhole: boolean): void => {
  for (const item of chosen) {
    world.open.set(
      item.customer,
      world.open.get(item.customer)!.filter((one) => one !== item),
    );
    if (item.amount > 0 && isWhole) world.paid.push(item);
  }
};

const payerOf = (world: World, customerId: string): { name: string; iban: string } => {
  const customer = world.customers[Number(customerId.slice(1))]!;
  const [iban] = customer.knownIbans ?? [];
  return {
    name: nameOnStatement(customer.name, world.random),
    iban: iban !== undefined && world.random.chance(0.85) ? iban : '',
  };
};

const said = (number: string, random: Random): string => random.pick(SAID) + number;

const damaged = (number: string, random: Random): string => {
  const [, year, serial] = number.split('-');
  const short = String(Number(serial));
  const swapped = `${serial!.slice(0, -2)}${serial!.at(-1)}${serial!.at(-2)}`;
  return said(
    random.pick([
      `FA${short}`,
      short.padStart(3, '0'),
      `${year!.slice(2)}/${serial}`,
      `FA ${year} ${serial}`,
      `FACT${serial}`,
      `${year}${serial}`,
      number.replace('20', '2O'),
      swapped === serial ? number : `FA-${year}-${swapped}`,
      `FA-${year}-${serial!.slice(0, -1)}`,
    ]),
    random,
  );
};

const named = (items: readonly Item[], random: Random): string =>
  random.chance(0.7)
    ? items.map((one) => one.number).join(random.pick([' ', ', ', ' + ']))
    : `FACT ${items.map((one) => String(Number(one.number.split('-')[2]))).join('+')}`;
