import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { closingContract } from '../../app/closing/contract.ts';
import { filesContract } from '../../app/files/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { FileIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useRefresh, type ItemDetail } from './api.ts';
import classes from './invoices.module.css';

const closing = client(closingContract);
const files = client(filesContract);

/** The copy of an unpaid invoice that gives its VAT back, where one was lost: made once, kept with its day. */
export function UnpaidCopies({ detail }: { detail: ItemDetail }) {
  const words = useTexts().doubtful;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayMake = useMay('payments.write-off');
  const hasLoss = detail.allocations.some((one) => one.kind === 'write_off' && !one.isReversed);
  const { data } = useQuery({
    queryKey: ['closing', 'unpaid-copies', detail.item.id],
    queryFn: ({ signal }) => closing.unpaidCopies({ itemId: detail.item.id }, { signal }),
    enabled: hasLoss,
  });
  const make = useMutation({
    mutationFn: (writeOffId: string) => closing.makeUnpaidCopy({ writeOffId }),
    onSuccess: () => refresh(),
    onError: toasts.failure,
  });
  const copies = data?.copies ?? [];
  if (copies.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{words.copyTitle}</h3>
      {copies.map((one) => (
        <div key={one.writeOffId}>
          <p className={classes.verdict}>
            {words.copyText(money(one.netMinor, one.currency), money(one.vatMinor, one.currency))}
          </p>
          {one.made !== null ? (
            <Anchor href={files.read({ sha256: one.made.sha256 })} target="_blank" rel="noreferrer">
              {words.copyOpen(formatDate(plainDate(one.made.on), locale, 'long'))}
            </Anchor>
          ) : one.refusal !== null ? (
            <p className={classes.verdict}>{words.copyNoPdf}</p>
          ) : (
            mayMake && (
              <Button
                variant="default"
                leftSection={<FileIcon size={18} />}
                loading={make.isPending}
                onClick={() => make.mutate(one.writeOffId)}
              >
                {words.copyMake}
              </Button>
            )
          )}
        </div>
      ))}
    </section>
  );
}
