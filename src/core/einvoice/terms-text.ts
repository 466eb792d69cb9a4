/**
 * BT-20 as it is written. XRechnung puts discounts in it, one a line between number signs, and each must end with a line
 * feed, the last too (BR-DE-18); readers take the spaces off an end, so the model does not have it.
 */
export const termsText = (terms: string | undefined): string | undefined =>
  terms !== undefined && /(^|\n)#SKONTO#.*#$/.test(terms) ? `${terms}\n` : terms;
