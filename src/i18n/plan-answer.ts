import type { Locale } from './locales.ts';

export type PlanAnswer = 'agreed' | 'refused' | 'changed' | 'ended';

type Told = {
  readonly company: string;
  readonly numbers: readonly string[];
  /** Day and amount of each instalment, as they are printed. */
  readonly instalments: readonly { readonly on: string; readonly amount: string }[];
  /** What is still owed of its invoices. */
  readonly open: string;
};

/** What a customer is told of its payment plan: what was agreed, and, where it was not, whom to talk to. */
export const planAnswer = (
  locale: Locale,
  answer: PlanAnswer,
  { company, numbers, instalments, open }: Told,
): { subject: string; body: string } => {
  const list = numbers.join(', ');
  const isOne = numbers.length === 1;
  if (locale === 'fr') {
    const invoices = isOne ? `de la facture ${list}` : `des factures ${list}`;
    const lines = instalments.map(({ on, amount }) => `${on}\u00a0: ${amount}`).join('\n');
    const kept = `Tant qu’il est tenu, nous n’enverrons pas de relance pour ${isOne ? 'cette facture' : 'ces factures'}.`;
    const talk = 'Répondez simplement à cet e-mail\u00a0: nous chercherons une solution ensemble.';
    const said: Record<PlanAnswer, { subject: string; text: readonly string[] }> = {
      agreed: {
        subject: `Votre échéancier – ${company}`,
        text: [`Voici l’échéancier convenu pour le règlement ${invoices}\u00a0:`, lines, kept],
      },
      refused: {
        subject: `Votre proposition d’échéancier – ${company}`,
        text: [
          `Merci de votre proposition d’échéancier pour le règlement ${invoices}. Nous ne pouvons pas l’accepter telle quelle.`,
          talk,
        ],
      },
      changed: {
        subject: `Votre nouvel échéancier – ${company}`,
        text: [
          `L’échéancier ${invoices} a changé. Voici celui qui remplace le précédent\u00a0:`,
          lines,
          kept,
        ],
      },
      ended: {
        subject: `Fin de votre échéancier – ${company}`,
        text: [
          `L’échéancier ${invoices} a pris fin. Il reste ${open} à régler, aux échéances d’origine.`,
          talk,
        ],
      },
    };
    const { subject, text } = said[answer];
    return { subject, body: ['Bonjour,', ...text, 'Bien cordialement,'].join('\n\n') };
  }
  const invoices = isOne ? `invoice ${list}` : `invoices ${list}`;
  const lines = instalments.map(({ on, amount }) => `${on}: ${amount}`).join('\n');
  const kept = `As long as it is kept, we will send no reminder for ${isOne ? 'this invoice' : 'these invoices'}.`;
  const talk = 'Just reply to this e-mail and we will look for a solution together.';
  const said: Record<PlanAnswer, { subject: string; text: readonly string[] }> = {
    agreed: {
      subject: `Your payment plan – ${company}`,
      text: [`Here is the plan we agreed on to pay ${invoices}:`, lines, kept],
    },
    refused: {
      subject: `Your proposed payment plan – ${company}`,
      text: [
        `Thank you for proposing a payment plan for ${invoices}. We cannot accept it as it stands.`,
        talk,
      ],
    },
    changed: {
      subject: `Your new payment plan – ${company}`,
      text: [`The payment plan for ${invoices} has changed. This one replaces it:`, lines, kept],
    },
    ended: {
      subject: `End of your payment plan – ${company}`,
      text: [
        `The payment plan for ${invoices} has ended. ${open} remains to be paid, on the original due dates.`,
        talk,
      ],
    },
  };
  const { subject, text } = said[answer];
  return { subject, body: ['Hello,', ...text, 'Kind regards,'].join('\n\n') };
};
