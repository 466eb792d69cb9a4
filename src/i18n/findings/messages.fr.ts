import type { FindingTexts } from './text.ts';

export const messages = {
  'messages.attachments-too-large':
    'Les pièces jointes dépassent 18\u00a0Mo, trop pour un e-mail. Retirez-en, ou envoyez un courrier.',
  'messages.demo-sends-nothing':
    'Une société d’exemple n’envoie rien. Créez votre société pour essayer l’envoi.',
  'messages.plain-smtp-outside':
    'Ce serveur est hors de cette machine\u00a0: le mot de passe y voyagerait en clair. Choisissez TLS ou STARTTLS.',
  'messages.password-for-new-host':
    'Le serveur a changé. Saisissez à nouveau le mot de passe, pour ne pas l’envoyer ailleurs par erreur.',
  'messages.already-left': 'Ce message est déjà parti. Il ne peut plus être retiré.',
  'messages.not-waiting': 'Ce message n’attend plus d’être envoyé. Rechargez la liste.',
  'messages.not-ambiguous': 'Le sort de ce message est déjà connu. Rechargez la liste.',
  'messages.not-failed': 'Ce message n’est plus refusé. Rechargez la liste.',
  'messages.superseded': 'Cette relance est déjà repartie autrement. Cet e-mail ne peut plus être renvoyé.',
  'messages.undo-merge-written':
    'Un message est parti depuis aux contacts de la fiche conservée\u00a0: la fusion reste.',
} satisfies FindingTexts;
