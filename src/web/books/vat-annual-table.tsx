import { Link } from '@tanstack/react-router';
import { isUntaxedLine } from '../../core/ledger/index.ts';
import classes from './books.module.css';
import { spanSearch, type Annual, type Paper } from './vat-api.ts';
import { FormTable, Group, SumRow, VatAmount, Whole } from './vat-table-parts.tsx';
import { useVatWords } from './vat-texts.ts';
import vatClasses from './vat.module.css';

type TableProps = { paper: Paper; annual: Annual };

/** The lines of the yearly return in its order, down to what is left once the instalments are counted. */
export function VatAnnualTable({ paper, annual }: TableProps) {
  const t = useVatWords();
  const names = t.annual.lines;
  const untaxed = annual.rows.filter((one) => isUntaxedLine(one.line));
  const taxed = annual.rows.filter((one) => !isUntaxedLine(one.line));
  const net = BigInt(annual.netMinor);
  const balance = BigInt(annual.balanceMinor);
  const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
  if (annual.rows.length === 0) return <p className={vatClasses.empty}>{t.empty}</p>;
  return (
    <FormTable caption={t.annual.form}>
      {untaxed.length > 0 && <Group title={t.untaxed} />}
      {untaxed.map((one) => (
        <AnnualRow key={one.line} one={one} paper={paper} />
      ))}
      {taxed.length > 0 && <Group title={t.gross} />}
      {taxed.map((one) => (
        <AnnualRow key={one.line} one={one} paper={paper} />
      ))}
      <SumRow code="16" name={names['16']} tax={annual.grossMinor} />
      {annual.deductedMinor !== '0' && <SumRow code="25" name={names['25']} tax={annual.deductedMinor} />}
      <SumRow
        code={net < 0n ? '29' : '28'}
        name={names[net < 0n ? '29' : '28']}
        tax={size(net).toString()}
        exact={paper.exactTaxMinor}
        currency={paper.currency}
        isTotal={annual.paidMinor === '0'}
      />
      {annual.paidMinor !== '0' && (
        <>
          <SumRow code="30" name={names['30']} tax={annual.paidMinor} />
          <SumRow
            code={balance < 0n ? '34' : '33'}
            name={names[balance < 0n ? '34' : '33']}
            tax={size(balance).toString()}
            isTotal
          />
        </>
      )}
    </FormTable>
  );
}

type RowProps = { one: Annual['rows'][number]; paper: Paper };

function AnnualRow({ one, paper }: RowProps) {
  const t = useVatWords();
  const name = t.annual.lines[one.line];
  return (
    <tr>
      <td>
        <span className={vatClasses.code}>{one.line}</span>
      </td>
      <th scope="row">
        {one.boxes.length === 1 ? (
          <DetailLink box={one.boxes[0]!} paper={paper} name={name} />
        ) : (
          <>
            {name}
            <small className={classes.dim}>
              {one.boxes.map((box, at) => (
                <span key={box}>
                  {at > 0 && ' · '}
                  <DetailLink box={box} paper={paper} name={t.boxes[box]} />
                </span>
              ))}
            </small>
          </>
        )}
        {one.isBelow && <small className={classes.dim}>{t.annual.below}</small>}
      </th>
      <VatAmount exact={one.base.exactMinor} currency={paper.currency}>
        {one.isBelow ? null : <Whole minor={one.base.roundedMinor} />}
      </VatAmount>
      {isUntaxedLine(one.line) ? (
        <td />
      ) : (
        <VatAmount exact={one.tax.exactMinor} currency={paper.currency}>
          {one.isBelow ? null : <Whole minor={one.tax.roundedMinor} />}
        </VatAmount>
      )}
    </tr>
  );
}

type LinkProps = { box: Annual['rows'][number]['boxes'][number]; paper: Paper; name: string };

function DetailLink({ box, paper, name }: LinkProps) {
  return (
    <Link
      to="/comptabilite/tva/detail"
      search={{ ...spanSearch(paper), ligne: box }}
      className={vatClasses.open}
    >
      {name}
    </Link>
  );
}
