import type { RegisterFacts } from '../../core/party/index.ts';

/** Why a register did not answer. Never a verdict about who was asked about. */
export type RegisterFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'unavailable' | 'timeout' | 'too-large' | 'unreadable' | 'requester' };

export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: RegisterFault };

export type RegisterCompany = {
  readonly facts: RegisterFacts;
  readonly isPublicBody: boolean;
  /** closed: the establishment asked about, of a company that goes on. */
  readonly state: 'active' | 'ceased' | 'closed';
};

/** A public register of companies, asked by name, SIREN or SIRET. */
export type CompanyRegister = {
  /** Best first; none when nothing fits. */
  readonly search: (text: string, signal?: AbortSignal) => Promise<Asked<readonly RegisterCompany[]>>;
  /** By SIREN, or by SIRET for one establishment; null when the register does not know it, or does not show it. */
  readonly read: (number: string, signal?: AbortSignal) => Promise<Asked<RegisterCompany | null>>;
};

export type VatAnswer = {
  readonly isValid: boolean;
  /** What the state discloses; many disclose nothing. */
  readonly facts: RegisterFacts;
  /** Consultation number: the proof of the check. '' unless the requester was named. */
  readonly reference: string;
};

/** The register of VAT numbers of the Union; `requester` is our own number, '' to ask anonymously. */
export type VatRegister = {
  readonly check: (vatNumber: string, requester: string, signal?: AbortSignal) => Promise<Asked<VatAnswer>>;
};

export type RegisterPorts = {
  readonly companies: CompanyRegister;
  readonly vat: VatRegister;
  /** Between two customers of a run, and when a register wants us to wait. Ends early when the program stops. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
};
