import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { zoneOf } from '../../core/calendar/index.ts';
import { allZones, zoneName } from '../../i18n/time-zones.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import type { Setter, Values } from './customer-values.ts';

type Props = { values: Values; set: Setter; error: string | undefined };

/** « Indian/Reunion — heure de La Réunion »; empty, it follows the address. */
export function TimeZoneField({ values, set, error }: Props) {
  const t = useTexts().parties.form;
  const { locale } = useLocale();
  const data = useMemo(
    () => allZones().map((zone) => ({ value: zone, label: `${zone} — ${zoneName(zone, locale)}` })),
    [locale],
  );
  const told = zoneOf({ country: values.country.toUpperCase(), postalCode: values.postalCode });
  return (
    <Select
      label={t.timeZone}
      description={t.timeZoneHint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={told === null ? t.timeZoneOfCompany : t.timeZoneFrom.address(zoneName(told, locale))}
      searchable
      clearable
      limit={60}
      value={values.timeZone === '' ? null : values.timeZone}
      error={error}
      onChange={(zone) => set('timeZone', zone ?? '')}
      data={data}
    />
  );
}
