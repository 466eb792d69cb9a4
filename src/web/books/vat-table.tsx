import { Link } from '@tanstack/react-router';
import { UNTAXED_BOXES } from '../../core/ledger/index.ts';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { spanSearch, type Box, type Paper } from './vat-api.ts';
import { FormTable, Group, SumRow, VatAmount, Whole } from './vat-table-parts.tsx';
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
    <FormTable>
      <Group title={t.operations} />
      <SumRow code="A1" name={t.boxes.A1} base={paper.salesMinor} />
      {paper.taxedRegularisedMinor !== '0' && (
        <SumRow code="B5" name={t.boxes.B5} base={paper.taxedRegularisedMinor} />
      )}
      {untaxed.length > 0 && <Group title={t.untaxed} />}
      {untaxed.map((one) => (
        <BoxRow key={one.box} one={one} paper={paper} />
      ))}
      {paper.untaxedRegularisedMinor !== '0' && (
        <SumRow code="F8" name={t.boxes.F8} base={paper.untaxedRegularisedMinor} />
      )}
      {taxed.length > 0 && <Group title={t.gross} />}
      {taxed.map((one) => (
        <BoxRow key={one.box} one={one} paper={paper} />
      ))}
      <SumRow code="16" name={t.boxes['16']} tax={paper.grossMinor} />
      {paper.deductedMinor !== '0' && <SumRow code="21" name={t.boxes['21']} tax={paper.deductedMinor} />}
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
    </FormTable>
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
      <VatAmount exact={one.base.exactMinor} currency={paper.currency}>
        {one.isBelow ? null : <Whole minor={one.base.roundedMinor} />}
      </VatAmount>
      {UNTAXED.includes(one.box) ? (
        <td />
      ) : (
        <VatAmount exact={one.tax.exactMinor} currency={paper.currency}>
          {one.isBelow ? null : <Whole minor={one.tax.roundedMinor} />}
        </VatAmount>
      )}
    </tr>
  );
}
