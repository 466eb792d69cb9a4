import { Link } from '@tanstack/react-router';
import { InvoiceTable, useItemSort } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import classes from './customers.module.css';

const openColumns = ['number', 'due', 'state', 'reminded', 'open'] as const;

/** What is open of a customer, the oldest first. */
export function OpenItems({ id }: { id: string }) {
  const t = useTexts().receivables.customer;
  const words = useTexts().entries.lettrage.open;
  const [sort, setSort] = useItemSort('customer.sort', { key: 'due', direction: 'ascending' });
  return (
    <section aria-label={t.openItems}>
      <p className={classes.listLinks}>
        <Link to="/clients/$id/lettrage" params={{ id }}>
          {words}
        </Link>
        <Link to="/ventes" search={{ customerId: id }}>
          {t.allItems}
        </Link>
      </p>
      <InvoiceTable
        filter={{ customerId: id }}
        columns={openColumns}
        sort={sort}
        onSort={setSort}
        height="page"
        empty={<p className={classes.empty}>{t.nothingOpen}</p>}
      />
    </section>
  );
}
