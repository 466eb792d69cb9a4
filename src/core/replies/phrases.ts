import type { DisputeCategory } from './reply.ts';

/*
 * How customers say it, in plain words (plain-words.ts), French then English. A phrase counts inside one sentence, and
 * what denies or conditions it there (`butNot`) takes it back: a missed proposal costs a reading, a wrong one trust.
 */

export type Phrases = { readonly says: readonly RegExp[]; readonly butNot: readonly RegExp[] };

const PAYMENT = '(?:reglements?|paiements?|virements?|cheques?|traite|prelevement)';

export const promise: Phrases = {
  says: [
    /\b(?:je|j'|nous|on)\s*(?:vous |vais |allons |va |la |le |les |l'|en |y )*(?:regle|reglons|reglerai|reglerons|reglera|paie|paye|payons|paierai|payerai|paierons|payerons|paiera|vire|virons|virerai|virerons|solde|soldons|solderai|solderons|solderez)\b/,
    /\b(?:vais|allons|va|comptons|compte|pensons|pense|prevoyons|prevois|prevoyait|souhaitons|pouvons|peux|pourrai|pourrons|m'engage a|engageons a|propose de|proposons de) (?:vous |la |le |les |l'|de |en )*(?:regler|payer|virer|solder|verser)\b/,
    new RegExp(
      `\\b(?:je|nous|on|vais|allons|va)\\b.{0,30}\\b(?:effectue|effectuer|effectuons|effectuerai|effectuerons|procede|proceder|procedons|procederai|procederons|fais|faisons|ferai|ferons|fera|faire|emettre|emettons|emettrai|emettrons|envoie|envoyons|enverrai|enverrons|envoyer|adresse|adressons|adresserai|adresserons|lance|lancons|lancerai|lancerons)\\b.{0,20}\\b${PAYMENT}\\b`,
    ),
    new RegExp(
      `\\b${PAYMENT}\\b.{0,50}\\b(?:sera|seront|interviendra|interviendront|partira|partiront|part|partent|est prevue?|sont prevus|est programmee?|est planifiee?|prevue?|programmee?|planifiee?|parviendra|aura lieu|est en cours)\\b`,
    ),
    /\b(?:sera|seront) (?:integralement |entierement |bien )?(?:reglee?s?|payee?s?|soldee?s?|viree?s?|versee?s?|mise?s? en paiement)\b/,
    /\b(?:mettons|mets|mettrons|mise|mises|passe|passera|passeront|passons) (?:la facture |vos factures |votre facture |cette facture |les factures )?en (?:paiement|reglement)\b/,
    new RegExp(`\\b(?:recevrez|aurez)\\b.{0,30}\\b${PAYMENT}\\b`),
    new RegExp(
      `^(?:bonjour,? |ok,? |d'accord,? )?${PAYMENT} (?:de .{2,20})?(?:le|pour|avant|demain|lundi|mardi|mercredi|jeudi|vendredi|d'ici|fin|sous)\\b`,
    ),
    /\b(?:will|shall|going to|plan to|planning to|intend to|aim to|expect to|able to|happy to|can) (?:now |then |therefore |definitely |certainly )?(?:be )?(?:pay|paying|settle|settling)\b|\w'll (?:pay|settle)\b/,
    /(?:\b(?:will|shall|going to|plan to|planning to|intend to|aim to|expect to|able to|can)|\w'll) (?:now |then |therefore )?(?:be )?(?:transfer|wire|remit|clear|release|process|make|send|arrange|issue|initiate|schedule)(?:ring|ing)?\b(?=.{0,50}(?:\b(?:pay\w*|transfer|remittance|money|invoices?|balance|bill)\b|[€£$]|\d (?:euros?|eur|pounds?)\b))/,
    /\bpayments?\b.{0,60}\b(?:will be|will go|will leave|will reach|will follow|will arrive|is scheduled|is planned|is due to|has been scheduled|is set|is booked|scheduled|goes out|should reach|should arrive)\b/,
    /\bwill be (?:paid|settled|transferred|cleared|released|wired|made)\b/,
    /\b(?:we are|we're|i am|i'm) (?:paying|settling|transferring|wiring|processing|going to pay)\b/,
    /\b(?:you will|you'll|you should|you can expect to|expect to) (?:receive|have|get|see)\b.{0,30}\b(?:payment|transfer|money|funds)\b/,
    /\b(?:you can )?expect (?:the |our |your )?(?:payment|transfer|money)\b/,
    /\bin (?:our|the) next (?:payment run|pay run)\b/,
  ],
  butNot: [
    /\bn(?:e\b|').{0,40}\b(?:pas|plus|rien|aucun\w*|jamais)\b/,
    /\bimpossible\b|\bpas en mesure\b|\bpas possible\b|\brefus/,
    /\b(?:si|des que|des reception|a reception|apres reception|lorsque|quand|tant que|sous reserve|a condition|une fois|apres (?:avoir|que)|en attente|attendons|attends)\b/,
    /\b(?:prelevement|cheque) (?:automatique )?(?:rejete|impaye)/,
    /\b(?:not|won't|cannot|can't|couldn't|unable|never|refuse|unless|once|until you|when you|when we receive|as soon as (?!possible)|after (?:we|you|receiving)|if|provided|subject to|waiting for|await\w*|pending)\b/,
    /\b(?:regler|payer|reglerons|reglons|solve|settle|sort)\b.{0,12}\b(?:probleme|question|souci|litige|differend|issue|problem|matter|dispute)\b/,
    /\b(?:avons|ai|avez|a) (?:deja |bien )*(?:ete )?(?:regle|paye|vire|solde)|\balready\b|\bdeja\b/,
    /\b(?:remboursement|rembourser|refund|avoir de|credit note)\b/,
  ],
};

export const paid: Phrases = {
  says: [
    /\b(?:avons|ai|a|ont|avions|avait|j'ai)\s+(?:vous )?(?:deja |bien |ete |donc |pourtant )*(?:regle|reglee|reglees|regles|paye|payee|payees|payes|vire|viree|solde|soldee|soldees|debite|debitee|effectue)\b/,
    new RegExp(
      `\\b(?:avons|ai|a|ont)\\s+(?:deja |bien |ete )*(?:effectue|emis|fait|envoye|procede|poste|adresse|execute)\\b.{0,12}\\b${PAYMENT}\\b`,
    ),
    new RegExp(
      `\\b${PAYMENT}\\b.{0,30}\\b(?:a ete|ont ete|a bien ete|a deja ete|est|etait) (?:deja |bien )?(?:effectuee?s?|faite?s?|emise?s?|partie?s?|executee?s?|realisee?s?|passee?s?|envoyee?s?|debitee?s?|encaissee?s?|postee?s?)\\b`,
    ),
    new RegExp(
      `\\b${PAYMENT} (?:deja |bien )?(?:effectue|fait|emis|parti|execute|realise|passe|envoye|debite|encaisse|poste)\\b`,
    ),
    /\b(?:est|sont|etait|etaient) (?:deja |bien |pourtant )+(?:reglee?s?|payee?s?|soldee?s?)\b/,
    /\b(?:reglee?s?|payee?s?|soldee?s?) (?:le|depuis|par (?:virement|cheque|carte)|hier|ce jour|en date)\b/,
    /\b(?:ci-joint|en piece jointe|trouverez|voici)\b.{0,40}\b(?:preuve|copie|avis|confirmation|justificatif|ordre|attestation) (?:de|du|d'execution du) (?:virement|paiement|reglement)\b/,
    /\b(?:we|i)(?:'ve| have)? (?:already |just |actually )*(?:paid|settled|transferred|wired|remitted|made (?:the |this |a |that )?(?:bank )?(?:payment|transfer)|sent (?:the |a |you )?(?:payment|cheque|check|transfer|money))\b/,
    /\b(?:has|have|was|were|had) (?:already |been |just )*(?:been )?(?:paid|settled|wired|transferred|remitted|cleared)\b/,
    /\b(?:is|are|'s) already (?:paid|settled)\b|\balready paid\b|\bpaid (?:it |this |in full )?(?:on|by (?:bank )?(?:transfer|cheque|card)|last|yesterday|in full on)\b/,
    /\b(?:payment|transfer)\b.{0,30}\b(?:was|were|has been|have been|went|left) (?:made|sent|processed|completed|done|out|executed|issued|initiated|our account)\b/,
    /\b(?:proof|confirmation|copy) of (?:the |our )?(?:payment|transfer)\b.{0,30}|\bremittance advice (?:is )?(?:attached|enclosed)\b/,
  ],
  butNot: [
    /\bn(?:e\b|').{0,20}(?:avons|ai|a|ont|est|sont)? ?(?:pas|jamais|rien)\b.{0,10}\b(?:encore )?(?:regle|paye|vire|ete|solde|recu)/,
    /\bpas encore\b|\bnon reglee?|\bimpaye/,
    /\b(?:regle|solde|settled|resolved)\b.{0,12}\b(?:probleme|question|souci|litige|differend|issue|problem|matter)\b/,
    /\b(?:not|n't|never|yet to|until|once|will have|should have|to have|as soon as|after)\b.{0,20}\b(?:been )?(?:paid|settled|made|sent|wired|transferred|processed|receiv\w*)\b/,
    /\b(?:serait|seront|sera|aurait|auraient|should|would|will|to be)\b.{0,12}\b(?:reglee?|payee?|paid|settled|made)\b/,
    /\b(?:rembours|refund|par erreur|avoir)\b/,
    /\b(?:send|need|require|provide|envoyer|fournir|besoin)\b.{0,20}\b(?:proof|preuve|justificatif)\b/,
    /\b(?:client|clients|customer|customers) (?:ne |n')?(?:nous )?(?:a|ont|has|have)\b/,
    /\bapproved\b|\bvalidee?\b/,
  ],
};

export const notReceived: Phrases = {
  says: [
    /\b(?:pas|jamais|aucune?)\b.{0,30}\b(?:recu|trace|retrouve|retrouvons|trouve|trouvons|parvenue?s?|en notre possession|connaissance)\b.{0,50}\b(?:factures?|documents?)\b/,
    /\bfactures?\b.{0,60}\b(?:pas|jamais)\b.{0,20}\b(?:recue?s?|parvenue?s?|trouvee?s?|retrouvee?s?|arrivee?s?)\b/,
    /\b(?:ne|n')\s?(?:retrouve|retrouvons|trouve|trouvons|avons|ai)\b.{0,20}\b(?:pas|plus|jamais)\b.{0,30}\b(?:cette|la|votre|vos|les|ces|de|trace de) (?:\w+ )?factures?\b/,
    /\b(?:renvoyer|renvoyez|transmettre|envoyer|adresser|faire parvenir|retransmettre|communiquer|redonner)\b.{0,40}\b(?:la facture|cette facture|les factures|votre facture|vos factures|ces factures|facture en question|copie de|duplicata|factures? (?:concernees?|manquantes?|correspondantes?)|factures? [a-z]{1,3}[-\d])/,
    /\b(?:not|never|n't|no)\b.{0,30}\b(?:receive[d]?|get|got|have|seen?|find|found|trace|record|copy)\b.{0,50}\binvoices?\b/,
    /\binvoices?\b.{0,40}\b(?:not|never|n't)\b.{0,15}\b(?:received|arrived?|reached?|got|been received|come through)\b/,
    /\b(?:send|resend|re-send|forward|provide|share|email|let (?:me|us) have)\b.{0,40}\b(?:copy|copies|duplicate|(?:the|this|that|your|these|missing|a new) invoices?|invoices? again|it again)\b/,
  ],
  butNot: [
    /\b(?:correcte?|corrigee?s?|rectifiee?s?|rectificative|modifiee?s?|corrected|revised|amended|credit note|avoir|bon de commande|purchase order|rib|iban|releve|statement)\b/,
    /\bmarchandises?\b|\bcolis\b|\bgoods\b|\bparcel\b|\bdelivery\b/,
    /\b(?:je|nous|we|i)\b.{0,15}\b(?:transmets|transferons|transmettons|transfere|transfert|forward(?:ed|ing)?|have (?:sent|forwarded))\b/,
    /\b(?:adresser|envoyer|transmettre|send) (?:desormais |dorenavant |directement |future |all |toutes )+/,
    /\bproof\b|\bpreuve\b/,
  ],
};

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
  ],
  butNot: [/\b(?:urgence|urgent matters?|en cas d'urgence|urgently|for urgent)\b/, /\bmailto:|https?:\/\//],
};

export const absence: Phrases = {
  says: [
    /\b(?:absente?s?|en conges?|conges? (?:annuels?|maternite|paternite|d'ete)|arret maladie|en vacances|de retour|hors du bureau|en deplacement)\b/,
    /\b(?:bureaux?|entreprise|societe|etablissement|usine|nous|comptabilite|service)\b.{0,40}\b(?:fermee?s?|fermeture)\b|\bfermeture (?:annuelle|estivale|exceptionnelle)\b/,
    /\bout of (?:the )?office\b|\bon (?:annual |sick |maternity |paternity |parental |summer )?(?:leave|holiday|holidays|vacation)\b|\baway (?:from|until|on|till)\b/,
    /\b(?:back|return|returning|returns) (?:to (?:the )?(?:office|work) )?(?:in the office )?(?:on|from|at)\b|\bclosed (?:until|from|for)\b|\b(?:will|'ll) (?:be back|return)\b/,
  ],
  butNot: [
    /\b(?:facture|virement|reglement|paiement|invoice|payment)s? (?:de retour|return)/,
    /\bretour de (?:marchandise|produit|cheque)/,
  ],
};

export const dispute: Phrases & { readonly categories: readonly (readonly [DisputeCategory, RegExp])[] } = {
  says: [
    /\b(?:conteste|contestons|contesterons|contestee?s?|contestation|en desaccord|pas d'accord|desaccord|litige|litigieuse?s?|reserves?)\b/,
    /\b(?:facturee?s?|facture[sz]?|facturation|comptee?s?|paye)\b.{0,40}\b(?:deux fois|en double|a tort|par erreur)\b|\bdoublons?\b|\bdouble facturation\b|\bsurfactur\w+/,
    /\b(?:erreur|erronee?s?|inexacte?s?|incorrecte?s?|fausse|faux)\b.{0,50}\b(?:factures?|montant|prix|tarif|quantites?|tva|taux|facturation|total)\b|\b(?:factures?|montant|prix|tarif|quantites?|tva|taux|total)\b.{0,50}\b(?:erreur|erronee?s?|inexacte?s?|incorrecte?s?|fausse|faux|ne correspond\w*|pas (?:le )?bon|pas conformes?|trop elevee?)\b/,
    /\b(?:non[- ]conformes?|pas conformes?|defectueu\w+|cassee?s?|endommagee?s?|abimee?s?|malfacons?|rayee?s?|vices? cachee?s?|defauts?|en panne|ne fonctionne\w* (?:pas|plus))\b/,
    /\b(?:manque|manquait|manquaient|manquent|manquante?s?|incomplete?s?|seulement \w+ (?:sur|au lieu))\b.{0,60}\b(?:articles?|pieces?|cartons?|colis|livraison|commande|lot|produits?|palettes?|marchandises?)\b|\b(?:articles?|pieces?|cartons?|colis|livraison|commande|lot|produits?|palettes?|marchandises?)\b.{0,40}\b(?:manque|manquait|manquent|manquante?s?|incomplete?s?)\b/,
    /\b(?:marchandises?|commande|colis|produits?|materiel|prestation|travaux|intervention|livraison|chantier)\b.{0,50}\b(?:pas|jamais|non|n'a|n'ont)\b.{0,20}\b(?:livree?s?|recue?s?|realisee?s?|terminee?s?|effectuee?s?|arrivee?s?|faite?s?|eu lieu|acheve\w*|commandee?s?)\b/,
    /\b(?:jamais|pas) (?:passe|commande|signe|demande|valide|recu)\b.{0,30}\b(?:commande|cette prestation|ce devis|ces produits|cet article|ces articles|la marchandise|les marchandises|le colis)\b/,
    /\bremise\b.{0,50}\b(?:pas|non|oubliee?|omise|n'a)\b.{0,20}|\b(?:attendons|attente|attends|demandons|demande|reclamons|merci d'etablir|etablir|emettre)\b.{0,25}\b(?:un |votre |l'|d'un |l')?avoir\b(?! (?:une|le|la|des|un|recu))/,
    /\b(?:dispute[sd]?|disputing|contest(?:ed|ing)?|disagree|object to|in disagreement|query(?:ing)? (?:the|this|your) (?:invoice|amount))\b/,
    /\b(?:charged|billed|invoiced)\b.{0,30}\b(?:twice|double|wrong|too much|in error|by mistake|more than)\b|\b(?:duplicate|double) (?:invoice|charge|billing)\b|\bovercharg\w+|\boverbilled\b/,
    /\b(?:damaged|defective|faulty|broken|not as (?:ordered|agreed|described)|wrong (?:item|items|goods|product|size|colour))\b/,
    /\b(?:missing|short[- ]delivered|incomplete|only received|fewer than)\b.{0,50}\b(?:items?|goods|parts?|boxes|order|delivery|units|pieces|pallets?|of the)\b|\b(?:items?|goods|parts?|boxes|units|pieces|pallets?)\b.{0,30}\b(?:missing|short)\b/,
    /\b(?:goods|order|delivery|parcel|service|work|items?|shipment)\b.{0,40}\b(?:not|never|n't)\b.{0,20}\b(?:delivered|arrived?|received|completed|finished|done|carried out|performed)\b/,
    /\b(?:never|not|n't) (?:order|ordered|received the (?:goods|order|delivery|items))\b/,
    /\b(?:wrong|incorrect|error|mistake)\b.{0,40}\b(?:invoice|amount|price|prices|vat|quantity|rate|total)\b|\b(?:invoice|amount|price|vat|quantity|rate|total|discount)\b.{0,40}\b(?:wrong|incorrect|does not match|doesn't match|not correct|differs|missing|not applied|not been applied|wasn't applied|is higher)\b/,
    /\b(?:need|request|expect|waiting for|await|awaiting|issue|require|send)\b.{0,25}\b(?:a |the |your )?(?:credit note|corrected invoice)\b/,
    /\b(?:facture|invoice)\b.{0,25}\b(?:corrigee|rectifiee|rectificative|modifiee|corrected|revised|amended)\b/,
  ],
  butNot: [
    /\b(?:mauvaise adresse|wrong (?:address|email|person|contact))\b/,
    /\b(?:aucune?|sans|pas de|plus de) (?:contestation|litige|desaccord|reserve|erreur)\b|\bno (?:dispute|disagreement|objection|issue|mistake|error)\b|\b(?:not|n't|don't) (?:dispute|contest|disput\w+)\b|\bne contest\w+ pas\b/,
    /\b(?:virement|cheque|payment|transfer)\b.{0,30}\b(?:erreur|wrong account|rejete)\b/,
    /\bsauf erreur\b|\bunless i am mistaken\b|\bif i am not mistaken\b/,
  ],
  categories: [
    ['duplicate', /deux fois|double|doublon|twice|duplicate/],
    ['quantity', /manqu|incomplet|quantite|missing|short|incomplete|quantity|only received|fewer/],
    [
      'goods',
      /conforme|defectueu|cassee?|endommag|abime|malfacon|rayee?|vice|defaut|panne|fonctionne|damaged|defective|faulty|broken|wrong (?:item|goods|product|size|colour)|as ordered|as described/,
    ],
    [
      'delivery',
      /(?:livraison|livree?|colis|marchandises?|commande|deliver\w*|parcel|goods|order|shipment|arrived?).*(?:pas|jamais|non|not|never|n't)|(?:pas|jamais|non|not|never|n't).*(?:livre|delivered|arrived|recu.*(?:marchandise|colis)|received the)/,
    ],
    [
      'price',
      /prix|tarif|remise|montant|tva|taux|surfactur|price|amount|discount|vat|rate|overcharg|overbill|too much|total|higher/,
    ],
  ],
};

export const acknowledgement: Phrases = {
  says: [
    /\b(?:bien recu|accusons reception|accuse reception|bonne reception|prenons note|c'est note|bien note|je transmets|nous transmettons|je transfere|transmis|reviens vers vous|revenons vers vous|revenir vers vous|nous regardons|je regarde|en cours de traitement|faisons le necessaire|fais le necessaire|faire le necessaire|ferons le necessaire|je vois (?:ca|cela))\b/,
    /\b(?:well received|thank you for your (?:e-?mail|message|reminder)|thanks for (?:your|the) (?:e-?mail|message|reminder)|will get back|get back to you|come back to you|noted|acknowledge|looking into|look into|passed (?:this|it|your)|forwarded (?:this|it|your)|being processed)\b/,
  ],
  butNot: [],
};
