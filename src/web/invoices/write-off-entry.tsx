import { Button, CopyButton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { openitemsContract } from '../../app/openitems/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useDescribe } from './fields.ts';
import classes from './invoices.module.css';

type Preview = AnswerOf<typeof openitemsContract.previewWriteOff>;

/** The entry that closing the difference makes; what keeps it from being made; what VAT asks for. */
export function WriteOffEntry({ preview, kind }: { preview: UseQueryResult<Preview>; kind: string }) {
  const words = useTexts().differences.dialog;
  const describe = useDescribe();
  if (preview.isError) return <Problem problem={preview.error} describe={describe} compact />;
  if (preview.data === undefined) return null;
  const { postings, currency, vatMinor, isWithoutVat } = preview.data;
  const takesVat = kind === 'discount' || kind === 'irrecoverable';
  return (
    <>
      <table className={classes.entry}>
        <caption>{words.entry}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.debit}</th>
            <th scope="col">{words.credit}</th>
          </tr>
        </thead>
        <tbody>
          {postings.map((one, index) => (
            <tr key={index}>
              <th scope="row">
                {one.account} {one.label !== '' && <small>{one.label}</small>}
              </th>
              <td>{one.debitMinor !== '0' && <MoneyText minor={one.debitMinor} currency={currency} />}</td>
              <td>{one.creditMinor !== '0' && <MoneyText minor={one.creditMinor} currency={currency} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isWithoutVat && takesVat && <p className={classes.verdict}>{words.withoutVat}</p>}
      {kind === 'discount' && vatMinor !== '0' && <p className={classes.verdict}>{words.discountVat}</p>}
      {kind === 'irrecoverable' && <UnpaidMention preview={preview.data} />}
    </>
  );
}

/** VAT already declared comes back only with a copy of the invoice that says so to the customer (CGI art. 272, 1). */
function UnpaidMention({ preview }: { preview: Preview }) {
  const words = useTexts().differences.dialog;
  const money = useMoney();
  const sum = (root: string): bigint =>
    preview.postings
      .filter((one) => one.account.startsWith(root))
      .reduce((total, one) => total + BigInt(one.debitMinor), 0n);
  const vat = sum('44571');
  if (vat === 0n) return null;
  const net = preview.postings.reduce((total, one) => total + BigInt(one.debitMinor), 0n) - sum('4457');
  const mention = words.mention(money(net, preview.currency), money(vat, preview.currency));
  return (
    <section>
      <h3 className={classes.heading}>{words.copyTitle}</h3>
      <p className={classes.verdict}>{words.copyText}</p>
      <blockquote className={classes.mention}>{mention}</blockquote>
      <CopyButton value={mention}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" onClick={copy}>
            {copied ? words.copied : words.copy}
          </Button>
        )}
      </CopyButton>
    </section>
  );
}
