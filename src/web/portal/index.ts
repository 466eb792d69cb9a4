export { BrokenPlans } from './broken-plans.tsx';
export { CustomerPlans } from './customer-plans.tsx';
export { useReplies, type Reply } from './api.ts';
export { PortalReply, replyColours } from './portal-reply.tsx';
export { ContactConsent } from './contact-consent.tsx';
export { CustomerLink } from './customer-link.tsx';
export { PortalSettings } from './portal-settings.tsx';
