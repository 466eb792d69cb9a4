import { NativeSelect, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { UNITS, isUnit } from '../../core/invoicing/index.ts';
import { units } from '../../i18n/units.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { AdjustmentField } from './adjustment-field.tsx';
import { DecimalField } from './decimal-field.tsx';
import type { DraftItem } from './draft-lines.ts';
import { fieldId } from './finding-place.ts';
import { hasDetails, ItemDetails } from './item-details.tsx';
import classes from './lines.module.css';
import type { LineRowProps } from './line-row.tsx';
import { NameCell } from './name-cell.tsx';
import { legalText, readVat, vatValue, withCurrent } from '../kit/vat-choices.ts';
import { useWords } from './texts.ts';

export type ItemCellsProps = LineRowProps & {
  line: DraftItem;
  path: string;
  change: (line: DraftItem) => void;
  /** Somebody is, or was, in it: it offers what can be chosen. */
  isActive: boolean;
  isDetailed: boolean;
};

/** The name of a cell is shown above it where there is no head of columns; the field itself says it aloud. */
function Cell({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className={classes.cell} data-cell={name}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}

/** What is sold, how much, at what price, under which VAT. */
export function ItemCells(props: ItemCellsProps) {
  const { line, path, change, currency, choices, errors, setUnreadable, netMinor, language } = props;
  const t = useWords().lines;
  const vatWords = useTexts().common.vat;
  const { locale } = useLocale();
  // core/invoicing writes what a deposit takes off; it may only be removed.
  const isFixed = line.deposit !== undefined;
  const law = legalText(line.vat, language);
  const offered = props.isActive ? [...(isUnit(line.unit) ? [] : [line.unit]), ...UNITS] : [line.unit];
  const unitData = offered.map((code) => ({
    value: code,
    label: isUnit(code) ? units[code][locale].long : code,
  }));
  const vat = vatValue(line.vat);
  const vatData = withCurrent(choices, line.vat, locale, vatWords).flatMap(({ group, items }) => {
    const shown = props.isActive ? items : items.filter((item) => item.value === vat);
    return shown.length === 0 ? [] : [{ group, items: [...shown] }];
  });
  return (
    <>
      <div className={classes.cell} data-cell="name">
        <NameCell {...props} />
      </div>
      <Cell name="quantity" label={t.quantity}>
        <DecimalField
          path={`${path}.quantity`}
          aria-label={t.quantity}
          disabled={isFixed}
          value={line.quantity}
          error={errors.get(`${path}.quantity`)}
          setUnreadable={setUnreadable}
          classNames={{ input: classes.figure }}
          onChange={(quantity) => change({ ...line, quantity })}
        />
      </Cell>
      <Cell name="unit" label={t.unit}>
        <NativeSelect
          id={fieldId(`${path}.unit`)}
          aria-label={t.unit}
          value={line.unit}
          error={errors.get(`${path}.unit`)}
          onChange={(event) => change({ ...line, unit: event.currentTarget.value })}
          data={unitData}
        />
      </Cell>
      <Cell name="unitPrice" label={t.unitPrice}>
        <DecimalField
          path={`${path}.unitPrice`}
          aria-label={t.unitPrice}
          disabled={isFixed}
          value={line.unitPrice}
          least={2}
          error={errors.get(`${path}.unitPrice`)}
          setUnreadable={setUnreadable}
          classNames={{ input: classes.figure }}
          onChange={(unitPrice) => change({ ...line, unitPrice })}
        />
      </Cell>
      <Cell name="discount" label={t.discount}>
        <AdjustmentField
          path={`${path}.discount`}
          aria-label={t.discount}
          disabled={isFixed}
          value={line.discount}
          currency={currency}
          placeholder="—"
          title={t.discountHint}
          error={errors.get(`${path}.discount`) ?? errors.get(`${path}.discount.percent`)}
          setUnreadable={setUnreadable}
          classNames={{ input: classes.figure }}
          onChange={(discount) => change({ ...line, discount })}
        />
      </Cell>
      <Cell name="vat" label={t.vat}>
        <NativeSelect
          id={fieldId(`${path}.vat`)}
          aria-label={t.vat}
          disabled={isFixed}
          value={vat}
          error={errors.get(`${path}.vat`)}
          onChange={(event) => change({ ...line, vat: readVat(event.currentTarget.value) })}
          data={vatData}
        />
      </Cell>
      <div className={classes.net}>
        <span className={classes.label}>{t.net}</span>
        <MoneyText minor={netMinor} currency={currency} />
      </div>
      {line.description !== undefined && (
        <div className={classes.wide} data-cell="description">
          <Textarea
            id={fieldId(`${path}.description`)}
            aria-label={t.description}
            placeholder={t.description}
            autosize
            minRows={1}
            maxRows={8}
            maxLength={4000}
            value={line.description}
            error={errors.get(`${path}.description`)}
            onChange={(event) => change({ ...line, description: event.currentTarget.value })}
            onBlur={() => line.description === '' && change({ ...line, description: undefined })}
          />
        </div>
      )}
      {(law !== null || line.deposit !== undefined) && (
        <p className={classes.law} lang={law === null ? undefined : language}>
          {line.deposit === undefined ? law : t.deposit(line.deposit.number)}
        </p>
      )}
      {(props.isDetailed || hasDetails(line, path, errors)) && (
        <ItemDetails line={line} path={path} change={change} errors={errors} setUnreadable={setUnreadable} />
      )}
    </>
  );
}
