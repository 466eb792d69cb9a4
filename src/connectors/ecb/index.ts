export { ECB, openEcb } from './open-ecb.ts';
