import { PAID, PAID_EN, PAYMENT, type Phrases } from './words.ts';

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
    new RegExp(
      `\\b(?:avons|ai|a|ont|avions|avait)\\s+(?:vous |t'|te )?(?:deja |bien |ete |donc |pourtant )*${PAID}\\b`,
    ),
    new RegExp(
      `\\b${PAYMENT}\\b.{0,40}\\b(?:a|ont|vous a|vous ont|est|etait|sont) (?:bien |deja )*(?:ete )?(?:bien |deja )*(?:effectuee?s?|faite?s?|emise?s?|partie?s?|executee?s?|realisee?s?|passee?s?|envoyee?s?|adressee?s?|debitee?s?|encaissee?s?|postee?s?|versee?s?|transmise?s?|remise?s?)\\b`,
    ),
    new RegExp(
      `\\b${PAYMENT} (?:instantanee? |sepa |bancaire |de [\\d ., ]+ ?(?:€|euros?) )?(?:deja |bien )?(?:effectuee?|faite?|emise?|parti|executee?|realisee?|passee?|envoyee?|debitee?|encaissee?|postee?)\\b`,
    ),
    new RegExp(
      `\\b(?:tout|c'|c|ca|cela|facture|elle) ?(?:est|a ete) (?:deja |bien |donc )*${PAID}\\b(?=.{0,20}(?:depuis|de notre cote|de mon cote|chez nous|$|\\.|,|hier|le \\d|la semaine|en |ce ))`,
    ),
    /^(?:bonjour,? |oui,? |mais )?(?:c'? ?est )?(?:deja|chose) faite?s?\b|\bc'? ?est (?:chose|deja) faite?\b|\bc'? ?est fait depuis\b|\bca a (?:deja )?ete fait\b/,
    /^(?:facture )?(?:deja |bien )?(?:payee?s?|reglee?s?|viree?s?|soldee?s?|acquittee?s?) (?:le|depuis|par|hier|en|la semaine)\b/,
    /\b(?:ne vous (?:devons|dois|doit)|devons) plus rien\b|\bne (?:restons|sommes) (?:plus )?redevables? de rien\b/,
    new RegExp(`\\b(?:was|were|has been|have been|'?s been|got) (?:already |just |now )*${PAID_EN}\\b`),
    /(?:[€£$]|\beur ?|\bgbp ?)[\d., ]+\b.{0,10}\b(?:was|were|has been) (?:sent|paid|transferred|wired|remitted)\b/,
    /\b(?:taken|took) care of (?:this|it|the payment|that invoice|the invoice)\b/,
    /\b(?:payments?|transfers?|cheques?|checks?|it|this|this one)\b.{0,30}\b(?:has|have|had)? ?(?:went|gone|left|cleared|been cashed|been presented) ?(?:out|through|our (?:account|bank))?\b(?=.{0,40}(?:on|last|by|account|bank|through|yesterday|already|$|\.|cashed))/,
    /\b(?:shows?|showing|marked|recorded|down|appears?)\b.{0,25}\bas (?:being |already )?(?:paid|settled)\b|\b(?:bank|statement) shows? (?:this|it|that) (?:left|went|cleared)\b/,
    /\bcheque\b.{0,30}\b(?:is|was|has been|went) (?:already )?(?:in the (?:post|mail)|posted|on its way|sent|mailed)\b/,
    /^(?:hi,? |hello,? )?(?:already |fully )?paid (?:in full )?(?:on|by|last|yesterday|in)\b/,
    /\b(?:show|shows|confirm|believe|think) (?:that )?(?:we|i)(?:'ve| have)? (?:already )?(?:paid|settled|transferred|wired)\b/,
    /\b(?:ai|avons|a|ont) (?:deja |bien )?(?:remis|depose|donne|apporte|laisse|poste)\b.{0,12}\b(?:un |le |votre |mon |notre )?cheque\b|\b(?:handed|gave|left|posted|dropped off)\b.{0,15}\b(?:a|the|our|my) (?:cheque|check)\b|\b(?:reparti|parti|took)\b.{0,15}\b(?:le|the) cheque\b/,
    /\b(?:avez|auriez) du (?:le |la )?recevoir\b.{0,30}(?:€|euros?|\d)|\bshould have (?:received|had)\b.{0,30}(?:€|£|\$|euros?|\d)/,
    /\b(?:figure|apparait|notee?|indiquee?|marquee?|enregistree?)\b.{0,20}\b(?:comme|en) (?:etant |bien )?(?:payee?|reglee?|soldee?)\b/,
    /\b(?:honou?red|paid|settled) (?:in cash|in full )?(?:to your|on \d|by (?:bank )?transfer|by cheque)\b|\b(?:reglee?|payee?) en (?:especes|liquide)\b/,
    new RegExp(`^(?:oui,? |mais )?deja ${PAID}\\b`),
  ],
  isDeniable: true,
  butNot: [
    /\b(?:autre fournisseur|another supplier|by mistake|wrong (?:supplier|account))\b/,
    /\b(?:quand|lorsque|des que|une fois|when|once|until|if|si)\b.{0,40}\b(?:client|clients|customer|paye|payes|regle|paid|settled)\b/,
    /\b(?:that|ce|cette|the) (?:point|question|matter)\b/,
    /\b(?:aurez|auriez|sera|serez|seront|devrait|will be|will have|should be|to be|going to be) (?:\w+ )?(?:paye|regle|paid|settled|vire|transferred)/,
    /\bpas (?:ete )?(?:encore )?(?:regle|paye|vire|solde|versee?)/,
    /\bpas encore\b|\bnon reglee?|\bimpaye/,
    /\b(?:regle|solde|settled|resolved)\b.{0,12}\b(?:probleme|question|souci|litige|differend|point|issue|problem|matter|points)\b/,
    /\b(?:yet to|until|once|will have|should have|to have|as soon as|after)\b.{0,20}\b(?:been )?(?:paid|settled|made|sent|wired|transferred|processed|receiv\w*|transferred)\b/,
    /\b(?:serait|seront|sera|aurait|auraient|should|would|will|to be)\b.{0,12}\b(?:reglee?|payee?|paid|settled|made)\b/,
    /\b(?:rembours\w*|refund\w*|par erreur|(?:un|l'|d'un|votre) ?avoir)\b/,
    /\b(?:send|need|require|provide|envoyer|fournir|besoin)\b.{0,20}\b(?:proof|preuve|justificatif)\b/,
    /\b(?:client|clients|customer|customers) (?:ne |n')?(?:nous )?(?:a|ont|has|have)\b/,
    /\bapproved\b|\bvalidee?\b/,
  ],
};
