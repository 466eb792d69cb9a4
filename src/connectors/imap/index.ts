export { openImap } from './open-imap.ts';
