/** The lines of the two statements; their names are in i18n/bookkeeping. */
export const ASSET_LINES = [
  'uncalled-capital',
  'intangible',
  'tangible',
  'financial-assets',
  'inventories',
  'deposits-paid',
  'customers',
  'other-receivables',
  'securities',
  'cash',
  'prepaid',
  'translation-assets',
] as const;
export const LIABILITY_LINES = [
  'capital',
  'result-brought',
  'result',
  'provisions',
  'borrowings',
  'bank-overdrafts',
  'deposits-received',
  'suppliers',
  'tax-and-social',
  'customer-credits',
  'other-payables',
  'deferred-income',
  'translation-liabilities',
] as const;
export const INCOME_LINES = [
  'goods-sold',
  'production-sold',
  'other-operating-income',
  'purchases',
  'external-charges',
  'taxes',
  'staff',
  'other-operating-charges',
  'depreciation',
  'financial-income',
  'financial-charges',
  'exceptional-income',
  'exceptional-charges',
  'profit-tax',
] as const;

export type AssetLine = (typeof ASSET_LINES)[number];
export type LiabilityLine = (typeof LIABILITY_LINES)[number];
export type IncomeLine = (typeof INCOME_LINES)[number];
export type BalanceLine = AssetLine | LiabilityLine;

/**
 * Where a balance stands: [root, when it is a debit, when it is a credit]. The longest root decides. PCG art. 821-1 and
 * following, in the shortened form: depreciation is taken off the asset it belongs to; what somebody owes is an asset and
 * what is owed to somebody a liability, never one against the other (PCG art. 112-2, C. com. L123-19).
 */
export const BALANCE_ROOTS: readonly (readonly [root: string, debit: BalanceLine, credit: BalanceLine])[] = [
  ['1', 'capital', 'capital'],
  ['109', 'uncalled-capital', 'uncalled-capital'],
  ['12', 'result-brought', 'result-brought'],
  ['15', 'provisions', 'provisions'],
  ['16', 'borrowings', 'borrowings'],
  ['17', 'borrowings', 'borrowings'],
  ['2', 'tangible', 'tangible'],
  ['20', 'intangible', 'intangible'],
  ['280', 'intangible', 'intangible'],
  ['290', 'intangible', 'intangible'],
  ['26', 'financial-assets', 'financial-assets'],
  ['27', 'financial-assets', 'financial-assets'],
  ['296', 'financial-assets', 'financial-assets'],
  ['297', 'financial-assets', 'financial-assets'],
  ['3', 'inventories', 'inventories'],
  ['4', 'other-receivables', 'other-payables'],
  ['40', 'other-receivables', 'suppliers'],
  ['4091', 'deposits-paid', 'suppliers'],
  ['41', 'customers', 'customer-credits'],
  ['4191', 'other-receivables', 'deposits-received'],
  ['42', 'other-receivables', 'tax-and-social'],
  ['43', 'other-receivables', 'tax-and-social'],
  ['44', 'other-receivables', 'tax-and-social'],
  ['476', 'translation-assets', 'translation-assets'],
  ['477', 'translation-liabilities', 'translation-liabilities'],
  ['486', 'prepaid', 'prepaid'],
  ['487', 'deferred-income', 'deferred-income'],
  ['491', 'customers', 'customers'],
  ['495', 'other-receivables', 'other-receivables'],
  ['496', 'other-receivables', 'other-receivables'],
  ['5', 'cash', 'bank-overdrafts'],
  ['50', 'securities', 'securities'],
  ['590', 'securities', 'securities'],
  // What was taken over and is not yet balanced: said as what it is, neither hidden nor netted.
  ['8', 'other-receivables', 'other-payables'],
  ['9', 'other-receivables', 'other-payables'],
];

/** Charges and income, each account on one line whatever its sign. */
export const INCOME_ROOTS: readonly (readonly [root: string, line: IncomeLine])[] = [
  ['6', 'other-operating-charges'],
  ['60', 'purchases'],
  ['61', 'external-charges'],
  ['62', 'external-charges'],
  ['63', 'taxes'],
  ['64', 'staff'],
  ['66', 'financial-charges'],
  ['67', 'exceptional-charges'],
  ['68', 'depreciation'],
  ['686', 'financial-charges'],
  ['687', 'exceptional-charges'],
  ['69', 'profit-tax'],
  ['7', 'other-operating-income'],
  ['70', 'production-sold'],
  ['707', 'goods-sold'],
  ['7097', 'goods-sold'],
  ['76', 'financial-income'],
  ['77', 'exceptional-income'],
  ['786', 'financial-income'],
  ['787', 'exceptional-income'],
];
