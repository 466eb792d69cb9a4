export { MERCI_FACTEUR, openMerciFacteur } from './open-merci-facteur.ts';
export { postsTo } from './countries.ts';
