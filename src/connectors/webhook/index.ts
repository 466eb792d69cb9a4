export { createPostWebhook } from './post-webhook.ts';
