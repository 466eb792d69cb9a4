export { CustomerCharges } from './customer-charges.tsx';
export { LateRatesSection } from './rates-section.tsx';
