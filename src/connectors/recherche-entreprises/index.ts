export { openRechercheEntreprises, RECHERCHE_ENTREPRISES } from './open-recherche-entreprises.ts';
