import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { chargeKeys, chargesApi, type ChargedItem, type CustomerCharges as Charges } from './api.ts';
import { ChargeLine } from './charge-line.tsx';
import classes from './charges.module.css';
import { TermsDialog } from './terms-dialog.tsx';
import { useRateText } from './use-rate-text.ts';
import { WaiveDialog, type WaiveTarget } from './waive-dialog.tsx';

/** « Frais de retard » on the account of a customer: what the law gives, what was told, booked, given up. */
export function CustomerCharges({ partyId, name }: { partyId: string; name: string }) {
  const t = useTexts().charges.customer;
  const charges = useQuery({
    queryKey: chargeKeys.customer(partyId),
    queryFn: ({ signal }) => chargesApi.customer({ id: partyId }, { signal }),
  });
  if (charges.isError)
    return (
      <Section title={t.title}>
        <Problem problem={charges.error} onRetry={() => void charges.refetch()} />
      </Section>
    );
  if (charges.data === undefined) return null;
  return <Loaded partyId={partyId} name={name} charges={charges.data} />;
}

const SHOWN = 5;

/** What is still open first, then the latest. */
const inOrder = (items: readonly ChargedItem[]): ChargedItem[] =>
  [...items].sort(
    (a, b) => Number(a.openMinor === '0') - Number(b.openMinor === '0') || (a.dueOn < b.dueOn ? 1 : -1),
  );

const isClaimable = (item: ChargedItem): boolean =>
  item.interest.claimableMinor !== '0' || item.indemnity.claimableMinor !== '0';

function Loaded({ partyId, name, charges }: { partyId: string; name: string; charges: Charges }) {
  const t = useTexts();
  const words = t.charges.customer;
  const { locale } = useLocale();
  const mayEdit = useMay('customers.edit');
  const mayBook = useMay('charges.book');
  const mayWaive = useMay('payments.write-off');
  const [all, setAll] = useState(false);
  const [waiving, setWaiving] = useState<WaiveTarget | null>(null);
  const [editing, setEditing] = useState(false);
  const rateText = useRateText();
  const acts = useActs();
  const day = (date: string) => formatDate(plainDate(date), locale);
  const semester = `${charges.asOf.slice(0, 4)}-${charges.asOf.slice(5, 7) <= '06' ? 1 : 2}`;
  const items = inOrder(charges.items);
  const shown = all ? items : items.slice(0, SHOWN);
  const bookable = items.filter(isClaimable).map((item) => item.itemId);
  return (
    <Section
      title={words.title}
      description={charges.isConsumer ? words.consumer : words.text(rateText(charges.mention, semester))}
      actions={
        mayEdit &&
        !charges.isConsumer && (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            {words.terms}
          </Button>
        )
      }
    >
      <div className={classes.form}>
        {charges.insolventSince !== null && (
          <p className={classes.text}>{words.insolvent(day(charges.insolventSince))}</p>
        )}
        {charges.exemption !== null && (
          <div className={classes.head}>
            <p className={classes.text}>
              {words.exempt.customer(
                charges.exemption.reason,
                charges.exemption.by,
                day(charges.exemption.on),
              )}
            </p>
            {mayWaive && (
              <Button variant="default" size="xs" onClick={() => acts.lift(charges.exemption!.id)}>
                {words.lift}
              </Button>
            )}
          </div>
        )}
        {items.length === 0 ? (
          !charges.isConsumer && <p className={`${classes.text} ${classes.dim}`}>{words.none}</p>
        ) : (
          <ul className={classes.list}>
            {shown.map((item) => (
              <ChargeLine
                key={item.itemId}
                item={item}
                asOf={charges.asOf}
                acts={acts}
                onWaive={() => setWaiving({ partyId, itemIds: [item.itemId], name: item.number })}
              />
            ))}
          </ul>
        )}
        {(shown.length < items.length || bookable.length > 1) && (
          <div className={classes.buttons}>
            {shown.length < items.length && (
              <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
                {words.showAll(items.length)}
              </Button>
            )}
            {mayBook && bookable.length > 1 && (
              <Button variant="default" size="xs" onClick={() => acts.book(bookable)}>
                {words.bookAll}
              </Button>
            )}
            {mayWaive && charges.exemption === null && (
              <Button
                variant="default"
                size="xs"
                onClick={() => setWaiving({ partyId, itemIds: null, name })}
              >
                {words.waiveAll}
              </Button>
            )}
          </div>
        )}
      </div>
      {waiving !== null && <WaiveDialog target={waiving} onClose={() => setWaiving(null)} />}
      {editing && <TermsDialog onClose={() => setEditing(false)} partyId={partyId} charges={charges} />}
    </Section>
  );
}

export type Acts = {
  book: (itemIds: string[]) => void;
  undo: (itemId: string) => void;
  lift: (id: string) => void;
  isBusy: boolean;
};

/** What a button of the section does, and what is said afterwards. */
function useActs(): Acts {
  const words = useTexts().charges.customer;
  const toasts = useToasts();
  const queries = useQueryClient();
  const done = (message: string) => async () => {
    toasts.success(message);
    await queries.invalidateQueries();
  };
  const onError = (problem: unknown) => toasts.failure(problem);
  const book = useMutation({
    mutationFn: (itemIds: string[]) => chargesApi.book({ itemIds }),
    onSuccess: (answer) => done(words.booked(answer.booked))(),
    onError,
  });
  const undo = useMutation({
    mutationFn: (itemId: string) => chargesApi.undo({ itemId }),
    onSuccess: done(words.undone),
    onError,
  });
  const lift = useMutation({
    mutationFn: (id: string) => chargesApi.liftWaiver({ id }),
    onSuccess: done(words.lifted),
    onError,
  });
  return {
    book: (itemIds) => book.mutate(itemIds),
    undo: (itemId) => undo.mutate(itemId),
    lift: (id) => lift.mutate(id),
    isBusy: book.isPending || undo.isPending || lift.isPending,
  };
}
