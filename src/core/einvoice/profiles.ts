/**
 * The specifications an invoice may follow (BT-24), and how much each admits. Sources: Factur-X 1.09 (FNFE-MPE, FeRD),
 * XP Z12-012 (France), Peppol BIS Billing 3, XRechnung 3.0 (KoSIT).
 */
export type Profile =
  | 'minimum'
  | 'basicwl'
  | 'basic'
  | 'en16931'
  | 'extended'
  | 'extended-ctc-fr'
  | 'xrechnung'
  | 'peppol';

/** How many terms a profile has: each level admits all of the level below. */
export const LEVEL = { minimum: 0, withoutLines: 1, basic: 2, en16931: 3, extended: 4 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

export type ProfileRules = {
  /** BT-24, as it is written. */
  readonly guideline: string;
  readonly level: Level;
  /** Which syntaxes the specification has. */
  readonly syntaxes: readonly ('CII' | 'UBL')[];
  /** BT-23, where the specification fixes it. */
  readonly process?: string;
  /** How Factur-X calls it in the metadata of the PDF (fx:ConformanceLevel). */
  readonly conformance?: string;
};

const EN16931 = 'urn:cen.eu:en16931:2017';

export const profiles: Readonly<Record<Profile, ProfileRules>> = {
  minimum: {
    guideline: 'urn:factur-x.eu:1p0:minimum',
    level: LEVEL.minimum,
    syntaxes: ['CII'],
    conformance: 'MINIMUM',
  },
  basicwl: {
    guideline: 'urn:factur-x.eu:1p0:basicwl',
    level: LEVEL.withoutLines,
    syntaxes: ['CII'],
    conformance: 'BASIC WL',
  },
  basic: {
    guideline: `${EN16931}#compliant#urn:factur-x.eu:1p0:basic`,
    level: LEVEL.basic,
    syntaxes: ['CII'],
    conformance: 'BASIC',
  },
  en16931: {
    guideline: EN16931,
    level: LEVEL.en16931,
    syntaxes: ['CII', 'UBL'],
    conformance: 'EN 16931',
  },
  extended: {
    guideline: `${EN16931}#conformant#urn:factur-x.eu:1p0:extended`,
    level: LEVEL.extended,
    syntaxes: ['CII'],
    conformance: 'EXTENDED',
  },
  'extended-ctc-fr': {
    guideline: `${EN16931}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr`,
    level: LEVEL.extended,
    syntaxes: ['CII', 'UBL'],
  },
  xrechnung: {
    guideline: `${EN16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`,
    level: LEVEL.en16931,
    syntaxes: ['CII', 'UBL'],
    process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    conformance: 'XRECHNUNG',
  },
  peppol: {
    guideline: `${EN16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
    level: LEVEL.en16931,
    syntaxes: ['CII', 'UBL'],
    process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  },
};

/** The most telling word of a guideline decides: versions and spellings vary (ZUGFeRD 2.0 said 'urn:zugferd.de:2p0'). */
const WORDS: readonly (readonly [string, Profile])[] = [
  ['extended-ctc-fr', 'extended-ctc-fr'],
  ['xrechnung', 'xrechnung'],
  ['peppol', 'peppol'],
  ['extended', 'extended'],
  ['minimum', 'minimum'],
  ['basicwl', 'basicwl'],
  ['basic', 'basic'],
  ['en16931', 'en16931'],
];

/** The profile that a guideline (BT-24) names; null when it names none we know. */
export function profileOf(guideline: string): Profile | null {
  const text = guideline.toLowerCase();
  return WORDS.find(([word]) => text.includes(word))?.[1] ?? null;
}
