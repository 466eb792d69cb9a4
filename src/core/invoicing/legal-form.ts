const bare = (form: string): string => form.replace(/[.\s]/g, '').toUpperCase();

/** Companies whose documents say their capital (C. com. R123-238): limited liability, and limited by shares. */
const WITH_CAPITAL = /^(SARL|EURL|SASU?|SA|SCA|SELARL|SELASU?|SELAFA|SELCA|SE)$/;
const SOLE_TRADER =
  /^(EI|EIRL|ENTREPRENEURE?INDIVIDUEL(LE)?|ENTREPRISEINDIVIDUELLE|MICRO-?ENTREPR(ENEURE?|ENEUSE|ISE)|AUTO-?ENTREPR(ENEURE?|ENEUSE|ISE))$/;
/** No register of commerce: associations, public bodies, professions practised alone. */
const UNREGISTERED = /^(ASSOCIATION|ASSOCIATIONLOI1901|FONDATION|EPIC|EPA|SYNDICAT|)$/;

/** 'SAS au capital de 80 000 €' → SAS: what stands before the capital. */
const formOf = (text: string): string => bare(text.split(/\s+au\s+capital\b/i)[0] ?? '');

export const isSoleTrader = (legalForm: string): boolean => SOLE_TRADER.test(formOf(legalForm));
export const hasCapital = (legalForm: string): boolean => WITH_CAPITAL.test(formOf(legalForm));
export const saysCapital = (legalForm: string): boolean => /\bcapital\b/i.test(legalForm);

/** Whose documents name a register (R123-237): companies; a sole trader only when registered. */
export const hasRegister = (legalForm: string): boolean =>
  !isSoleTrader(legalForm) && !UNREGISTERED.test(formOf(legalForm));
