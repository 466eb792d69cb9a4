export { composeEml } from './compose-eml.ts';
export { openSmtp } from './open-smtp.ts';
