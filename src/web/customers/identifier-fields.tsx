import { Button, Select, TextInput } from '@mantine/core';
import { parseSiren, parseSiret, sirenOfSiret, vatNumberOfSiren } from '../../core/party/index.ts';
import { CURRENCIES } from '../../core/money/index.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import type { Field, Setter, Values } from './customer-values.ts';
import classes from './customers.module.css';

type IdentifierFieldsProps = { values: Values; set: Setter; field: Field };

/** What a company is known by; what follows from one number is offered, never filled in behind the back. */
export function IdentifierFields({ values, set, field }: IdentifierFieldsProps) {
  const t = useTexts();
  const words = t.receivables.form;
  const siret = parseSiret(values.siret);
  const siren = parseSiren(values.siren);
  const isFrench = values.country.toUpperCase() === 'FR';
  const offered = (text: string, take: () => void) => (
    <Button variant="subtle" size="compact-sm" mt={4} onClick={take}>
      {text}
    </Button>
  );
  return (
    <>
      <h3 className={classes.heading}>{t.parties.form.identifiers}</h3>
      <FieldPair>
        <div>
          <TextInput label={words.siren} inputMode="numeric" maxLength={20} {...field('siren')} />
          {values.siren === '' &&
            siret.ok &&
            offered(t.parties.form.sirenFromSiret(sirenOfSiret(siret.value)), () =>
              set('siren', sirenOfSiret(siret.value)),
            )}
        </div>
        <TextInput label={words.siret} inputMode="numeric" maxLength={20} {...field('siret')} />
        <div>
          <TextInput label={words.vatNumber} maxLength={20} {...field('vatNumber')} />
          {values.vatNumber === '' &&
            isFrench &&
            siren.ok &&
            offered(t.parties.form.vatFromSiren(vatNumberOfSiren(siren.value)), () =>
              set('vatNumber', vatNumberOfSiren(siren.value)),
            )}
        </div>
        <Select
          label={words.currency}
          allowDeselect={false}
          searchable
          value={values.currency}
          error={field('currency').error}
          onChange={(value) => set('currency', value ?? 'EUR')}
          data={[...CURRENCIES]}
        />
      </FieldPair>
    </>
  );
}
