import { Button, Checkbox, Modal, Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDescribe } from '../invoices/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { billingApi, useRefresh, type BillResult, type Mode } from './api.ts';
import classes from './billing.module.css';

type Props = { ids: readonly string[] | null; onClose: () => void; onDone: () => void };

const modes: readonly Mode[] = ['draft', 'issue', 'send'];

/** One click, and what became of each: invoices made, and why the others were not. */
export function BillDialog({ ids, onClose, onDone }: Props) {
  const t = useTexts();
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      size="lg"
      title={t.billing.bill.title(ids?.length ?? 0)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {ids !== null && <Body ids={ids} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function Body({ ids, onClose, onDone }: { ids: readonly string[]; onClose: () => void; onDone: () => void }) {
  const t = useTexts();
  const words = t.billing.bill;
  const refresh = useRefresh();
  const describe = useDescribe();
  const mayIssue = useMay('invoices.issue');
  const [by, setBy] = useState<'each' | 'month'>(() =>
    readStored('billing.by') === 'each' ? 'each' : 'month',
  );
  const [byOrder, setByOrder] = useState(() => readStored('billing.order') === 'yes');
  const [mode, setMode] = useState<Mode>(() =>
    mayIssue ? (modes.find((one) => one === readStored('billing.mode')) ?? 'issue') : 'draft',
  );
  const bill = useMutation({
    mutationFn: () => billingApi.bill({ ids: [...ids], by, byOrder: by === 'month' && byOrder, mode }),
    onSuccess: async () => {
      writeStored('billing.by', by);
      writeStored('billing.order', byOrder ? 'yes' : 'no');
      writeStored('billing.mode', mode);
      onDone();
      await refresh();
    },
  });
  if (bill.data !== undefined) return <Results results={bill.data.results} onClose={onClose} />;
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        bill.mutate();
      }}
    >
      <Radio.Group
        label={words.by}
        value={by}
        onChange={(value) => setBy(value === 'each' ? 'each' : 'month')}
      >
        <div className={classes.choices}>
          <Radio value="month" label={words.month} description={words.monthHint} />
          <Radio value="each" label={words.each} />
        </div>
      </Radio.Group>
      {by === 'month' && (
        <Checkbox
          label={words.byOrder}
          checked={byOrder}
          onChange={(event) => setByOrder(event.currentTarget.checked)}
        />
      )}
      {mayIssue && (
        <Radio.Group
          label={words.mode}
          description={mode === 'draft' ? undefined : words.final}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={mode}
          onChange={(value) => setMode(modes.find((one) => one === value) ?? 'draft')}
        >
          <div className={classes.choices}>
            {modes.map((one) => (
              <Radio key={one} value={one} label={words.modes[one]} />
            ))}
          </div>
        </Radio.Group>
      )}
      {bill.isError && <Problem problem={bill.error} describe={describe} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={bill.isPending}>
          {words.submit[mode]}
        </Button>
      </div>
    </form>
  );
}

function Results({ results, onClose }: { results: readonly BillResult[]; onClose: () => void }) {
  const t = useTexts();
  const words = t.billing.bill;
  const { locale } = useLocale();
  const made = results.filter((one) => one.documentId !== null);
  const refused = results.filter((one) => one.documentId === null);
  return (
    <div className={classes.stack}>
      <p className={classes.big} role="status">
        {words.result(made.length)}
      </p>
      <ul className={classes.list}>
        {made.map((one) => (
          <li key={one.documentId}>
            <span>
              <Link to={`/ventes/${one.documentId ?? ''}`}>{one.number || t.billing.draft}</Link>{' '}
              {one.customerName} <span className={classes.dim}>· {words.deliveries(one.deliveries)}</span>
            </span>
            {one.grossMinor !== null && <MoneyText minor={one.grossMinor} currency={one.currency} />}
            {one.findings.length > 0 && (
              <ul className={classes.reasons}>
                {one.findings.map((finding) => (
                  <li key={finding.code}>{findingText(locale, finding)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {refused.length > 0 && (
        <div className={classes.notice}>
          <p>{words.refused(refused.length)}</p>
          <ul className={classes.list}>
            {refused.map((one, index) => (
              <li key={`${one.customerId} ${String(index)}`}>
                <span>
                  {one.customerName} <span className={classes.dim}>· {words.deliveries(one.deliveries)}</span>
                </span>
                <ul className={classes.reasons}>
                  {one.findings
                    .filter((finding) => finding.severity === 'error')
                    .map((finding, at) => (
                      <li key={`${finding.code} ${String(at)}`}>{findingText(locale, finding)}</li>
                    ))}
                </ul>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.foot}>
        <Button onClick={onClose} data-autofocus>
          {t.common.action.close}
        </Button>
      </div>
    </div>
  );
}
