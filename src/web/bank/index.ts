export { BankAccountsSection } from './accounts-section.tsx';
