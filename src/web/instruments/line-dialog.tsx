import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { instruments, useAct, type Instrument, type Remittance } from './api.ts';
import classes from './instruments.module.css';

type Target = { remittance: Remittance } | { instrument: Instrument };

/** Picks the bank line that credits a remittance, or takes an unpaid instrument back. */
export function LineDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.instruments;
  const money = useMoney();
  const isCredit = 'remittance' in target;
  const isDiscount = isCredit && target.remittance.kind === 'discount';
  const currency = isCredit ? target.remittance.currency : target.instrument.currency;
  const [interest, setInterest] = useState<string | null>(null);
  const wanted = isCredit ? { remittanceId: target.remittance.id } : { instrumentId: target.instrument.id };
  const found = useQuery({
    queryKey: ['instruments', 'lines', wanted],
    queryFn: ({ signal }) => instruments.lines(wanted, { signal }),
  });
  const choose = useAct(
    (lineId: string) =>
      isCredit
        ? instruments.credit({ id: target.remittance.id, lineId, interestMinor: interest ?? '0' })
        : instruments.debit({ id: target.instrument.id, lineId }),
    isCredit ? t.done.credit(target.remittance.name) : t.done.debit,
    onClose,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isCredit ? t.creditTitle(target.remittance.name) : t.debitTitle(target.instrument.number)}
      closeButtonProps={{ 'aria-label': texts.common.action.close }}
    >
      <div className={classes.form}>
        {found.isError && <Problem problem={found.error} compact />}
        {isDiscount && (
          <MoneyField
            label={t.fields.interest}
            description={t.fields.interestHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={interest}
            onChange={setInterest}
            currency={currency}
          />
        )}
        {found.data?.lines.length === 0 && <p className={classes.explain}>{t.noLine}</p>}
        <ul className={classes.lines}>
          {found.data?.lines.map((line) => (
            <li key={line.id}>
              <span>
                {line.text}
                <small>
                  <DateText date={line.bookedOn} /> ·{' '}
                  {line.differenceMinor === '0'
                    ? t.lineExact
                    : t.lineKept(money(-BigInt(line.differenceMinor), currency))}
                </small>
              </span>
              <MoneyText minor={line.amountMinor} currency={currency} />
              <Button
                size="compact-sm"
                variant={line.differenceMinor === '0' ? 'filled' : 'default'}
                loading={choose.isPending && choose.variables === line.id}
                aria-label={`${t.choose} – ${line.text}`}
                onClick={() => choose.mutate(line.id)}
              >
                {t.choose}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
