import type { MessageText, TextCode } from '../core/dunning/index.ts';

/*
 * Le ton : toujours poli, jamais d’accusation, « sauf erreur de notre part » tant que rien n’est établi.
 * Une mise en demeure est une interpellation suffisante (C. civ. 1344) : elle nomme la somme, son motif,
 * le délai et les suites, sans menace ni somme qui ne serait pas due.
 */
const CLOSING = 'Bien cordialement,';
const LETTER_CLOSING = 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.';

const CROSSED = 'Si votre règlement s’est croisé avec cet envoi, merci de ne pas en tenir compte.';

const both = (subject: string, title: string, paragraphs: readonly string[]): MessageText => ({
  subject,
  title,
  mail: ['{{greeting}}', paragraphs[0], '{{invoices}}', '{{payment}}', ...paragraphs.slice(1), CLOSING].join(
    '\n\n',
  ),
  letter: [
    'Madame, Monsieur,',
    paragraphs[0],
    '{{invoices}}',
    '{{payment}}',
    ...paragraphs.slice(1),
    LETTER_CLOSING,
  ].join('\n\n'),
});

const PROFESSIONAL_CHARGES =
  'Nous vous rappelons que tout retard de paiement entre professionnels donne lieu de plein droit, dès le lendemain de l’échéance, aux pénalités de retard prévues à l’article L441-10 du code de commerce, au taux indiqué sur nos factures, ainsi qu’à l’indemnité forfaitaire pour frais de recouvrement de 40 € par facture en retard (article D441-5), soit {{indemnity}} à ce jour. Ces sommes s’ajoutent au principal réclamé ci-dessus.';

const PUBLIC_CHARGES =
  'Nous vous rappelons que le dépassement du délai de paiement ouvre de plein droit, en application des articles L2192-13 et D2192-35 du code de la commande publique, droit aux intérêts moratoires et à l’indemnité forfaitaire pour frais de recouvrement de 40 € par facture en retard, soit {{indemnity}} à ce jour. Ces sommes s’ajoutent au principal réclamé ci-dessus.';

const CONSUMER_INTEREST =
  'À compter de cette mise en demeure, les sommes dues portent intérêt au taux légal (articles 1231-6 et 1344-1 du code civil).';

const formalNotice = (charges: string): MessageText =>
  both('Mise en demeure de payer {{total}}', 'Mise en demeure de payer', [
    'Malgré nos précédents messages, et sauf erreur de notre part, {{count|la facture suivante reste impayée|les factures suivantes restent impayées}}. Par la présente, nous vous **mettons en demeure** (article 1344 du code civil) de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
    charges,
    'À défaut de règlement à cette date, nous nous réservons la possibilité de confier le recouvrement de cette créance à un commissaire de justice ou de saisir la juridiction compétente. Nous souhaitons l’éviter : si vous contestez {{count|cette facture|l’une de ces factures}} ou rencontrez une difficulté, écrivez-nous ou appelez-nous avant cette date, afin de convenir d’une solution.',
    CROSSED,
  ]);

export const dunningTemplatesFr: Record<TextCode, MessageText> = {
  'pre-due': both(
    '{{count|Votre facture arrive|Vos factures arrivent}} à échéance : {{total}}',
    '{{count|Facture bientôt à échéance|Factures bientôt à échéance}}',
    [
      'Nous nous permettons de vous signaler que {{count|la facture ci-dessous arrive|les factures ci-dessous arrivent}} bientôt à échéance. Si {{count|son|leur}} règlement est déjà prévu, vous n’avez rien à faire.',
      'Il vous manque un document, un numéro de commande, ou quelque chose n’est pas conforme ? Dites-le-nous dès maintenant : nous ferons le nécessaire avant l’échéance.',
    ],
  ),
  'due-day': both(
    '{{count|Votre facture arrive|Vos factures arrivent}} à échéance aujourd’hui\u00a0: {{total}}',
    'À échéance aujourd’hui',
    [
      'Un simple mot pour vous signaler que {{count|la facture ci-dessous arrive|les factures ci-dessous arrivent}} à échéance aujourd’hui. Si {{count|son|leur}} règlement est en route, vous n’avez rien à faire, et nous vous en remercions.',
      'Une question, un document manquant\u202f? Répondez-nous simplement.',
    ],
  ),
  'broken-promise': both('Votre règlement annoncé\u00a0: {{total}}', 'Votre règlement annoncé', [
    'Vous nous aviez annoncé un règlement que, sauf erreur de notre part, nous n’avons pas encore reçu. {{count|La facture suivante reste ouverte|Les factures suivantes restent ouvertes}}.',
    'Un contretemps est vite arrivé\u00a0: dites-nous à quelle date vous pensez pouvoir régler, ou procédez au règlement d’ici au **{{deadline}}**. Si une difficulté se présente, nous pouvons en parler.',
    CROSSED,
  ]),
  'pre-due.consumer': both(
    '{{count|Votre facture arrive|Vos factures arrivent}} à échéance\u00a0: {{total}}',
    '{{count|Facture bientôt à échéance|Factures bientôt à échéance}}',
    [
      'Nous vous rappelons que {{count|la facture ci-dessous est à régler prochainement|les factures ci-dessous sont à régler prochainement}}. Si c’est déjà prévu, vous n’avez rien à faire.',
      'Une question sur {{count|cette facture|ces factures}}\u202f? Écrivez-nous ou appelez-nous, nous vous répondrons avec plaisir.',
    ],
  ),
  'reminder-1.consumer': both('Un petit rappel\u00a0: {{total}} à régler', 'Un petit rappel', [
    'Sauf erreur de notre part, {{count|la facture ci-dessous n’est pas encore réglée|les factures ci-dessous ne sont pas encore réglées}}. C’est sans doute un oubli\u00a0: nous vous remercions de bien vouloir régler **{{total}}** d’ici au **{{deadline}}**.',
    'Si quelque chose ne va pas avec {{count|cette facture|ces factures}}, ou si le moment est difficile, dites-le-nous\u00a0: nous chercherons une solution ensemble, par exemple en plusieurs fois.',
    CROSSED,
  ]),
  'reminder-2.consumer': both('Toujours en attente\u00a0: {{total}}', 'Votre règlement reste en attente', [
    'Nous vous avons écrit il y a quelque temps. Sauf erreur de notre part, {{count|la facture ci-dessous reste à régler|les factures ci-dessous restent à régler}}. Nous vous remercions de régler **{{total}}** d’ici au **{{deadline}}**, ou de nous dire ce qui vous en empêche.',
    'Un paiement en plusieurs fois est possible\u00a0: il suffit de nous appeler ou de répondre à ce message. Aucun frais ne vous est demandé.',
    CROSSED,
  ]),
  'reminder-1.public': both(
    'Rappel\u00a0: {{total}} en attente de paiement',
    'Rappel\u00a0: {{count}} {{count|facture|factures}} en attente',
    [
      'Sauf erreur de notre part, le délai de paiement {{count|de la facture ci-dessous|des factures ci-dessous}} (article L2192-10 du code de la commande publique) est arrivé à son terme, et nous n’avons pas reçu {{count|son|leur}} règlement. Nous vous remercions de bien vouloir nous indiquer où en est {{count|son|leur}} traitement.',
      'S’il manque un numéro d’engagement, un code service, un bon de commande ou la constatation du service fait, dites-le-nous\u00a0: nous compléterons aussitôt.',
      CROSSED,
    ],
  ),
  'reminder-2.public': both(
    'Deuxième rappel\u00a0: {{total}} en attente de paiement',
    'Deuxième rappel\u00a0: {{count}} {{count|facture|factures}} en attente',
    [
      'Sauf erreur de notre part, et malgré notre précédent message, {{count|la facture ci-dessous reste en attente|les factures ci-dessous restent en attente}} de paiement. Nous vous remercions de nous dire si {{count|elle est mandatée et transmise|elles sont mandatées et transmises}} au comptable public, et à quelle date le paiement est prévu.',
      'Si un point retient {{count|la facture|les factures}} de votre côté, indiquez-nous le service à contacter\u00a0: nous ferons le nécessaire.',
      CROSSED,
    ],
  ),
  'reminder-3.public': both(
    'Dernier rappel avant mise en demeure\u00a0: {{total}}',
    'Dernier rappel avant mise en demeure',
    [
      'Sauf erreur de notre part, et malgré nos précédents messages, {{count|la facture ci-dessous reste impayée|les factures ci-dessous restent impayées}}, avec un dépassement allant jusqu’à {{daysLate}} jours. Nous vous demandons de bien vouloir faire procéder au paiement de **{{total}}** avant le **{{deadline}}**.',
      'Sans paiement ni réponse à cette date, nous serons amenés à vous adresser une mise en demeure. Nous préférons l’éviter\u00a0: un mot de votre part sur l’avancement du dossier nous suffira.',
      CROSSED,
    ],
  ),
  'reminder-1': both(
    'Rappel : {{total}} en attente de règlement',
    'Rappel : {{count}} {{count|facture|factures}} en attente',
    [
      'Sauf erreur de notre part, {{count|la facture ci-dessous est arrivée à échéance et n’est pas encore réglée|les factures ci-dessous sont arrivées à échéance et ne sont pas encore réglées}}. C’est sans doute un simple oubli : nous vous remercions de bien vouloir procéder à {{count|son|leur}} règlement d’ici au **{{deadline}}**.',
      'Une question, un document manquant, un désaccord sur un montant ? Répondez-nous simplement : nous trouverons une solution ensemble.',
      CROSSED,
    ],
  ),
  'reminder-2': both(
    'Deuxième rappel : {{total}} en attente de règlement',
    'Deuxième rappel : {{count}} {{count|facture|factures}} en attente',
    [
      'Sauf erreur de notre part, et malgré notre précédent message, {{count|la facture ci-dessous reste impayée|les factures ci-dessous restent impayées}}. Nous vous remercions de bien vouloir procéder à {{count|son|leur}} règlement avant le **{{deadline}}**, ou de nous indiquer la date à laquelle vous pensez pouvoir le faire.',
      'Si un point bloque de votre côté (facture non reçue, bon de commande, litige sur une livraison), dites-le-nous : nous nous en occupons aussitôt.',
      CROSSED,
    ],
  ),
  'reminder-3': both(
    'Dernier rappel avant mise en demeure : {{total}}',
    'Dernier rappel avant mise en demeure',
    [
      'Sauf erreur de notre part, et malgré nos précédents messages, {{count|la facture ci-dessous reste impayée|les factures ci-dessous restent impayées}}, avec un retard allant jusqu’à {{daysLate}} jours. Nous vous demandons de bien vouloir régler la somme de **{{total}}** avant le **{{deadline}}**.',
      'Sans règlement ni réponse de votre part à cette date, nous serons amenés à vous adresser une mise en demeure. Nous préférons l’éviter : si vous rencontrez une difficulté, contactez-nous, un échéancier peut être envisagé.',
      CROSSED,
    ],
  ),
  'formal-notice': formalNotice(PROFESSIONAL_CHARGES),
  'formal-notice.public': formalNotice(PUBLIC_CHARGES),
  'formal-notice.consumer': formalNotice(CONSUMER_INTEREST),
};
