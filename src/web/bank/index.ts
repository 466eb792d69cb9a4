export { CustomerMemory } from './customer-memory.tsx';
export { BankAccountsSection } from './accounts-section.tsx';
export { BankTabs } from './bank-tabs.tsx';
