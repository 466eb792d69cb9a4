/** The hues of delays and states; each is tuned for both themes in styles/tokens.css. */
export const hues = ['green', 'yellow', 'amber', 'orange', 'red', 'plum', 'blue', 'grey'] as const;
export type Hue = (typeof hues)[number];

/** The six default delays, from « à échoir » to « plus de 60 jours ». */
export const bucketHues: readonly Hue[] = ['green', 'yellow', 'amber', 'orange', 'red', 'plum'];

/** A hue of ours by name, or any CSS colour a company chose for its tiles ('#336699'). */
export function colourOf(colour: string): string {
  return hues.some((hue) => hue === colour) ? `var(--e-bucket-${colour})` : colour;
}
