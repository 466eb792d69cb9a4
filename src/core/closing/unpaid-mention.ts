/**
 * What the copy of an invoice that stayed unpaid must say, in plain sight, before its VAT is given back (CGI art. 272, 1;
 * BOI-TVA-DED-40-10-20). In French whatever the customer's language. `net` and `tax`: amounts as
 * printed, with their currency.
 */
export function unpaidMention(net: string, tax: string): string {
  return (
    `Facture demeurée impayée pour la somme de ${net} (prix net) et pour la somme de ${tax} ` +
    '(taxe correspondante) qui ne peut faire l’objet d’une déduction (CGI, art. 272)'
  );
}
