/**
 * What each category of VAT (UNTDID 5305) asks for, by EN 16931-1 6.4.3: S standard, Z zero rated, E exempt, AE reverse
 * charge, K intra-EU supply, G export, O out of scope, L Canary Islands, M Ceuta and Melilla.
 */
export type VatCategoryRules = {
  /** As the rules name it: BR-AE-05. */
  readonly word: string;
  readonly code: string;
  readonly rate: 'positive' | 'zero' | 'none' | 'not-negative';
  /** Which numbers the seller must show; the buyer too, where the buyer owes the tax. */
  readonly seller: string | null;
  readonly buyer: string | null;
  readonly exemption: 'needed' | 'unwanted';
};

export const vatCategoryRules: readonly VatCategoryRules[] = [
  { word: 'S', code: 'S', rate: 'positive', seller: 'BT-31 BT-32 BT-63', buyer: null, exemption: 'unwanted' },
  { word: 'Z', code: 'Z', rate: 'zero', seller: 'BT-31 BT-32 BT-63', buyer: null, exemption: 'unwanted' },
  { word: 'E', code: 'E', rate: 'zero', seller: 'BT-31 BT-32 BT-63', buyer: null, exemption: 'needed' },
  {
    word: 'AE',
    code: 'AE',
    rate: 'zero',
    seller: 'BT-31 BT-32 BT-63',
    buyer: 'BT-48 BT-47',
    exemption: 'needed',
  },
  { word: 'IC', code: 'K', rate: 'zero', seller: 'BT-31 BT-63', buyer: 'BT-48', exemption: 'needed' },
  { word: 'G', code: 'G', rate: 'zero', seller: 'BT-31 BT-63', buyer: null, exemption: 'needed' },
  { word: 'O', code: 'O', rate: 'none', seller: null, buyer: null, exemption: 'needed' },
  {
    word: 'AF',
    code: 'L',
    rate: 'not-negative',
    seller: 'BT-31 BT-32 BT-63',
    buyer: null,
    exemption: 'unwanted',
  },
  {
    word: 'AG',
    code: 'M',
    rate: 'not-negative',
    seller: 'BT-31 BT-32 BT-63',
    buyer: null,
    exemption: 'unwanted',
  },
];
