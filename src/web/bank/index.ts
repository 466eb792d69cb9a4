export { CustomerMemory } from './customer-memory.tsx';
export { BankAccountsSection } from './accounts-section.tsx';
