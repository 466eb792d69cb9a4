import type { Locale } from './locales.ts';

/** « heure de La Réunion », "Réunion Time": as people call it, the same in summer and in winter. */
export function zoneName(zone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(new Date(0));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** Every zone this browser knows, by IANA name. */
export const allZones = (): readonly string[] => Intl.supportedValuesOf('timeZone');
