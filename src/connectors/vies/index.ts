export { openVies, VIES } from './open-vies.ts';
