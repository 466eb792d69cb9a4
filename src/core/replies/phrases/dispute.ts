import type { DisputeCategory } from '../reply.ts';
import { GOODS, NOT_EN, NUMBER, WORKS, type Phrases } from './words.ts';

/** Whoever asks for an order number for themselves speaks of no invoice. */
const ON_INVOICE =
  '(?=.*\\b(?:factures?|facturation|invoices?|traiter|payer|reedit\\w+)\\b|(?<=factures?\\b.*))';

/** What is said of one cause. The first that is said counts: what was credited or lacks an order is about papers alone. */
const CAUSES: readonly (readonly [DisputeCategory, readonly RegExp[]])[] = [
  [
    'credited',
    [
      new RegExp(
        `\\b(?:(?:un|une|l'|d'un|votre|vos|cet|ces|des|les|n°|facture d') ?avoirs?)\\b.{0,50}\\b(?:deja|etabli|emis|adresse|envoye|fait|transmis|recu|deduire|deduit|impute|de votre part)\\b|\\b(?:objet d'un|annulee? par (?:l'|un |votre )|deja (?:etabli|emis|fait|adresse|envoye) (?:un|l')|etabli un|deduire l'|couverte? par (?:l'|un )) ?avoir\\b`,
      ),
      /\b(?:already|have|has|you) (?:\w+ )?(?:issued|sent|raised|given|received) (?:us )?(?:a|the|your) credit(?: note)?\b|\bcredit note\b.{0,40}\b(?:already|issued|sent|received|raised|against|covers)\b|\b(?:has|have|was|been) (?:already |fully |been )*credited\b|\bdeja (?:ete )?creditee?\b/,
      /\bavoir\b.{0,25}\b(?:qui )?(?:annule|couvre|solde|compense)\b|\btenir compte (?:de l'|de votre |d'un )avoir\b|\bcredit note\b.{0,30}\b(?:cancels?|covers?|offsets?)\b|\bcredit note [a-z]*-?\d/,
    ],
  ],
  [
    'order',
    [
      new RegExp(
        `\\b(?:bons? de commande|numeros? de (?:bon de )?commande|n° ?(?:de )?(?:bc|commande|d'engagement|engagement)|(?:reference|ref\\.?) (?:de )?(?:notre |la |votre )?commande|engagement juridique|code service)\\b.{0,50}\\b(?:manqu\\w+|absente?|n'apparait|ne figure|n'est pas|pas indique|non mentionne|oublie|obligatoire|exige|errone|requis|necessaire|rejet\\w*)\\b`,
      ),
      new RegExp(
        `\\b(?:sans|manque|absence d[eu']|comporte pas|mentionne pas|indique pas|figure pas|indiquer|mentionner|preciser|rappeler|porter|ajouter|faire figurer|faire apparaitre)\\b.{0,25}\\b(?:bon de commande|numero de (?:bon de )?commande|n° ?(?:de )?(?:bc|commande|d'engagement)|(?:reference|ref\\.?) (?:de )?(?:notre |la |votre )?commande|engagement juridique|code service)\\b${ON_INVOICE}`,
      ),
      new RegExp(
        `\\b(?:missing|without|no|lacks?|quote|quoting|need|needs|require[sd]?|requires|include|state|show|add|wrong|valid|invalid|bear)\\b.{0,25}\\b(?:purchase order|po(?: number| no\\.?| ref\\w*)?)\\b(?!-)|\\b(?:purchase order|po)(?: number| no\\.?| ref\\w*)? (?:is |was )?(?:missing|required|needed|not (?:shown|quoted|on)|must be)\\b`,
      ),
      /\b(?:bons? de commande|numeros? (?:de commande|d'engagement)|purchase order|po number)\b.{0,20}\b(?:manquante?|missing|absente?|invalide|errone)\b/,
    ],
  ],
  [
    'duplicate',
    [
      new RegExp(
        `\\b(?:fait|faire|facturation|est|en|un|is|a|this|looks like a) (?:un )?(?:double|doublon|duplicate|duplication)\\b(?! (?:de la|of the|copy))|\\bdoublon\\b|\\bdeux factures\\b|\\b(?:deja|already) (?:ete )?(?:facturee?|comptee?|billed|invoiced)\\b|\\b(?:billed|charged|invoiced) (?:us )?(?:for (?:this|it) )?twice\\b|\\btwo invoices for\\b`,
      ),
      /\b(?:figure|comprise?|incluse?|portee?)\b.{0,8}\bdeja (?:sur|dans)\b|\bdeja (?:comprise?|incluse?|portee?) (?:sur|dans)\b|\balready (?:on|included in|part of|covered by) (?:the |your |our )?(?:invoice|bill|previous|last|[a-z]{1,4}-\d)/,
    ],
  ],
  [
    'price',
    [
      /\b(?:prix|tarifs?|montants?|total|taux|cout|price|pricing|rate|amount|cost|total|figure|fee)\b.{0,40}\b(?:n'est pas|ne sont pas|pas) (?:celui|ceux|le meme|le bon|les memes|conformes?|corrects?|justes?|exacts?|bon)\b|\b(?:prix|tarifs?|montants?|total|taux|cout|price|pricing|rate|amount|cost|total|figure|fee)\b.{0,40}\b(?:superieure?s?|inferieure?s?|differe\w*|plus (?:eleve|cher)e?s?|au[- ]dessus|trop)\b/,
      /\b(?:prix|tarifs?|montants?|total|taux|cout|price|pricing|rate|amount|cost|total|figure|fee)\b.{0,40}\b(?:correspond\w*|match\w*|differs?|different|higher|more than|above|exceeds?|not what|not the)\b.{0,60}\b(?:devis|convenu\w*|commande|contrat|accord|prevue?s?|signee?|negocie\w*|quot\w+|agreed|contract|order\w*|estimate|tariff)\b/,
      /\b(?:facture[sz]?|facturee?s?|comptee?|applique|billed?|charged?|invoiced?|bill|charge)\b.{0,50}(?:€|euros?|£|\$|%).{0,20}\b(?:au lieu d(?:e\b|')|(?:alors que|contre|instead of|rather than|not)\b)/,
      /\b(?:quoted|agreed(?: on| to)?|convenu|quote (?:was|is|says)|devis (?:etait|prevoit|est|indique))\b.{0,40}(?:€|euros?|£|\$|pounds?|%).{0,25}(?:\b(?:not|pas|et non|instead|per hour|l'heure)\b|$)/,
      /\b(?:erreur|mistake|error|souci|probleme|problem) (?:de|sur le|sur les|in the|on the|with the|dans le) (?:prix|tarifs?|montants?|taux|tva|price|pricing|rate|amount|vat)\b/,
      /\b(?:remises?|ristournes?|rabais|escompte|discounts?|rebate)\b.{0,50}\b(?:pas|non|oubliee?|omise|n'apparait|manque|absente?|not|n'?t|missing|forgotten)\b|\b(?:pas|non|oublie|omis|not|n'?t|forgot\w*|missing)\b.{0,30}\b(?:applique|deduit|tenu compte|tenir compte de|apply|applied|deducted|given|included)?\b.{0,20}\b(?:remises?|ristournes?|rabais|escompte|discounts?|rebate)\b/,
      /\b(?:exoner\w+|exempt\w*|autoliquidation|reverse charge)\b.{0,30}\b(?:tva|vat)\b|\b(?:tva|vat)\b.{0,30}\b(?:a tort|autoliquid\w+|should not|wrong|exempt|incorrect)\b/,
      /\bovercharg\w+|\bover ?billed\b|\bsurfactur\w+|\btrop (?:percu|facture|cher)\b/,
      /\b(?:devait|devaient|was|were) (?:supposed to be |meant to be |etre )(?:offerte?s?|gratuite?s?|comprise?s?|incluse?s?|free|included)\b/,
      /\b(?:annonce|promis|told|promised|said)\b.{0,12}(?:€|£|\$|\d).{0,60}\b(?:facture|invoice|bill|note|paye\w*|charged)\b/,
      /\b(?:plus cher|plus salee?|(?:far|much|a lot|way) more|more expensive|dearer)\b.{0,12}\b(?:que|than)\b/,
      /\b(?:ne figur\w+|n'apparai\w+|ne sont|n'est|wasn'?t|not|isn'?t|weren'?t)\b.{0,15}\b(?:au|sur le|dans le|in the|on the|in your) (?:devis|contrat|quote|contract|estimate)\b|\bor,? (?:il|elle) (?:apparait|figure|est facture)/,
      /\b(?:oublie|omis|pas|forgot\w*|n'?t|not|without)\b.{0,25}\b(?:deduire|deduit|deduct\w*|tenu compte)\b.{0,20}\b(?:acomptes?|arrhes|avance|deposit|advance|down payment)\b/,
    ],
  ],
  [
    'quantity',
    [
      new RegExp(
        `\\b(?:recu|livree?|livre|livrez|eu|received|got|delivered|supplied|had)\\b.{0,30}\\b${NUMBER}\\b.{0,40}\\b(?:au lieu d|sur (?:les )?${NUMBER}\\b|et non|instead of|(?:out )?of (?:the )?${NUMBER}\\b|rather than|not ${NUMBER}\\b)`,
      ),
      new RegExp(
        `\\bsur (?:les |nos |un total de |vos )?${NUMBER}\\b.{0,70}\\b(?:que|seulement|uniquement) ${NUMBER}\\b|\\b(?:que|seulement|uniquement|only) (?:recu |received |got |had |delivered )?${NUMBER}\\b.{0,25}\\b(?:sur|au lieu|of the|out of|instead|livree?s?|recue?s?|delivered|arrived)\\b`,
      ),
      new RegExp(`\\bonly (?:got|received|had|delivered|have)\\b.{0,10}\\b${NUMBER}\\b`),
      /\b(?:facture[sz]?|facturee?s?|comptez?|billed?|charged?|invoiced?)\b.{0,20}\b\d+ (?:heures?|jours?|h\b|unites?|pieces?|m2|hours?|days?|units?|items?).{0,30}\b(?:alors que|au lieu|mais|pour|contre|but|instead|when|while|whereas)\b/,
      /\b(?:short by|short(?:age)? of|livraison (?:partielle|incomplete)|partial delivery|pas tout recu|not received everything|partiellement livre\w*)\b/,
      new RegExp(
        `\\b(?:il (?:nous |m'|me )?manque|manquaient|manquait|missing)\\b.{0,6}\\b(?:${NUMBER}|plusieurs|des|several|some)\\b (?!(?:jours?|factures?|invoices?|days?)\\b)`,
      ),
      new RegExp(`\\b(?:commande que|demande que|only ordered|only asked for)\\b.{0,6}\\b${NUMBER}\\b`),
      new RegExp(
        `\\b(?:facture[sz]?|comptez|factur\\w+|charged?|billed?)\\b.{0,10}\\b${NUMBER} (?:heures?|jours?|hours?|days?)\\b.{0,6}[,:] ?.{0,30}\\b(?:passe|reste|travaille|fait|was|were|here|stayed|worked)\\b.{0,20}\\b${NUMBER}\\b`,
      ),
    ],
  ],
  [
    'goods',
    [
      new RegExp(
        `\\b(?:ne|n) (?:se )?(?:ferme|ferment|marche|marchent|fonctionne|fonctionnent|tourne|demarre|demarrent|tient|tiennent|chauffe|correspond|correspondent|convient)\\w*\\b (?:pas|plus)\\b(?!.{0,40}\\b(?:montant|prix|tarif|commande n|bon de|devis)\\b)`,
      ),
      /\b(?:fuites?|fuit|fissur\w+|rayures?|rayee?s?|bacle\w*|ecaill\w+|tachee?s?|rouill\w+|moisi\w*|gondol\w+|decolle\w*|defectu\w+|malfacons?|vices?|mal (?:pose\w*|fait\w*|finie?s?|monte\w*|installe\w*))\b/,
      /\b(?:pas|peu|in|non) ?(?:du tout )?satisfaits?\b|\bpas contente?s?\b|\bdecue?s?\b|\bpas a la hauteur\b/,
      /\bqualite\b.{0,40}\b(?:pas|mauvaise|insuffisante|mediocre|deplorable|inacceptable|laisse|decevante|rendez-vous)\b|\b(?:mauvaise|pietre) qualite\b/,
      new RegExp(
        `\\bpas (?:le|la|les|du tout le) (?:bons? |bonnes? )?(?:modeles?|produits?|articles?|coloris|couleurs?|references?|${GOODS})\\b (?:que|commande|prevu)?`,
      ),
      /\b(?:tombee?s?|est|sont|toujours) en panne\b|\b(?:attend\w*|toujours|venue du|passage du|passe du|relance le) (?:le |du |toujours le )?(?:sav|service apres[- ]vente)\b/,
      new RegExp(
        `\\b(?:stopped working|(?:does|do|did)(?:n'?t| not) (?:work(?! (?:here|at|for|with|in|any))|function|fit|match the (?:sample|description)|close|start)|broke(?:n)? down|leak\\w*|crack\\w*|scratch\\w*|peel\\w*|rust\\w*|stain\\w*|malfunction\\w*|sub-?standard|poorly (?:made|done|fitted|finished))\\b`,
      ),
      new RegExp(
        `\\b(?:unhappy|dissatisfied|disappointed|${NOT_EN} (?:at all )?(?:happy|satisfied|pleased)) (?:at all )?(?:with|by|about)\\b`,
      ),
      /\bquality\b.{0,40}\b(?:not|n'?t|unacceptable|poor|bad|terrible|below|inadequate|disappointing)\b|\b(?:poor|bad) (?:quality|workmanship)\b/,
      new RegExp(
        `\\b(?:not|n'?t) (?:the |what )(?:right |same |correct )?(?:${GOODS}|model|colour|color|we)\\b.{0,12}\\b(?:we|ordered|asked)\\b`,
      ),
      /\b(?:toujours|encore|still) (?:le |la |les |makes? )?(?:the )?(?:meme|same)s? (?:probleme|bruit|panne|souci|defaut|fuite|problem|noise|fault|issue)|^(?:meme|same) (?:probleme|panne|fault|problem|issue)\b|\b(?:fait|font|has|have) (?:toujours |still )(?:le |the )?(?:meme|same)\b/,
      /\b(?:probleme|panne|fuite|defaut|problem|fault|leak|issue)\b.{0,15}\b(?:pas|n'est|isn'?t|not|hasn'?t)\b.{0,12}\b(?:resolue?|regle|reparee?|fixed|resolved|repaired|solved)\b/,
      /\b(?:not|n'?t) what (?:we|was|i|had|you)\b.{0,12}\b(?:agreed|ordered|asked|promised|expected)\b|\bpas (?:conforme )?(?:a )?ce (?:qui|que)\b.{0,20}\b(?:convenu|prevu|commande|demande|choisi)/,
      /\b(?:plante(?:nt)?|bugs?|bugue\w*|beugue\w*|ne repond\w* plus|crash\w*|keeps? (?:failing|breaking|stopping)|hors service|hs)\b/,
    ],
  ],
  [
    'delivery',
    [
      new RegExp(
        `\\b(?:attend\\w*|attente)\\b (?:toujours |encore |de )*(?:(?:la|notre|les|le|ma|nos|de) )+(?:livraison|reception|${GOODS})\\b`,
      ),
      new RegExp(
        `\\b(?:still )?(?:waiting|awaiting|await)\\b (?:for )?(?:(?:the|our|my|a) )*(?:delivery|rest of|${GOODS})\\b`,
      ),
      new RegExp(
        `\\b(?:toujours|encore|a ce jour|jamais)\\b.{0,15}\\b(?:rien )?(?:recu|livree?s?)\\b.{0,40}\\b(?:${GOODS})\\b|\\b(?:rien|jamais|pas) (?:ete )?(?:recu|livree?s?)\\b.{0,15}\\b(?:de )?(?:cette|la|notre|les) (?:${GOODS})\\b`,
      ),
      new RegExp(
        `\\b${NOT_EN}\\b.{0,20}\\b(?:received?|had|got|seen)\\b.{0,12}\\b(?:the|our|any|my) (?:${GOODS})\\b`,
      ),
      new RegExp(
        `\\b(?:${WORKS}|${GOODS})\\b.{0,50}\\b(?:pas|jamais|toujours pas|non) (?:encore )?(?:ete )?(?:realisee?s?|effectuee?s?|faite?s?|executee?s?|livree?s?|terminee?s?|achevee?s?|arrivee?s?|eu lieu|posee?s?|installee?s?|recue?s?)\\b`,
      ),
      new RegExp(
        `\\b(?:${WORKS}|${GOODS})\\b.{0,50}\\b${NOT_EN} (?:yet )?(?:been )?(?:provided|delivered|done|carried out|completed|finished|performed|arrived?|installed|received|take place|taken place|turned up|here)\\b`,
      ),
      new RegExp(
        `\\b(?:${WORKS})\\b.{0,50}\\b(?:is|are) (?:still )?not (?:done|finished|complete|completed)\\b|\\b(?:${WORKS})\\b.{0,30}\\b(?:reportee?s?|repoussee?s?|postponed|delayed|rescheduled)\\b`,
      ),
      /\b(?:livree?s?|livraison|delivered|delivery|arrived?)\b.{0,40}\b(?:en retard|avec .{1,20} de retard|late|too late|hors delai)\b|\bretard de livraison\b|\bpenalites? de retard\b.{0,30}\blivr/,
      /\b(?:personne|technicien|equipe|ouvriers?|livreur|chauffeur|nobody|no[- ]one|technician|engineer|team|driver)\b.{0,12}\b(?:n'est|ne sont|n'a|jamais|never|not)? ?(?:jamais |pas )?(?:venue?s?|passee?s?|presentee?s?|came|turned up|showed up|arrived|come)\b|\bfaux bond\b/,
      /\b(?:est|sont|a|ont) toujours pas (?:ete )?(?:pos|install|livr|fai|repar|termin|ven|pass|mont|fini|recu)\w*\b|\bstill (?:isn'?t|is not|aren'?t|hasn'?t been|not) (?:been )?(?:installed|delivered|done|finished|fitted|repaired|here|in place)\b|\bfaite? qu'a moitie\b|\bhalf (?:done|finished)\b/,
      new RegExp(
        `\\b(?:${GOODS})\\b.{0,30}\\bjamais (?:parvenu\\w*|arriv\\w*|ete recu\\w*)\\b|\\b(?:${GOODS})\\b.{0,20}\\bnever (?:reached|got to|came)\\b`,
      ),
    ],
  ],
  [
    'other',
    [
      /\b(?:refus(?:ons|e|ons de|e de)?|hors de question de|refuse to) (?:de )?(?:payer|regler|cette|la|votre|pay|this|your)\b|\brejet(?:ons|ee?|te)\b.{0,15}\bfacture\b|\b(?:reject|refuse)\w* (?:this|your|the) invoice\b/,
      /\bne (?:nous|me) concerne\w* pas\b|\bdo(?:es)?(?:n'?t| not) concern us\b|\bne (?:vous )?(?:devons|dois) (?:donc )?rien\b(?! de plus)|\bnothing is (?:owed|due)\b|\b(?:we|i) (?:do not|don'?t) owe\b/,
      /\b(?:commande|contrat|abonnement|prestation|marche|devis|order|contract|subscription|agreement|service)\b.{0,40}\b(?:annulee?s?|resiliee?s?|cancel+ed|terminated|ended|termine par)\b|\b(?:annule|annulons|resilie|cancel+ed|terminated|ended)\b.{0,25}\b(?:commande|contrat|abonnement|prestation|order|contract|subscription|agreement|service)\b/,
      /\b(?:rien|jamais rien|n'avons pas|n'ai pas|never|n'?t|not) (?:commande|signe|valide|order(?:ed)? (?:this|it|these|anything))\b(?! (?:de|que))/,
      /\b(?:suspend\w*|bloqu\w+|gel\w+|retien\w+|retenons|withhold\w*|blocking)\b.{0,20}\b(?:le |la |tout |votre |the |your |all )?(?:paiement|reglement|facture|payment|invoice)\b|\b(?:reclamation|complaint)\b|\bpayment is (?:on hold|blocked|suspended|withheld)\b/,
      /\b(?:pas|rien) a (?:nous|moi|vous) (?:de )?(?:payer|regler)\b|\b(?:not for (?:us|me) to pay|not our (?:debt|bill|invoice))\b|\bowe you nothing\b|\bn'ai rien a vous (?:payer|regler)\b/,
      new RegExp(
        `\\b(?:jamais|pas) ete (?:demande|commande|valide)e?s?\\b|\\b${NOT_EN} (?:been )?(?:requested|ordered|asked for|authori[sz]ed|approved)\\b.{0,6}\\bby us\\b`,
      ),
    ],
  ],
];

/** Said without a cause, or of several: the hint below tells which. */
const AT_ALL: readonly RegExp[] = [
  /\b(?:conteste|contestons|contesterons|contestee?s?|contestation|en desaccord|pas d'accord|desaccord|litige|litigieuse?s?|(?:sous|emet\w*|avec|formul\w*) (?:des |toutes )?reserves?)\b/,
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
];

const HINTS: readonly (readonly [DisputeCategory, RegExp])[] = [
  ['duplicate', /deux fois|double|doublon|twice|duplicate/],
  ['quantity', /manqu|incomplet|quantite|missing|short|incomplete|quantity|only received|fewer/],
  [
    'goods',
    /conforme|defectueu|cassee?|endommag|abime|malfacon|rayee?|\bvices?\b|defaut|panne|fonctionne|damaged|defective|faulty|broken|wrong (?:item|goods|product|size|colour)|as ordered|as described/,
  ],
  [
    'delivery',
    /(?:livraison|livree?|colis|marchandises?|commande|deliver\w*|parcel|goods|order|shipment|arrived?).*(?:pas|jamais|non|not|never|n't)|(?:pas|jamais|non|not|never|n't).*(?:livre|delivered|arrived|recu.*(?:marchandise|colis)|received the)/,
  ],
  [
    'price',
    /prix|tarif|remise|montant|tva|taux|surfactur|price|amount|discount|vat|rate|overcharg|overbill|too much|total|higher/,
  ],
];

export const dispute: Phrases = {
  says: [...AT_ALL, ...CAUSES.flatMap(([, patterns]) => patterns)],
  butNot: [
    /\b(?:pay\w+|paid|transferred|regle\w*|vire)\b.{0,70}\b(?:par erreur|by mistake|in error)\b/,
    /\b(?:aucune?|pas (?:une|de|d'|la moindre|le moindre)|sans|plus de|no|without|not a|no more) ?(?:souci|probleme|fuites?|rayures?|defauts?|malfacons?|retard|leaks?|scratch\w*|damage|defects?|problems?|complaints?|reclamation)\b/,
    /\b(?:mauvaise adresse|wrong (?:address|email|person|contact))\b/,
    /\b(?:aucune?|sans|pas de|plus de) (?:contestation|litige|desaccord|reserve|erreur)\b|\bno (?:dispute|disagreement|objection|issue|mistake|error)\b|\b(?:not|n't|don't) (?:dispute|contest|disput\w+)\b|\bne contest\w+ pas\b/,
    /\b(?:virement|cheque|payment|transfer)\b.{0,30}\b(?:erreur|wrong account|rejete)\b/,
    /\bsauf erreur\b|\bunless i am mistaken\b|\bif i am not mistaken\b/,
  ],
};

/** What is disputed, of a sentence that disputes. */
export const causeOf = (words: string): DisputeCategory =>
  CAUSES.find(
    ([cause, patterns]) => cause !== 'other' && patterns.some((pattern) => pattern.test(words)),
  )?.[0] ??
  HINTS.find(([, pattern]) => pattern.test(words))?.[0] ??
  'other';
