export { readAddresses } from './contacts.ts';
export { CustomerRules } from './customer-rules.tsx';
export { CallForm } from './call-form.tsx';
export { Letters } from './letters.tsx';
export { useCurrent, useDraft, useDrafts } from './api.ts';
export { stepHue, stepName } from './step-words.ts';
export { RemindButton, useRemind } from './remind.tsx';
export { PolicySettings } from './policy-settings.tsx';
export { LimitsSettings } from './limits-settings.tsx';
