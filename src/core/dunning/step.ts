/*
 * One step of a policy. A field that may be left out was not known to policies written before it: they read as they did.
 */
export type StepKind = 'pre-due' | 'reminder' | 'call' | 'formal-notice';

/** How a message goes. `registered`: a letter whose delivery is signed for. */
export const CHANNELS = [
  'email',
  'letter',
  'registered',
  'email+letter',
  'email+registered',
  'call',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a step may ask for. SMS has its place here; until a provider carries it, no policy may use it. */
export const STEP_CHANNELS = [...CHANNELS, 'sms'] as const;
export type StepChannel = (typeof STEP_CHANNELS)[number];

/** By what else, when the customer cannot be reached by the channel of the step. */
export const FALLBACKS = ['other', 'email', 'letter', 'registered', 'none'] as const;
export type StepFallback = (typeof FALLBACKS)[number];

/** From which day the days of a step are counted. `promise`: the end of the grace after a promise that was not kept. */
export const ANCHORS = ['due', 'previous', 'promise'] as const;
export type Anchor = (typeof ANCHORS)[number];

export type DayUnit = 'calendar' | 'business';

/** As on a contact of the customer. */
export const CONTACT_ROLES = ['billing', 'accounting', 'management', 'buyer'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Written to: the first of `to` that somebody holds. `cc`: everybody of those roles gets a copy. */
export type Audience = { to: ContactRole[]; cc: ContactRole[] };

/** `asked`: the invoices that the message asks for; `all`: everything open. */
export const INVOICE_COPIES = ['none', 'asked', 'all'] as const;
export type Attachments = {
  readonly invoices: (typeof INVOICE_COPIES)[number];
  /** The statement of account of the day. */
  readonly statement: boolean;
};

/** `announce`: the message says what late charges are due, and that is kept as announced. Consumers owe none. */
export type ChargeRule = 'none' | 'announce';

export type StepMode = 'review' | 'automatic';

/**
 * What a registered letter needs before its step is done. `deposit`: the post’s receipt for it; `delivery`: its signed
 * receipt, or what shows that it was refused or left unclaimed.
 */
export const PROOFS = ['none', 'deposit', 'delivery'] as const;
export type StepProof = (typeof PROOFS)[number];

export type Step = {
  /** Unique within the policy and kept for ever: completed steps refer to it. */
  code: string;
  kind: StepKind;
  /** Days after the anchor; negative before the due date. */
  offsetDays: number;
  channel: StepChannel;
  /** Days that must have passed since the previous step of the same item. */
  minGapDays: number;
  /** A call or a notice before the due date is a step without being a level: it does not raise the tone. */
  countsAsLevel: boolean;
  /** Days the message leaves to pay: its deadline. */
  deadlineDays: number;
  /** Left out: a formal notice announces, the others do not. */
  charges?: ChargeRule;
  /** Left out: the due date. */
  anchor?: Anchor;
  /** Left out: calendar days. */
  dayUnit?: DayUnit;
  /** Left out: a letter for an e-mail, an e-mail for a letter. */
  fallback?: StepFallback;
  /** Left out: the contact for invoices, else the accounting department, else anybody. */
  audience?: Audience;
  /** Left out: the invoices that are asked for. */
  attachments?: Attachments;
  /** Left out: nothing leaves that nobody has looked at. */
  mode?: StepMode;
  /** Kept for the day it is wanted, passed over until then. */
  isOff?: boolean;
  /** Left out: posted is done. */
  proof?: StepProof;
};

export const DEFAULT_AUDIENCE: Audience = { to: ['billing', 'accounting'], cc: [] };
export const DEFAULT_ATTACHMENTS: Attachments = { invoices: 'asked', statement: false };

export const chargeRuleOf = (step: Pick<Step, 'kind' | 'charges'>): ChargeRule =>
  step.charges ?? (step.kind === 'formal-notice' ? 'announce' : 'none');

export const anchorOf = (step: Pick<Step, 'anchor'>): Anchor => step.anchor ?? 'due';
export const unitOf = (step: Pick<Step, 'dayUnit'>): DayUnit => step.dayUnit ?? 'calendar';
export const fallbackOf = (step: Pick<Step, 'fallback'>): StepFallback => step.fallback ?? 'other';
export const audienceOf = (step: Pick<Step, 'audience'>): Audience => step.audience ?? DEFAULT_AUDIENCE;
export const attachmentsOf = (step: Pick<Step, 'attachments'>): Attachments =>
  step.attachments ?? DEFAULT_ATTACHMENTS;
export const modeOf = (step: Pick<Step, 'mode'>): StepMode => step.mode ?? 'review';
export const proofOf = (step: Pick<Step, 'proof'>): StepProof => step.proof ?? 'none';
export const isOff = (step: Pick<Step, 'isOff'>): boolean => step.isOff === true;

/** Beside the order of the others: it comes when a promise was not kept, whatever was done before. */
export const isAside = (step: Pick<Step, 'anchor'>): boolean => anchorOf(step) === 'promise';

export const writesMail = (channel: StepChannel): boolean =>
  channel === 'email' || channel.startsWith('email+');
export const writesLetter = (channel: StepChannel): boolean =>
  channel === 'letter' || channel === 'registered' || channel.startsWith('email+');

/** A formal notice goes with proof that it came. */
export const goesRegistered = ({ kind, channel }: { kind: StepKind; channel: StepChannel }): boolean =>
  writesLetter(channel) && (kind === 'formal-notice' || channel.endsWith('registered'));
