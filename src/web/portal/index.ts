export { CustomerPlans } from './customer-plans.tsx';
export { CustomerLink } from './customer-link.tsx';
export { PortalSettings } from './portal-settings.tsx';
