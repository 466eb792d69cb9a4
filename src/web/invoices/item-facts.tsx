import { Anchor, Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '../kit/dates.tsx';
import { ClipIcon, FileIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { invoicing, useRefresh, type ItemDetail } from './api.ts';
import classes from './invoices.module.css';

/** Whose it is, its dates and amounts, how far it was reminded, and its PDF. */
export function ItemFacts({ detail }: { detail: ItemDetail }) {
  const t = useTexts().receivables;
  const { item } = detail;
  return (
    <dl className={classes.facts}>
      <dt>{t.columns.customer}</dt>
      <dd>
        <Anchor component={Link} to={`/clients/${item.customerId}`} inherit>
          {item.customerName}
        </Anchor>
      </dd>
      <dt>{t.drawer.total}</dt>
      <dd>
        <MoneyText minor={item.amountMinor} currency={item.currency} />
      </dd>
      <dt>{t.drawer.issuedOn}</dt>
      <dd>
        <DateText date={item.issuedOn} />
      </dd>
      <dt>{t.drawer.dueOn}</dt>
      <dd>
        <DateText date={item.dueOn} />
      </dd>
      {item.settledOn !== null && (
        <>
          <dt>{t.drawer.settledOn}</dt>
          <dd>
            <DateText date={item.settledOn} />
          </dd>
        </>
      )}
      {item.reference !== '' && (
        <>
          <dt>{t.drawer.reference}</dt>
          <dd>{item.reference}</dd>
        </>
      )}
      {item.lastReminder !== null && (
        <>
          <dt>{t.drawer.lastReminder}</dt>
          <dd>
            {t.step(item.lastReminder.step)} · <DateText date={item.lastReminder.on} />
          </dd>
        </>
      )}
      {item.nextReminder !== null && (
        <>
          <dt>{t.drawer.nextReminder}</dt>
          <dd>
            {t.step(item.nextReminder.step)} · <DateText date={item.nextReminder.on} />
          </dd>
        </>
      )}
      <Pdf detail={detail} />
    </dl>
  );
}

/** The document as it was received; it may be joined once. */
function Pdf({ detail }: { detail: ItemDetail }) {
  const t = useTexts().receivables.drawer;
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayAttach = useMay('invoices.record');
  const { invoiceId } = detail;
  const attach = useMutation({
    mutationFn: (file: File) => invoicing.attachPdf({ id: invoiceId ?? '' }, file),
    onSuccess: async () => {
      toasts.success(t.attached);
      await refresh();
    },
    onError: toasts.failure,
  });
  if (invoiceId === null || (!detail.hasPdf && !mayAttach)) return null;
  return (
    <>
      <dt>{t.pdf}</dt>
      <dd>
        {detail.hasPdf ? (
          <Anchor inherit href={invoicing.pdf({ id: invoiceId })} target="_blank" rel="noreferrer">
            <FileIcon size={15} /> {detail.item.number}.pdf
          </Anchor>
        ) : (
          <FileButton accept="application/pdf" onChange={(file) => file !== null && attach.mutate(file)}>
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="default"
                leftSection={<ClipIcon size={14} />}
                loading={attach.isPending}
              >
                {t.attach}
              </Button>
            )}
          </FileButton>
        )}
      </dd>
    </>
  );
}
