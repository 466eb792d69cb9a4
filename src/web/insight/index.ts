export { CustomerWhy } from './customer-why.tsx';
export { WhyNote } from './why-note.tsx';
