import { type Phrases } from './words.ts';

export const wrongPerson: Phrases = {
  says: [
    /\b(?:ne|n')\s?(?:travaille|travaillons|fais|fait|suis|m'occupe|s'occupe|gere|sommes|traite|est)\b.{0,8}\b(?:plus|pas)\b.{0,30}\b(?:chez|partie|charge|en poste|la societe|l'entreprise|l'etablissement|ce dossier|dossiers?|la comptabilite|service|concernee?|factures?|interlocut\w+|paiements?|reglements?|bon(?:ne)?)\b/,
    /\b(?:a|ont|ai) (?:definitivement )?quitte\b.{0,20}\b(?:societe|entreprise|etablissement|poste|fonctions|service)\b|\bquitte (?:la societe|l'entreprise)\b/,
    /\b(?:pas|mauvaise?|plus) (?:le |la |a la |au )?(?:bon|bonne|mauvaise?|votre)? ?(?:destinataires?|interlocut\w+|contact|adresse|personne|service)\b/,
    /\b(?:contacter|contactez|adresser|adressez|ecrire|ecrivez|envoyer|envoyez|transmettre|transmettez|rapprocher|tourner|joindre|utiliser|utilisez|voir avec)\b.{0,90}\S+@\S+/,
    /\bno longer (?:works?|working|with|employed|at|here|handles?|handling|responsible|in charge|part of|deals?|dealing|the right|valid|in use)\b/,
    /\b(?:has|have) left (?:the |our |us)|\bleft (?:the|our) (?:company|firm|business|organi[sz]ation)\b/,
    /\b(?:wrong|not the (?:right|correct)|incorrect) (?:person|contact|department|address|email|recipient|team|mailbox)\b/,
    /\b(?:please |kindly |should |to )?(?:contact|write to|send|direct|forward|address|email|reach out to|speak to|use)\b.{0,90}\S+@\S+/,
    /\b(?:i|we) (?:am|are|'m|'re) not (?:responsible|in charge|the person|handling|dealing)\b|\bi do(?:n't| not) (?:deal with|handle|manage) (?:invoices|payments|accounts)\b/,
    /\b(?:trompez|trompe[zr]?) (?:de|d') ?(?:destinataire|interlocut\w+|societe|adresse|personne|client|service)|\bvous faites (?:une )?erreur\b|\berreur de destinataire\b|\bnous ne sommes pas (?:cette|la|l'|votre|la bonne) ?(?:societe|entreprise|client|personne|bonne)/,
    /\b(?:parti|partie|est) (?:a|en|a la) (?:la )?retraite\b|\ba pris sa retraite\b|\bhas retired\b|\bretired (?:in|last|from)\b/,
    /\bn'? ?est plus (?:dans|chez|a|en poste|parmi|au|avec|salariee?)\b|\bn(?:e|') ?(?:s'occupe|traite|gere|suis|travaille) plus\b/,
    /\b(?:desormais|dorenavant|maintenant|a present|reprend|a repris|gere|s'occupe|suit|traite|assuree?|en charge|succede|remplace)\b.{0,90}\S+@\S+/,
    /\b(?:il faut voir|voyez|a voir|voir) (?:cela |ca )?(?:avec|aupres)\b.{0,60}\S+@\S+/,
    /\b(?:wrong|incorrect|different) (?:company|business|firm|organi[sz]ation)\b|\bnever (?:dealt|done business|worked) with you\b/,
    new RegExp(
      `\\b(?:does|do|did|is|am|are)?(?:n'?t| not)? ?(?:no longer|doesn'?t|does not|don'?t|isn'?t|is not) (?:works?|working|handles?|handling|with|at|part of|deals?|dealing|responsible|the right|employed)\\b.{0,40}\\b(?:here|invoices?|payments?|company|us|firm|anymore|any more|accounts|right person|person|team|department|for this|this)`,
    ),
    /\b(?:moved|transferred) to (?:another|a different|a new) (?:department|team|role|job|position|company)\b/,
    /\b(?:not|n't) the right (?:person|contact|one|department|address)\b|\bpas la bonne (?:personne|adresse|societe)\b/,
    /\b(?:get in touch with|reach|speak with|talk to|liaise with|route|copy|moved to|now handled by|taken over by|handled by)\b.{0,90}\S+@\S+/,
    /\b(?:n'ai rien a voir avec|avons rien a voir avec|(?:have|is|has|had) nothing to do with)\b.{0,15}\b(?:factures?|compta\w*|reglements?|invoices?|accounts|payments?|my|mon|mes)\b|\bne concerne pas (?:mon|notre) service\b|\b(?:decedee?|mort|passed away|died|deceased)\b/,
    /\bn(?:e |')(?:suis|est) plus (?:le |la )?(?:gerante?|directeur|directrice|presidente?|responsable|comptable|dirigeante?)\b|\b(?:not been|no longer) (?:a |the )?(?:director|manager|owner|accountant|bookkeeper)\b/,
  ],
  butNot: [
    /\b(?:possession|connaissance)\b/,
    /\b(?:confidentiel\w*|confidential|intended recipient|destinataire de ce (?:message|courriel|mail)|detruire|delete it)\b/,
    /\bbon de commande\b/,
    /\bpendant (?:mon|son|notre) absence\b|\b(?:in|during) (?:my|his|her) absence\b/,
    /\b(?:urgence|urgent matters?|en cas d'urgence|urgently|for urgent)\b/,
    /\bmailto:|https?:\/\//,
  ],
};
