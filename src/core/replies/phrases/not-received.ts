import { INVOICE, NOT_EN, type Phrases } from './words.ts';

export const notReceived: Phrases = {
  says: [
    /\b(?:pas|jamais|aucune?)\b.{0,30}\b(?:recu|trace|retrouve|retrouvons|trouve|trouvons|parvenue?s?|en notre possession|connaissance)\b.{0,50}\b(?:factures?|documents?)\b/,
    /\bfactures?\b.{0,60}\b(?:pas|jamais)\b.{0,20}\b(?:recue?s?|parvenue?s?|trouvee?s?|retrouvee?s?|arrivee?s?)\b/,
    /\b(?:ne|n')\s?(?:retrouve|retrouvons|trouve|trouvons|avons|ai)\b.{0,20}\b(?:pas|plus|jamais)\b.{0,30}\b(?:cette|la|votre|vos|les|ces|de|trace de) (?:\w+ )?factures?\b/,
    /\b(?:renvoyer|renvoyez|transmettre|envoyer|adresser|faire parvenir|retransmettre|communiquer|redonner)\b.{0,40}\b(?:la facture|cette facture|les factures|votre facture|vos factures|ces factures|facture en question|copie de|duplicata|factures? (?:concernees?|manquantes?|correspondantes?)|factures? [a-z]{1,3}[-\d])/,
    /\b(?:not|never|n't|no)\b.{0,30}\b(?:receive[d]?|get|got|have|seen?|find|found|trace|record|copy)\b.{0,50}\binvoices?\b/,
    /\binvoices?\b.{0,40}\b(?:not|never|n't)\b.{0,15}\b(?:received|arrived?|reached?|got|been received|come through)\b/,
    /\b(?:send|resend|re-send|forward|provide|share|email|let (?:me|us) have)\b.{0,40}\b(?:copy|copies|duplicate|(?:the|this|that|your|these|missing|a new) invoices?|invoices? again|it again)\b/,
    new RegExp(
      `\\b(?:ne|n|n'|j'?)\\s?(?:retrouve|retrouvons|trouve|trouvons|avons|ai|vois|voyons|sommes(?= pas en)|dispose|disposons)\\b.{0,12}\\b(?:pas|plus|jamais|aucune)\\b.{0,45}\\b${INVOICE}`,
    ),
    new RegExp(`\\b(?:j'?ai|avons|ai) (?:pas|jamais|rien) (?:eu|recu|vu|trouve)\\b.{0,30}\\b${INVOICE}`),
    new RegExp(`\\bpas (?:de |trace de |cette )?factures?\\b.{0,20}\\b(?:dans|chez|dossier|recue?|systeme)`),
    /\b(?:il (?:me|nous) faut|(?:j'ai|avons|aurais|aurions) besoin d(?:e|')|(?:manque|manquerait)) (?:la|cette|les|votre|une copie de la|ladite) factures?\b/,
    /\b(?:de )?quelle facture (?:parlez|s'agit|est-ce|il s'agit)/,
    /\bfacture (?:inconnue|introuvable|non recue|absente|manquante)\b/,
    new RegExp(
      `\\b(?:renvoyer|renvoyez|renvoi|retransmettre|reenvoyer|re-envoyer|faire (?:re)?suivre|rediffuser|reemettre|envoyer|envoyez|adresser|transmettre|joindre)\\b.{0,25}\\b(?:le pdf|un pdf|une copie|copie|la facture|cette facture|${INVOICE}|la piece jointe)`,
    ),
    /\b(?:me|nous|pouvez|pourriez|pourrais|merci de|de)[ -](?:me |nous |bien vouloir (?:me |nous )?|vous )*(?:l'|la |les )(?:renvoyer|retransmettre|reenvoyer|envoyer a nouveau|envoyer de nouveau|faire (?:re)?suivre)\b|\b(?:renvoyez|envoyez|retransmettez|transmettez|faites)[ -](?:la|les)[ -](?:moi|nous|suivre)\b|\bme l'envoyer\b|\bme la faire suivre\b/,
    /\b(?:piece jointe|fichier|pdf|attachment|file)\b.{0,30}\b(?:illisible|vide|corrompue?|ne s'ouvre|manquante?|absente?|won'?t open|can'?t be opened|missing|empty|unreadable|corrupted)/,
    new RegExp(
      `\\b${NOT_EN}\\b.{0,30}\\b(?:receive[d]?|get|got|have|had|seen|see|find|found|sight of|trace|locate)\\b.{0,40}\\b${INVOICE}`,
    ),
    new RegExp(
      `\\b${INVOICE}\\b.{0,40}\\b${NOT_EN}\\b.{0,25}\\b(?:received|arrived?|reached?|got|in our system|on our system|on file|in our records|come through)\\b`,
    ),
    /\b(?:send|resend|re-send|forward|provide|share|email|e-mail) (?:me |us )?(?:over )?(?:it|this|that|them|the pdf|a pdf|the invoice)\b.{0,12}\b(?:again|over|please|pls|through|once more|to me|to us)|\b(?:resend|re-send) (?:it|this|that|them|the|please|$)|\bplease (?:resend|re-send)\b|\bemail (?:me |us )?(?:the|a) pdf\b/,
    /\b(?:need|require|missing) (?:a |the |another )?(?:copy of (?:the |this |that )?|actual )?invoices?\b(?! (?:number|with|to (?:show|state|quote)))/,
    /\b(?:which|what) invoice (?:are you|is this|do you)/,
    /\b(?:rien) (?:dans la boite|vu passer|recu de votre part|eu de vous)\b|\b(?:nothing|not seen anything|haven'?t seen anything)\b.{0,20}\b(?:in the post|by e-?mail|from you|about this invoice)\b/,
    /\b(?:factures?|invoices?|courrier|letter)\b.{0,20}\b(?:perdue?s?|egaree?s?|lost|gone astray|mislaid|ne contenait pas)\b|\b(?:remettre|redonner|let (?:us|me) have) (?:la |une |the |a )?(?:copie|facture|invoice|copy)\b|\b(?:renvoyez|envoyez|transmettez|adressez)[- ](?:la|les|le|nous|moi)\b(?:[- ](?:nous|moi))?(?: la facture| les factures)?|\bsend us the (?:missing )?invoice\b|\bsend it (?:once more|again)\b/,
    /\b(?:ne|n) l'? ?(?:avons|ai) (?:pas|jamais) (?:recue?|eue?|trouvee?)\b|\b(?:did not|didn'?t|never|haven'?t) (?:get|got|received?|seen) it\b/,
  ],
  butNot: [
    /\b(?:eu le temps|had (?:the )?(?:time|chance))\b/,
    /\b(?:lien|link|rib|iban|coordonnees|bank details|devis|quote)\b/,
    /\bconteste|\bdispute|\bnumero de (?:bon de )?commande\b|\bpo number\b|\breference\b/,
    /\b(?:recu|received)\b.{0,30}\b(?:virement|cheque|reglement|paiement|transfer|payment)\b/,
    /\b(?:ne plus|stop|no longer) (?:nous |me )?(?:envoyer|sending|send)\b/,
    /\b(?:have|has|avons|ai) (?:not |n't |pas )?(?:yet )?(?:regle|paye|paid|settled|conteste)/,
    /\b(?:not|n't|pas) (?:disput\w+|contest\w+|regl\w+|pay\w*|been able)/,
    /\b(?:correcte?|corrigee?s?|rectifiee?s?|rectificative|modifiee?s?|corrected|revised|amended|credit note|avoir|bon de commande|purchase order|rib|iban|releve|statement)\b/,
    /\bmarchandises?\b|\bcolis\b|\bgoods\b|\bparcel\b|\bdelivery\b/,
    /\b(?:je|nous|we|i)\b.{0,15}\b(?:transmets|transferons|transmettons|transfere|transfert|forward(?:ed|ing)?|have (?:sent|forwarded))\b/,
    /\b(?:adresser|envoyer|transmettre|send) (?:desormais |dorenavant |directement |future |all |toutes )+/,
    /\bproof\b|\bpreuve\b/,
  ],
};
