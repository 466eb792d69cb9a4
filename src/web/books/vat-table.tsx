import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { UNTAXED_BOXES } from '../../core/ledger/index.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { spanSearch, type Box, type Paper } from './vat-api.ts';
import { useVatWords } from './vat-texts.ts';
import vatClasses from './vat.module.css';

const UNTAXED: readonly string[] = UNTAXED_BOXES;

/** The lines of the form in its order: to the cent in small, and what is copied onto it. */
export function VatTable({ paper }: { paper: Paper }) {
  const t = useVatWords();
  const untaxed = paper.boxes.filter((one) => UNTAXED.includes(one.box));
  const taxed = paper.boxes.filter((one) => !UNTAXED.includes(one.box));
  const net = BigInt(paper.netMinor);
  if (paper.boxes.length === 0) return <p className={vatClasses.empty}>{t.empty}</p>;
  return (
    <table className={vatClasses.paper}>
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
      <tbody>
        <Group title={t.operations} />
        <Sum code="A1" base={paper.salesMinor} />
        {paper.taxedRegularisedMinor !== '0' && <Sum code="B5" base={paper.taxedRegularisedMinor} />}
        {untaxed.length > 0 && <Group title={t.untaxed} />}
        {untaxed.map((one) => (
          <BoxRow key={one.box} one={one} paper={paper} />
        ))}
        {paper.untaxedRegularisedMinor !== '0' && <Sum code="F8" base={paper.untaxedRegularisedMinor} />}
        {taxed.length > 0 && <Group title={t.gross} />}
        {taxed.map((one) => (
          <BoxRow key={one.box} one={one} paper={paper} />
        ))}
        <Sum code="16" tax={paper.grossMinor} />
        {paper.deductedMinor !== '0' && <Sum code="21" tax={paper.deductedMinor} />}
        <tr data-total>
          <td />
          <th scope="row" colSpan={2}>
            {net < 0n ? t.boxes.credit : t.boxes.due}
          </th>
          <td data-number>
            <Whole minor={net < 0n ? -net : net} />
            <small>
              <PlainAmount minor={paper.exactTaxMinor} currency={paper.currency} />
            </small>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Group({ title }: { title: string }) {
  return (
    <tr data-group>
      <th colSpan={4} scope="colgroup">
        {title}
      </th>
    </tr>
  );
}

function Sum({ code, base, tax }: { code: 'A1' | 'B5' | 'F8' | '16' | '21'; base?: string; tax?: string }) {
  const t = useVatWords();
  return (
    <tr>
      <td>
        <span className={vatClasses.code}>{code}</span>
      </td>
      <th scope="row">{t.boxes[code]}</th>
      <td data-number>{base !== undefined && <Whole minor={base} />}</td>
      <td data-number>{tax !== undefined && <Whole minor={tax} />}</td>
    </tr>
  );
}

function BoxRow({ one, paper }: { one: Box; paper: Paper }) {
  const t = useVatWords();
  return (
    <tr>
      <td>
        <span className={vatClasses.code}>{one.box}</span>
      </td>
      <th scope="row">
        <Link
          to="/comptabilite/tva/detail"
          search={{ ...spanSearch(paper), ligne: one.box }}
          className={vatClasses.open}
          title={t.openLine(one.box)}
        >
          {t.boxes[one.box]}
        </Link>
        {one.isBelow && <small className={classes.dim}>{t.below}</small>}
      </th>
      <Amount exact={one.base.exactMinor} currency={paper.currency}>
        {one.isBelow ? null : <Whole minor={one.base.roundedMinor} />}
      </Amount>
      {UNTAXED.includes(one.box) ? (
        <td />
      ) : (
        <Amount exact={one.tax.exactMinor} currency={paper.currency}>
          {one.isBelow ? null : <Whole minor={one.tax.roundedMinor} />}
        </Amount>
      )}
    </tr>
  );
}

type AmountProps = { exact: string; currency: string; children: ReactNode };

function Amount({ exact, currency, children }: AmountProps) {
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
function Whole({ minor }: { minor: string | bigint }) {
  const { locale } = useLocale();
  const units = BigInt(minor) / 100n;
  return <span className={`e-number ${vatClasses.whole}`}>{formatNumber(units.toString(), locale, 0)}</span>;
}
