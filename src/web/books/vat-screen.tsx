import { ActionIcon, Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { neighbourPeriod } from '../../core/ledger/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { useRefresh } from '../invoices/index.ts';
import { CheckIcon, ChevronLeftIcon, ChevronRightIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { BooksTabs } from './books-page.tsx';
import classes from './books.module.css';
import { usePaper, useSpan, vatApi, type Paper } from './vat-api.ts';
import { VatAnnualTable } from './vat-annual-table.tsx';
import { DeclareForm, WithdrawForm } from './vat-declare-form.tsx';
import { VatExportMenu } from './vat-export-menu.tsx';
import { VatHistory } from './vat-history.tsx';
import { VatInstalments } from './vat-instalments.tsx';
import { VatProofs } from './vat-proofs.tsx';
import { VatTable } from './vat-table.tsx';
import { useVatWords } from './vat-texts.ts';

/** The VAT return of a period, ready to be copied: each line opens what it is made of, two accounts prove it. */
export function VatScreen() {
  const t = useVatWords();
  const { locale } = useLocale();
  const { span, go } = useSpan();
  const read = usePaper(span);
  const paper = read.data;
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  return (
    <Page
      title={t.title}
      subtitle={paper === undefined ? '\u00a0' : t.subtitle(day(paper.from), day(paper.to))}
      before={<BooksTabs period={null} />}
      actions={paper !== undefined && <Actions paper={paper} go={go} />}
    >
      {read.isError && <Problem problem={read.error} onRetry={() => void read.refetch()} />}
      {paper !== undefined && (
        <>
          <PeriodControls paper={paper} go={go} />
          <Standing paper={paper} />
          <Section flush>
            {paper.annual === null ? (
              <VatTable paper={paper} />
            ) : (
              <VatAnnualTable paper={paper} annual={paper.annual} />
            )}
          </Section>
          <p className={classes.note}>
            {paper.annual === null ? t.suppliersNote : t.annual.suppliersNote}
            {paper.annual === null && paper.every === 'year' && ` ${t.annual.abolished}`}
          </p>
          {paper.annual !== null && !paper.isFranchise && (
            <VatInstalments paper={paper} annual={paper.annual} />
          )}
          <VatProofs paper={paper} />
          <VatHistory paper={paper} />
        </>
      )}
    </Page>
  );
}

function Actions({ paper, go }: ControlsProps) {
  const t = useVatWords();
  const navigate = useNavigate();
  const toasts = useToasts();
  const [declaring, setDeclaring] = useState<Paper | null>(null);
  const mayRecord = useMay('books.record');
  const mayClose = useMay('books.close');
  const isOver = paper.to < paper.today;
  const draft = useMutation({
    mutationFn: () => vatApi.draftEntry({ from: paper.from, to: paper.to }),
    onSuccess: ({ draftId }) => navigate({ to: '/comptabilite/saisie/$id', params: { id: draftId } }),
    onError: (error) => toasts.failure(error),
  });
  return (
    <>
      <VatExportMenu span={paper} parts={['return', 'lines', 'pending']} />
      {mayRecord && isOver && paper.exactTaxMinor !== '0' && (
        <Button
          variant="default"
          title={t.draftEntryHint}
          loading={draft.isPending}
          onClick={() => draft.mutate()}
        >
          {t.draftEntry}
        </Button>
      )}
      {mayClose && isOver && paper.declared === null && !paper.isFranchise && (
        <Button onClick={() => setDeclaring(paper)}>{t.declare}</Button>
      )}
      <DeclareForm
        paper={declaring}
        // It stays in sight, though another one is next now.
        onDeclared={() => go({ from: paper.from, to: paper.to })}
        onClose={() => setDeclaring(null)}
      />
    </>
  );
}

type ControlsProps = { paper: Paper; go: (span: { from: string; to: string }) => void };

function PeriodControls({ paper, go }: ControlsProps) {
  const t = useVatWords().period;
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayEdit = useMay('organization.edit');
  const beside = (step: 1 | -1) => neighbourPeriod(paper.every, { from: plainDate(paper.from) }, step);
  const change = useMutation({
    mutationFn: (every: Paper['every']) => vatApi.editPeriod({ every }),
    onSuccess: () => refresh(),
    onError: (error) => toasts.failure(error),
  });
  return (
    <div className={classes.controls} role="group" aria-label={t.label}>
      <div className={classes.presets}>
        <ActionIcon variant="default" size={36} aria-label={t.previous} onClick={() => go(beside(-1))}>
          <ChevronLeftIcon size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t.next}
          disabled={beside(1).from > paper.today}
          onClick={() => go(beside(1))}
        >
          <ChevronRightIcon size={18} />
        </ActionIcon>
      </div>
      <Select
        label={t.every}
        w="14rem"
        allowDeselect={false}
        disabled={!mayEdit || change.isPending}
        value={change.isPending ? change.variables : paper.every}
        data={(['month', 'quarter', 'year'] as const).map((value) => ({ value, label: t[value] }))}
        onChange={(value) => value !== null && change.mutate(value)}
      />
    </div>
  );
}

/** Whether it is declared, and what came too late for those before. */
function Standing({ paper }: { paper: Paper }) {
  const t = useVatWords();
  const { locale } = useLocale();
  const money = useMoney();
  const [withdrawing, setWithdrawing] = useState<Paper | null>(null);
  const mayClose = useMay('books.close');
  const { declared, late, isFranchise } = paper;
  if (isFranchise) return <p className={classes.note}>{t.franchise}</p>;
  return (
    <>
      {declared !== null && (
        <div className={classes.standing}>
          <p className={classes.proof} data-alone>
            <CheckIcon size={18} />{' '}
            {t.declared(declared.by, formatInstant(declared.at, locale, 'Europe/Paris'))}
          </p>
          {mayClose && declared.isLast && (
            <Button size="compact-sm" variant="subtle" onClick={() => setWithdrawing(paper)}>
              {t.withdraw}
            </Button>
          )}
        </div>
      )}
      {late.count > 0 && (
        <p className={classes.proof} data-alone data-tone="warn">
          <WarningIcon size={18} /> {t.late(late.count, money(late.taxMinor, paper.currency))}
        </p>
      )}
      <WithdrawForm paper={withdrawing} onClose={() => setWithdrawing(null)} />
    </>
  );
}
