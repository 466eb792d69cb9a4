import type { Locale } from './locales.ts';

/** Once all is paid: warm, short, and nothing to do. */
export const thankYou = (
  locale: Locale,
  { customer, company, numbers }: { customer: string; company: string; numbers: readonly string[] },
): { subject: string; body: string } => {
  const shown = numbers.slice(0, 5).join(', ');
  const more = numbers.length - 5;
  if (locale === 'fr') {
    const list = more > 0 ? `${shown} et ${more === 1 ? 'une autre' : `${more} autres`}` : shown;
    return {
      subject: `Merci pour votre règlement – ${company}`,
      body: [
        'Bonjour,',
        `Nous avons bien reçu votre règlement\u00a0: ${numbers.length === 1 ? 'la facture' : 'les factures'} ${list} ${numbers.length === 1 ? 'est soldée' : 'sont soldées'}, et le compte de ${customer} est à jour.`,
        'Merci. Nous sommes heureux de travailler avec vous.',
        'Bien cordialement,',
      ].join('\n\n'),
    };
  }
  const list = more > 0 ? `${shown} and ${more} more` : shown;
  return {
    subject: `Thank you for your payment – ${company}`,
    body: [
      'Hello,',
      `We have received your payment: ${numbers.length === 1 ? 'invoice' : 'invoices'} ${list} ${numbers.length === 1 ? 'is' : 'are'} settled, and the account of ${customer} is up to date.`,
      'Thank you. We are glad to work with you.',
      'Kind regards,',
    ].join('\n\n'),
  };
};
