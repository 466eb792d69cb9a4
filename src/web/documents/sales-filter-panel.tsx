import { Button, FocusTrap, Popover, Select } from '@mantine/core';
import { useState } from 'react';
import { useHome } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { FilterIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { OwnFilters } from './own-filters.tsx';
import { refinements, type SalesFilter } from './sales-filter.ts';
import classes from './documents.module.css';
import { useSalesWords } from './texts.ts';

type SalesFilterPanelProps = {
  filter: SalesFilter;
  onChange: (change: Partial<SalesFilter>) => void;
  onReset: () => void;
};

type Range = { legend: string; from: keyof SalesFilter; to: keyof SalesFilter };

/** What the few filters above the list do not say: dates, amounts, currency, tags and own fields. Applied as they are set. */
export function SalesFilterPanel({ filter, onChange, onReset }: SalesFilterPanelProps) {
  const t = useTexts().receivables.list;
  const own = useSalesWords();
  const [opened, setOpened] = useState(false);
  const currencies = useHome().data?.currencies ?? [];
  const dates: Range[] = [
    { legend: own.issued, from: 'issuedFrom', to: 'issuedTo' },
    { legend: own.due, from: 'dueFrom', to: 'dueTo' },
    { legend: own.settled, from: 'settledFrom', to: 'settledTo' },
  ];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<FilterIcon size={18} />}
          aria-expanded={opened}
          onClick={() => setOpened((before) => !before)}
        >
          {t.moreFilters(refinements(filter))}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.filters}>
        <FocusTrap.InitialFocus />
        <div className={classes.panel}>
          {dates.map(({ legend, from, to }) => (
            <div key={legend} role="group" aria-label={legend}>
              <p className={classes.legend}>{legend}</p>
              <div className={classes.range}>
                <DateField
                  size="sm"
                  aria-label={`${legend} ${t.from}`}
                  placeholder={t.from}
                  value={(filter[from] as string | undefined) ?? null}
                  onChange={(value) => onChange({ [from]: value ?? undefined })}
                  popoverProps={{ withinPortal: false }}
                />
                <DateField
                  size="sm"
                  aria-label={`${legend} ${t.to}`}
                  placeholder={t.to}
                  value={(filter[to] as string | undefined) ?? null}
                  onChange={(value) => onChange({ [to]: value ?? undefined })}
                  popoverProps={{ withinPortal: false }}
                />
              </div>
            </div>
          ))}
          <div role="group" aria-label={t.amount}>
            <p className={classes.legend}>{t.amount}</p>
            <div className={classes.range}>
              <MoneyField
                size="sm"
                aria-label={`${t.amount} ${t.atLeast}`}
                placeholder={t.atLeast}
                allowNegative
                value={filter.amountFrom ?? null}
                onChange={(value) => onChange({ amountFrom: value ?? undefined })}
              />
              <MoneyField
                size="sm"
                aria-label={`${t.amount} ${t.atMost}`}
                placeholder={t.atMost}
                allowNegative
                value={filter.amountTo ?? null}
                onChange={(value) => onChange({ amountTo: value ?? undefined })}
              />
            </div>
          </div>
          {currencies.length > 1 && (
            <Select
              size="sm"
              label={t.currency}
              comboboxProps={{ withinPortal: false }}
              clearable
              value={filter.currency ?? null}
              onChange={(value) => onChange({ currency: value ?? undefined })}
              data={currencies.map((one) => one.currency)}
            />
          )}
          <OwnFilters filter={filter} onChange={onChange} />
          <div className={classes.panelFoot}>
            <Button variant="default" onClick={onReset}>
              {t.reset}
            </Button>
            <Button onClick={() => setOpened(false)}>{t.apply}</Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
