import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { invoicingContract } from '../../app/invoicing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { formatNumber, type Locale } from '../../i18n/format.ts';
import { unitShort } from '../../i18n/units.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { invoicing, keys, type ItemDetail } from './api.ts';
import classes from './taken-lines.module.css';

/** Prices have two decimals, and more where they were written so. */
const priceText = (price: string, locale: Locale): string =>
  formatNumber(price, locale, Math.max(2, (price.split('.')[1] ?? '').replace(/0+$/, '').length));

type Taken = NonNullable<AnswerOf<typeof invoicingContract.lines>['document']>;

/** Of a long invoice the first lines are enough until somebody asks. */
const SHOWN = 8;

/** What another program invoiced, line by line; nothing where it came without lines or was issued here. */
export function TakenLines({ detail }: { detail: ItemDetail }) {
  const { invoiceId } = detail;
  const read = useQuery({
    queryKey: [...keys.item(detail.item.id), 'lines'],
    queryFn: ({ signal }) => invoicing.lines({ id: invoiceId ?? '' }, { signal }),
    enabled: invoiceId !== null,
  });
  const document = read.data?.document ?? null;
  return document === null || invoiceId === null ? null : (
    <Lines document={document} invoiceId={invoiceId} isCredit={detail.item.amountMinor.startsWith('-')} />
  );
}

function Lines({ document, invoiceId, isCredit }: { document: Taken; invoiceId: string; isCredit: boolean }) {
  const t = useTexts().takenLines;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const navigate = useNavigate();
  const mayEdit = useMay('invoices.edit');
  const [isWhole, setWhole] = useState(false);
  const credit = useMutation({
    mutationFn: () => invoicing.creditLines({ id: invoiceId, reason: '' }),
    onSuccess: async ({ documentId }) => {
      await navigate({ to: `/ventes/${documentId}` });
    },
    onError: toasts.failure,
  });
  const { currency, lines } = document;
  const shown = isWhole ? lines : lines.slice(0, SHOWN);
  const factsOf = (line: Taken['lines'][number]): string =>
    [
      `${formatNumber(line.quantity, locale)} ${unitShort(line.unit, locale)} × ${priceText(line.unitPrice, locale)}`,
      line.discount === null
        ? null
        : t.discount(
            line.discount.kind === 'percent'
              ? `${formatNumber(line.discount.percent, locale)}\u00a0%`
              : money(line.discount.minor, currency),
          ),
      line.vat?.category === 'S' ? t.vat(formatNumber(line.vat.rate, locale)) : t.noVat,
      line.reference === '' ? null : line.reference,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <section className={classes.taken}>
      <h3 className={classes.title}>{t.title}</h3>
      <p className={classes.note}>{t.note}</p>
      <ul className={classes.lines}>
        {shown.map((line) => (
          <li key={line.id}>
            <span className={classes.name} dir="auto">
              {line.name}
              {line.netMinor !== null && <small dir="ltr">{factsOf(line)}</small>}
            </span>
            {line.netMinor !== null && <MoneyText minor={line.netMinor} currency={currency} />}
          </li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          {t.more(lines.length - shown.length)}
        </Button>
      )}
      <dl className={classes.totals}>
        <dt>{t.net}</dt>
        <dd>
          <MoneyText minor={document.netMinor} currency={currency} />
        </dd>
        <dt>{t.tax}</dt>
        <dd>
          <MoneyText minor={document.taxMinor} currency={currency} />
        </dd>
        <dt>{t.total}</dt>
        <dd>
          <MoneyText minor={document.totalMinor} currency={currency} />
        </dd>
      </dl>
      {!isCredit && mayEdit && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.credit}
          loading={credit.isPending}
          onClick={() => credit.mutate()}
        >
          {t.credit}
        </Button>
      )}
    </section>
  );
}
