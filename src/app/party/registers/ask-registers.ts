import { error, type Finding } from '../../../core/finding.ts';
import {
  isFrance,
  parseSiren,
  parseSiret,
  parseVatNumber,
  type RegisterFacts,
} from '../../../core/party/index.ts';
import type { Customer } from '../read-customer.ts';
import type { RegisterFault, RegisterPorts } from '../ports.ts';
import type { readRegisterSettings } from './settings.ts';

type Settings = Awaited<ReturnType<typeof readRegisterSettings>>;
type Source = 'recherche-entreprises' | 'vies';

/** What leaves the house about a customer: these numbers, and our own VAT number as the one who asks. */
export type RegisterQuestions = {
  /** SIRET, else SIREN; '' = nothing to ask. */
  readonly company: string;
  readonly vat: string;
  readonly requester: string;
};

export type RegisterAnswer = {
  readonly source: Source;
  readonly subject: string;
  readonly outcome: 'active' | 'ceased' | 'closed' | 'unknown' | 'valid' | 'invalid';
  readonly facts: Partial<RegisterFacts>;
  readonly reference: string;
};

export type RegisterFailure = { readonly source: Source; readonly fault: RegisterFault };

/** Numbers that are no numbers are not sent; nor is anything to a register that is off. */
export const questionsOf = (
  { siren, siret, vatNumber, country }: Pick<Customer, 'siren' | 'siret' | 'vatNumber' | 'country'>,
  settings: Settings,
): RegisterQuestions => {
  const asked = parseSiret(siret).ok ? siret : parseSiren(siren).ok ? siren : '';
  return {
    company: settings.companies && isFrance(country) ? asked : '',
    vat: settings.vat ? ofUnion(vatNumber) : '',
    requester: ofUnion(settings.ownVatNumber),
  };
};

/** A number of the Union, as VIES writes it; outside of it VIES has nothing to say. */
const ofUnion = (vatNumber: string): string => {
  const parsed = parseVatNumber(vatNumber);
  return parsed.ok && parsed.findings.length === 0 ? parsed.value : '';
};

/** Without a transaction of its own: a register may take seconds. */
export const askRegisters = async (
  ports: RegisterPorts,
  questions: RegisterQuestions,
  signal?: AbortSignal,
): Promise<{ answers: RegisterAnswer[]; failures: RegisterFailure[] }> => {
  const answers: RegisterAnswer[] = [];
  const failures: RegisterFailure[] = [];
  if (questions.company !== '') {
    const source = 'recherche-entreprises' as const;
    const asked = await ports.companies.read(questions.company, signal);
    if (!asked.ok) failures.push({ source, fault: asked.fault });
    else {
      const { value } = asked;
      const outcome = value?.state ?? 'unknown';
      const subject = questions.company;
      answers.push({ source, subject, outcome, facts: value?.facts ?? {}, reference: '' });
    }
  }
  if (questions.vat !== '') {
    const source = 'vies' as const;
    const asked = await ports.vat.check(questions.vat, questions.requester, signal);
    if (!asked.ok) failures.push({ source, fault: asked.fault });
    else {
      const { isValid, facts, reference } = asked.value;
      const outcome = isValid ? 'valid' : 'invalid';
      answers.push({ source, subject: questions.vat, outcome, facts: isValid ? facts : {}, reference });
    }
  }
  return { answers, failures };
};

/** What a person can do about a register that did not answer. */
export const failureFinding = ({ source, fault }: RegisterFailure): Finding => {
  const params = { source };
  switch (fault.kind) {
    case 'rate-limited':
      return error('party.register-busy', { params });
    case 'requester':
      return error('party.register-requester');
    case 'unreadable':
    case 'too-large':
      return error('party.register-unreadable', { params });
    case 'timeout':
    case 'unavailable':
      return error('party.register-silent', { params });
  }
};
