import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { daysBetween, plainDate } from '../../core/calendar/index.ts';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import type { Delivery, DeliveryState } from './api.ts';
import classes from './billing.module.css';

/** The list of one state: what waits says since when, what is invoiced by which invoice. */
export function useDeliveryColumns(view: DeliveryState, today: string | null): Column<Delivery>[] {
  const t = useTexts().billing;
  const { locale } = useLocale();
  return useMemo(() => {
    const since = (row: Delivery): string =>
      today === null ? '' : t.since(Math.max(0, daysBetween(plainDate(row.deliveredOn), plainDate(today))));
    const columns: Column<Delivery>[] = [
      {
        key: 'customer',
        header: t.columns.customer,
        width: 'minmax(9rem, 1fr)',
        card: 'title',
        cell: (row) => <span className={classes.name}>{row.customerName}</span>,
      },
      {
        key: 'reference',
        header: t.columns.reference,
        width: '7rem',
        card: 'line',
        cell: (row) =>
          row.reference === '' ? <span className={classes.dim}>{t.noReference}</span> : row.reference,
      },
      {
        key: 'what',
        header: t.columns.what,
        width: 'minmax(9rem, 1.4fr)',
        card: 'hidden',
        cell: (row) =>
          row.findings.length > 0 ? (
            <span
              className={classes.reason}
              title={row.findings.map((one) => findingText(locale, one)).join(' ')}
            >
              {findingText(locale, row.findings[0]!)}
            </span>
          ) : (
            <span>
              {row.summary}
              {row.lineCount > 1 && <span className={classes.dim}> {t.more(row.lineCount - 1)}</span>}
            </span>
          ),
      },
      {
        key: 'order',
        header: t.columns.order,
        width: '6rem',
        card: 'hidden',
        cell: (row) => <span className={classes.dim}>{row.purchaseOrder || '—'}</span>,
      },
      {
        key: 'deliveredOn',
        header: t.columns.deliveredOn,
        width: '10rem',
        card: 'line',
        cell: (row) => (
          <span>
            <DateText date={row.deliveredOn} />
            {row.state === 'waiting' && <span className={classes.dim}> · {since(row)}</span>}
          </span>
        ),
      },
    ];
    if (view === 'drafted' || view === 'invoiced') {
      columns.push({
        key: 'invoice',
        header: t.columns.invoice,
        width: '8rem',
        card: 'line',
        cell: (row) =>
          row.documentId === null ? null : (
            <Link to={`/ventes/${row.documentId}`}>{row.documentNumber || t.draft}</Link>
          ),
      });
    }
    if (view === 'cancelled') {
      columns.push({
        key: 'reason',
        header: t.columns.reason,
        width: '12rem',
        card: 'line',
        cell: (row) => row.cancelReason,
      });
    }
    columns.push({
      key: 'net',
      header: t.columns.net,
      width: '7.5rem',
      align: 'end',
      pinned: true,
      card: 'amount',
      cell: (row) => <MoneyText minor={row.netMinor} currency={row.currency} />,
    });
    return columns;
  }, [t, locale, view, today]);
}
