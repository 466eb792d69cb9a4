export { useReplies, type Reply } from './api.ts';
export { PortalReply } from './portal-reply.tsx';
export { CustomerLink } from './customer-link.tsx';
export { PortalSettings } from './portal-settings.tsx';
