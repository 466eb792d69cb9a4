import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateText } from '../kit/dates.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi, keys, type Creditable } from './api.ts';
import classes from './credits.module.css';
import editor from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { isBlank, takeCredit } from './take-credit.ts';
import { useWords } from './texts.ts';

/** The invoices that a credit note corrects, and the search for one more of this customer. */
export function CreditedInvoices() {
  const words = useWords();
  const t = words.credits;
  const { locale } = useLocale();
  const toasts = useToasts();
  const { content, set } = useEditor();
  const { preceding, partyId } = content;
  const take = useMutation({
    mutationFn: (invoiceId: string) => documentsApi.proposeCredit({ invoiceId }),
    onSuccess: ({ content: proposed }) => {
      set(takeCredit(content, proposed));
      toasts.success(t.taken(proposed.preceding[0]?.number ?? ''));
    },
    onError: toasts.failure,
  });
  if (partyId === null) return <p className={editor.hint}>{t.customerFirst}</p>;
  const pick = (invoice: Creditable) => {
    const one = { invoiceId: invoice.id, number: invoice.number, issuedOn: invoice.issuedOn };
    set({ preceding: [...preceding, one], currency: invoice.currency });
    // Nothing is written yet: what is left of the invoice is what one starts from.
    if (invoice.hasLines && preceding.length === 0 && isBlank(content)) take.mutate(invoice.id);
  };
  return (
    <>
      {preceding.length > 0 && (
        <ul className={classes.chosen}>
          {preceding.map((one) => (
            <li key={one.invoiceId}>
              <span>
                {words.fields.precedingOf(one.number, formatDate(plainDate(one.issuedOn), locale, 'short'))}
              </span>
              <Button
                size="compact-sm"
                variant="subtle"
                loading={take.isPending && take.variables === one.invoiceId}
                onClick={() => take.mutate(one.invoiceId)}
              >
                {t.takeLines(one.number)}
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={30}
                aria-label={t.remove(one.number)}
                onClick={() => set({ preceding: preceding.filter((other) => other !== one) })}
              >
                <CloseIcon size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <InvoiceSearch key={partyId} customerId={partyId} onPick={pick} />
    </>
  );
}

/** A combobox: the list follows what is typed, arrows walk through it, Enter chooses. */
function InvoiceSearch({ customerId, onPick }: { customerId: string; onPick: (one: Creditable) => void }) {
  const t = useWords().credits;
  const list = useId();
  const { content } = useEditor();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const answer = useQuery({
    queryKey: [...keys.all, 'creditable', customerId, asked],
    queryFn: ({ signal }) => documentsApi.creditable({ customerId, search: asked }, { signal }),
    enabled: isOpen,
    placeholderData: (before) => before,
  }).data;
  const found = (answer?.invoices ?? []).filter(
    (one) => !content.preceding.some((other) => other.invoiceId === one.id),
  );
  const fits = (one: Creditable) => content.preceding.length === 0 || one.currency === content.currency;
  const choose = (one: Creditable | undefined) => {
    if (one === undefined || !fits(one)) return;
    onPick(one);
    setTyped('');
    setOpen(false);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setOpen(true);
      if (isOpen && found.length > 0) setAt((before) => (before + step + found.length) % found.length);
    } else if (event.key === 'Enter' && isOpen) choose(found[at]);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else return;
    event.preventDefault();
  };
  const isShown = isOpen && answer !== undefined;
  return (
    <div className={classes.search}>
      <TextInput
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown && found.length > 0}
        aria-controls={isShown && found.length > 0 ? list : undefined}
        aria-activedescendant={isShown && found.length > 0 ? `${list}-${String(at)}` : undefined}
        label={t.search}
        description={t.searchHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={60}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {isShown && found.length === 0 && (
        <p className={classes.none} role="status">
          {t.none}
        </p>
      )}
      {isShown && found.length > 0 && (
        <ul id={list} role="listbox" aria-label={t.search} className={classes.found}>
          {found.map((one, index) => (
            <li
              key={one.id}
              id={`${list}-${String(index)}`}
              role="option"
              aria-selected={index === at}
              aria-disabled={!fits(one)}
              // The field keeps the hand: it closes the list when it loses it.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <FoundInvoice invoice={one} note={fits(one) ? null : t.otherCurrency} />
            </li>
          ))}
          {answer.hasMore && (
            <li className={classes.more} role="presentation">
              {t.more}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function FoundInvoice({ invoice, note }: { invoice: Creditable; note: string | null }) {
  const words = useWords();
  const t = words.credits;
  const money = useMoney();
  const left = BigInt(invoice.leftMinor);
  const remark = note ?? (invoice.hasLines ? null : t.elsewhere);
  return (
    <span className={classes.invoice}>
      <span>
        <strong>{invoice.number}</strong> {words.kindsShort[invoice.kind].toLowerCase()},{' '}
        <DateText date={invoice.issuedOn} style="day" />
      </span>
      <MoneyText minor={BigInt(invoice.totalMinor)} currency={invoice.currency} />
      <small>
        {left.toString() === invoice.totalMinor ? null : t.left(money(left, invoice.currency))}
        {remark === null ? null : ` ${remark}`}
      </small>
    </span>
  );
}
