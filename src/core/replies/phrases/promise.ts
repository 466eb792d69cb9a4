import {
  I_PAY,
  INSTALMENTS,
  NUMBER,
  PAID,
  PAY_EN,
  PAYMENT,
  TO_PAY,
  WILL_PAY,
  type Phrases,
} from './words.ts';

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
    new RegExp(`\\b(?:je|j'|j|nous|on)\\s*(?:vous |t'|te |la |le |les |l'|l |en |y )*${I_PAY}\\b`),
    new RegExp(
      `\\b(?:vais|allons|va|comptons|compte|pensons|pense|prevoyons|prevois|pouvons|peux|peut|pourrai|pourrons|pourra|m'engage a|engageons a|propose de|proposons de|faire le necessaire pour|prevu de) (?:vous |la |le |les |l'|de |en )*${TO_PAY}\\b`,
    ),
    new RegExp(
      `\\b(?:serez|sera|seront|allez etre|va etre|vont etre|devrait etre|devriez etre) (?:integralement |entierement |bien |donc )*${PAID}\\b`,
    ),
    new RegExp(
      `\\b(?:recevrez|aurez|devriez (?:recevoir|avoir)|allez (?:recevoir|avoir))\\b.{0,30}\\b${PAYMENT}\\b`,
    ),
    /\b(?:je|nous|on|peux|pouvons|pourrai|pourrons|vais|allons) (?:vous |peux |peut |pouvons |vais |allons )*(?:fais|faisons|fait|ferai|ferons|fera|faire|envoie|envoyons|enverrai|enverrons|envoyer|verser|verse|donner|donnerai|adresse|adresserai) (?:un acompte|un premier|un \w+ versement|la moitie|la totalite|le solde|le reste|un tiers|les deux tiers|un quart|\d[\d ., ]*(?:€|euros?|eur|%))/,
    /\b(?:je|nous|on) (?:vous )?(?:fais|faisons|fait|ferai|ferons|fera|envoie|envoyons|enverrai) (?:ca|cela|le necessaire)\b.{0,20}\b(?:demain|lundi|mardi|mercredi|jeudi|vendredi|fin|debut|aujourd'hui|ce soir|la semaine|dans la|cette semaine|d'ici|le \d)/,
    /\bc'? ?est (?:bien )?(?:prevu|programme|planifie|cale)\b.{0,12}\b(?:pour|le|au|demain|lundi|mardi|mercredi|jeudi|vendredi|fin|debut|la semaine|en)\b/,
    new RegExp(
      `(?:^|[,!.] ?|\\bok,? |\\bon it\\.? )(?:bank |un |le |votre )?${PAYMENT} (?:de .{2,20})?(?:prevue?s? |programmee?s? |planifiee?s? |planned |scheduled |due |going out )?(?:le|pour|avant|au plus tard|ce|courant|debut|mi|on|by|this|next|mid|early|in|within|for|demain|lundi|mardi|mercredi|jeudi|vendredi|tomorrow|today|monday|tuesday|wednesday|thursday|friday|d'ici|fin|sous)\\b`,
    ),
    /\b(?:passe|passera|part|partira|inscrite?|integree?) (?:dans|en|a|sur)\b.{0,15}\b(?:campagne|lot|serie|echeance) (?:de |du |des )?(?:reglements?|paiements?|virements?|\d)/,
    /\b(?:signe|signera|signent) (?:les|vos|le|votre) cheques?\b/,
    new RegExp(
      `\\b(?:je |nous |on )?(?:vous )?(?:propose|proposons|pouvons|peux|peut|proposerai|suggest|propose)\\b.{0,30}\\b(?:${NUMBER} |un |an |en plusieurs )?(?:fois\\b|${INSTALMENTS})`,
    ),
    new RegExp(
      `\\b(?:will|shall|going to|plan to|planning to|intend to|aim to|expect to|able to|happy to|can|ll|'ll) (?:now |then |only |also |just )?(?:be )?(?:able to )?${PAY_EN}\\b(?=.{0,60}(?:\\b(?:pay\\w*|money|invoices?|balance|bill|you|this|it|half|third|monday|tuesday|wednesday|thursday|friday|tomorrow|today|by|on)\\b|[€£$%]|\\d))`,
    ),
    /\b(?:you will|you'?ll|you should|you can expect to|you are going to) (?:be (?:paid|credited)|(?:receive|have|get|see)\b.{0,30}\b(?:payment|transfer|money|funds|it|this|cheque))\b/,
    new RegExp(
      `\\b(?:funds|money|payments?|transfers?|cheques?|the balance|it|this)\\b (?:will|should|is going to|are going to|shall|is|are) (?:be )?(?:going out|go out|sent|paid|settled|transferred|wired|leave|leaving|reach you|with you|issued|released|scheduled|on its way next)\\b`,
    ),
    /(?:^|[,.!] ?)(?:we are |we're |i'm )?paying (?:you |this |it |by |on |the )*(?:by |on |this |next |close of business |tomorrow|today|monday|tuesday|wednesday|thursday|friday)/,
    /\b(?:scheduled|approved|booked|lined up|queued|put through|set up) (?:your |the |this |that )?(?:invoices? |bills? |payments? )?(?:for payment )?(?:for|on)\b (?=.{0,20}(?:\d|monday|tuesday|wednesday|thursday|friday|tomorrow|next week|payment))/,
    /\b(?:will|'ll|going to) (?:do|sort|arrange|process|make) (?:it|this|that|the payment|payment)\b/,
    /\bwill (?:do|pay) (?:it |this )?(?:tomorrow|today|on|by|this|next)\b/,
    /\bpayment is (?:being processed|in progress|under way|underway|in hand)\b|\b(?:awaiting|queued for) payment\b/,
    /\b(?:suggest|propose|offer|can do|can pay|could pay|pay) (?:you )?(?:€|£|\$|eur )?\d[\d., ]*(?:€|euros?|eur|pounds?)?.{0,6}\b(?:on|a month|per month|monthly|by|each month)\b/,
    new RegExp(`\\b(?:et|puis|,) (?:vous |la |le |les |l')*${WILL_PAY}\\b|\\b\\w+ (?:vous )${WILL_PAY}\\b`),
    new RegExp(
      `\\b(?:adressera|enverra|fera|emettra|procedera|effectuera|debloquera?|debloquons|debloquerons|transmettra|donnera)\\b.{0,30}\\b${PAYMENT}\\b`,
    ),
    new RegExp(
      `\\b(?:apporte|apporterai|apporterons|depose|deposer|deposerai|deposerons|poste|posterai|posterons|remettrai|remettrons|remets)\\b.{0,12}\\b(?:un |le |votre |mon |notre )?cheque\\b`,
    ),
    new RegExp(
      `\\bcompter sur (?:un |le |notre |mon )?(?:reglement|paiement|virement)\\b|\\b${PAYMENT} sur votre compte\\b.{0,6}(?:le \\d|demain|lundi|mardi|mercredi|jeudi|vendredi|fin|debut|aujourd'hui|ce soir|cette semaine|d'ici|avant|sous|on|by|this|next|tomorrow|today|monday|tuesday|wednesday|thursday|friday)`,
    ),
    new RegExp(
      `\\b(?:will|'ll|shall) (?:send|release|drop|bring|post|put|mail|hand)\\b.{0,20}\\b(?:${PAYMENT}|cheque|check)\\b`,
    ),
    /\b(?:will|'ll|to) be (?:in|on) your (?:account|bank)\b|\b(?:money|funds|payment|transfer|it) will be with you\b/,
    /\b(?:get|have) (?:it|this|that) (?:sorted|paid|settled|done|over to you)\b|\bbring (?:the|our) account up to date\b/,
    /\b(?:mandatement|mandat)\b.{0,20}\b(?:est )?(?:prevu|programme|le \d)/,
    new RegExp(
      `\\b(?:promets|promettons|garantis|garantissons|assure|assurons|confirme|confirmons|pouvons|peux|pourrai|pourrons|allons|vais|comptons) (?:(?:vous|de|d'ores|et|deja|bien|donc|aussi|pouvoir|le|la|les|l') )*${TO_PAY}\\b`,
    ),
    new RegExp(`\\b(?:promise|commit|undertake|want|hope|agree|manage) to ${PAY_EN}\\b`),
    new RegExp(
      `\\b(?:le necessaire|ce|cela|ca|it|this|that)(?: sera|'ll be| will be) (?:fait|regle|done|paid|settled|sorted)\\b.{0,6}(?:le \\d|demain|lundi|mardi|mercredi|jeudi|vendredi|fin|debut|aujourd'hui|ce soir|cette semaine|la semaine|d'ici|avant|sous|on|by|this|next|tomorrow|today|monday|tuesday|wednesday|thursday|friday)`,
    ),
    new RegExp(
      `(?:^|[,!.] ?|\\bok,? )(?:${PAYMENT}) (?:dans |pour )?(?:la semaine|cette semaine|dans la semaine|lundi|next week)\\b`,
    ),
    new RegExp(`\\b(?:${PAYMENT})\\b.{0,10}\\b(?:en|in) ${NUMBER} (?:fois|parts|goes)\\b`),
  ],
  isDeniable: true,
  butNot: [
    /\bqu'apres\b|\bonly (?:\w+ ){0,3}(?:after|once|when)\b/,
    /\b(?:vous|you)\b.{0,20}\b(?:livre[zr]|livrerez|intervenir|interviendrez|deliver|passer|reprendre)\b/,
    /\b(?:livraisons?|livree?s?|delivery|delivered|rendez-vous|meeting|reunion)\b.{0,25}\b(?:est|sont|is|c'est) (?:prevue?|programmee?|planifiee?|scheduled|planned)\b/,
    /\bmon client|\bnotre (?:propre )?client|\bour (?:own )?(?:client|customer)\b/,
    /\brefus|\bhors de question\b/,
    /\b(?:si|des que(?! possible)|des reception|a reception|apres reception|lorsque|quand|tant que|aussitot que|sous reserve|a condition|une fois|apres (?:avoir|que)|en attente|attendons|attends)\b/,
    /\b(?:prelevement|cheque) (?:automatique )?(?:rejete|impaye)/,
    /\b(?:refuse|unless|once|until you|when you|when we receive|as soon as (?!possible)|after (?:we|you|receiving)|if|provided|subject to|waiting for|await\w* (?!payment)|pending)\b/,
    /\b(?:regler|payer|reglerons|reglons|solve|settle|sort)\b.{0,12}\b(?:probleme|question|souci|litige|differend|issue|problem|matter|dispute)\b/,
    /\b(?:avons|ai|avez|a) (?:deja |bien )*(?:ete )?(?:regle|paye|vire|solde)|\balready (?:paid|settled|been)\b|(?<!d'ores et )\bdeja\b/,
    /\b(?:remboursement|rembourser|refund|avoir de|credit note)\b/,
  ],
};

/** Asked or wished for, it is meant as an offer to pay in parts; the days are for a person to agree on. */
export const asksForInstalments: readonly RegExp[] = [
  new RegExp(`\\b${INSTALMENTS}\\b(?! (?:est|sont|etait|du|au|is|was)\\b)`),
  new RegExp(
    `\\b(?:${TO_PAY}|reglement|paiement|pay|payment)\\b.{0,30}\\b(?:en|in) (?:${NUMBER}|plusieurs|quelques|several) (?:fois|mois|tranches|parts|goes)\\b`,
  ),
  /\b(?:etaler|echelonner|fractionner|spread(?:ing)?)\b.{0,25}\b(?:paiements?|reglements?|dette|solde|payments?|balance|cost|it)\b/,
];

export const WISHES =
  /\b(?:aimer\w+|souhait\w+|voudr\w+|demand\w+|solliciter|sollicit\w+|possible|possibilite|would like|we'd like|i'd like|like to|hoping to|wish to|need to|request)\b/;
