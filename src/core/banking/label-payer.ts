/** The forms in which French banks fold payer and motive into one label. */
const FORMS: readonly RegExp[] = [
  /\/DE\s+(.+?)\s*(?=\/(?:MOTIF|REF|ID|LIB)\b|$)/i,
  /\bDE\s*:\s*(.+?)\s*(?=\b(?:MOTIF|REF|DATE|ID)\s*:|$)/i,
  /\bDE\s+(.+?)\s*(?=\bMOTIF\b)/i,
];

/** Who paid, when the statement has no column for it; '' when the label does not say so in a known form. */
export const payerInLabel = (label: string): string => {
  if (!/\bVIR(?:EMENT)?\b/i.test(label)) return '';
  for (const form of FORMS) {
    const name = form.exec(label)?.[1]?.trim();
    if (name) return name.slice(0, 140);
  }
  return '';
};
