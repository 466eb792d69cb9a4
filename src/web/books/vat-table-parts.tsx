import type { ReactNode } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';
import { PlainAmount } from './plain-amount.tsx';
import { useVatWords } from './vat-texts.ts';
import vatClasses from './vat.module.css';

/** A form of the tax office as a table: its line, what it is, the base, the tax. */
export function FormTable({ caption, children }: { caption?: string; children: ReactNode }) {
  const t = useVatWords();
  return (
    <table className={vatClasses.paper}>
      {caption !== undefined && <caption className={vatClasses.caption}>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{t.box}</th>
          <th scope="col">{t.label}</th>
          <th scope="col" data-number>
            {t.base}
          </th>
          <th scope="col" data-number>
            {t.tax}
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Group({ title }: { title: string }) {
  return (
    <tr data-group>
      <th colSpan={4} scope="colgroup">
        {title}
      </th>
    </tr>
  );
}

type SumProps = {
  code: string;
  name: string;
  base?: string;
  tax?: string;
  /** To the cent, under the tax. */
  exact?: string;
  currency?: string;
  isTotal?: boolean;
};

/** A line that the form adds up. */
export function SumRow({ code, name, base, tax, exact, currency = 'EUR', isTotal = false }: SumProps) {
  return (
    <tr {...(isTotal && { 'data-total': true })}>
      <td>
        <span className={vatClasses.code}>{code}</span>
      </td>
      <th scope="row">{name}</th>
      <td data-number>{base !== undefined && <Whole minor={base} />}</td>
      <td data-number>
        {tax !== undefined && <Whole minor={tax} />}
        {exact !== undefined && (
          <small>
            <PlainAmount minor={exact} currency={currency} />
          </small>
        )}
      </td>
    </tr>
  );
}

type AmountProps = { exact: string; currency: string; children: ReactNode };

export function VatAmount({ exact, currency, children }: AmountProps) {
  return (
    <td data-number>
      {children}
      <small>
        <PlainAmount minor={exact} currency={currency} />
      </small>
    </td>
  );
}

/** What is copied onto the form: whole units. */
export function Whole({ minor }: { minor: string | bigint }) {
  const { locale } = useLocale();
  const units = BigInt(minor) / 100n;
  return <span className={`e-number ${vatClasses.whole}`}>{formatNumber(units.toString(), locale, 0)}</span>;
}
