import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import type { Theme } from './invoicing.ts';
import type { OwnFieldFacts } from '../kit/own-fields.ts';
import classes from './settings.module.css';

type Printed = Theme['fields'];
type PrintedFieldsProps = {
  fields: readonly OwnFieldFacts[];
  printed: Printed;
  onChange: (printed: Printed) => void;
  readOnly: boolean;
};

const places = ['facts', 'references'] as const;

/** Which of the company's own fields stand on documents, and where. */
export function PrintedFieldsSection({ fields, printed, onChange, readOnly }: PrintedFieldsProps) {
  const words = useTexts().templates.printed;
  const { locale } = useLocale();
  const place = (key: string) => printed.find((one) => one.key === key)?.place ?? 'none';
  const put = (key: string, next: string | null) => {
    const chosen = places.find((one) => one === next);
    const others = printed.filter((one) => one.key !== key);
    onChange(chosen === undefined ? others : [...others, { key, place: chosen }]);
  };
  return (
    <Section title={words.title} description={words.text}>
      {fields.length === 0 ? (
        <p className={classes.rowText}>
          {words.none} <Link to="/reglages/champs-clients">{words.link}</Link>
        </p>
      ) : (
        <div className={classes.form}>
          {fields.map((field) => {
            const name = locale === 'en' && field.labelEn !== '' ? field.labelEn : field.labelFr;
            return (
              <Select
                key={field.key}
                label={`${name} (${words[field.owner]})`}
                allowDeselect={false}
                readOnly={readOnly}
                value={place(field.key)}
                data={(['none', ...places] as const).map((one) => ({ value: one, label: words.places[one] }))}
                onChange={(next) => put(field.key, next)}
              />
            );
          })}
        </div>
      )}
    </Section>
  );
}
