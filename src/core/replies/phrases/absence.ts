import { type Phrases } from './words.ts';

export const absence: Phrases = {
  says: [
    /\b(?:absente?s?|en conges?|conges? (?:annuels?|maternite|paternite|d'ete)|arret maladie|en vacances|de retour|hors du bureau|en deplacement)\b/,
    /\b(?:bureaux?|entreprise|societe|etablissement|usine|nous|comptabilite|service)\b.{0,40}\b(?:fermee?s?|fermeture)\b|\bfermeture (?:annuelle|estivale|exceptionnelle)\b/,
    /\bout of (?:the )?office\b|\bon (?:annual |sick |maternity |paternity |parental |summer )?(?:leave|holiday|holidays|vacation)\b|\baway (?:from|until|on|till)\b/,
    /\b(?:back|return|returning|returns) (?:to (?:the )?(?:office|work) )?(?:in the office )?(?:on|from|at)\b|\bclosed (?:until|from|for)\b|\b(?:will|'ll) (?:be back|return)\b/,
    /\b(?:en formation|en deplacement|en arret|en mission|en rtt|en seminaire|absente?s?)\b|\b(?:reprends|reprend|reprise|reprendrai) (?:le travail |mon poste |mes fonctions )?(?:le|lundi|mardi|mercredi|jeudi|vendredi)\b|\brouvr\w+ (?:le|lundi|mardi)/,
    /\b(?:am|'m|will be|'ll be|currently) (?:away|travelling|traveling|off|absent|out|unavailable|on leave)\b|\b(?:on holiday|on holidays|on vacation|annual leave|sick leave)\b/,
    /\b(?:sera|seront|est|sont|serons|sommes|is|are|will be) (?:exceptionnellement )?(?:fermee?s?|closed)\b|\bne (?:lirai|consulterai|consulte|lis)\b|\bnot be (?:reading|checking)\b/,
  ],
  butNot: [
    /\b(?:facture|virement|reglement|paiement|invoice|payment)s? (?:de retour|return)/,
    /\bretour de (?:marchandise|produit|cheque)/,
  ],
};
