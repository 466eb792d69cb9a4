import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { filesContract } from '../../app/files/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, keys, useAccounts, useRefresh, type Given } from './api.ts';
import { BankTabs } from './bank-tabs.tsx';
import classes from './bank.module.css';

const files = client(filesContract);

/** Every file that was given, its proof, and the way to take it back. */
export function FilesScreen() {
  const t = useTexts().banking;
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayUndo = useMay('bank.match');
  const [undoing, setUndoing] = useState<Given | null>(null);
  const list = useQuery({
    queryKey: keys.imports,
    queryFn: ({ signal }) => bank.imports({}, { signal }),
  });
  const undo = useMutation({
    mutationFn: (given: Given) => bank.undoImport({ id: given.id }),
    onSuccess: async (answer) => {
      setUndoing(null);
      toasts.success(t.files.undoneSaid(answer.withdrawnLines));
      await refresh();
    },
    onError: async (error) => {
      setUndoing(null);
      toasts.failure(error);
      await refresh();
    },
  });
  const imports = list.data?.imports ?? [];
  return (
    <Page title={t.files.title} subtitle={t.files.subtitle} before={<BankTabs />}>
      {list.isError && <Problem problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && imports.length === 0 && <EmptyState icon={BankIcon} title={t.empty.files} />}
      <ul className={classes.files}>
        {imports.map((given) => (
          <FileRow
            key={given.id}
            given={given}
            onUndo={mayUndo && given.state === 'done' ? () => setUndoing(given) : undefined}
          />
        ))}
      </ul>
      <ConfirmDialog
        opened={undoing !== null}
        onClose={() => setUndoing(null)}
        title={t.files.undoTitle}
        confirmLabel={t.files.undo}
        destructive
        busy={undo.isPending}
        onConfirm={() => {
          if (undoing !== null) undo.mutate(undoing);
        }}
      >
        {undoing !== null && t.files.undoText(undoing.fileName, undoing.postedLines)}
      </ConfirmDialog>
    </Page>
  );
}

/** « CAMT.053 », « CSV »: the version is for machines. */
const formatName = (format: string): string => format.split('.').slice(0, 2).join('.').toUpperCase();

function FileRow({ given, onUndo }: { given: Given; onUndo: (() => void) | undefined }) {
  const t = useTexts().banking;
  const { locale } = useLocale();
  const money = useMoney();
  const accounts = useAccounts().data?.accounts ?? [];
  const currency = accounts[0]?.currency ?? 'EUR';
  const first = given.statements[0];
  const last = given.statements.at(-1);
  const gap = given.statements.find((one) => one.gapMinor !== null && one.gapMinor !== '0');
  const isProved = given.statements.every((one) => one.proof === 'proved');
  const day = (iso: string | null | undefined) =>
    iso === null || iso === undefined ? '' : formatDate(plainDate(iso), locale, 'short');
  return (
    <li className={classes.file} data-undone={given.state === 'undone' || undefined}>
      <div className={classes.fileMain}>
        <p className={classes.title}>
          <a href={files.read({ sha256: given.fileSha256 })} download title={t.files.download}>
            {given.fileName}
          </a>
        </p>
        <p className={classes.why}>
          {first !== undefined && `${t.import.period(day(first.fromOn), day(last?.toOn))} · `}
          {formatName(given.format)} ·{' '}
          {given.detailLines > 0
            ? t.files.details(given.detailLines)
            : t.files.lines(given.newLines, given.knownLines)}
          {given.autoLines > 0 && ` · ${t.files.auto(given.autoLines)}`}
        </p>
        <p className={classes.why}>
          {t.files.by(given.importedBy, formatInstant(given.importedAt, locale, 'Europe/Paris'))}
        </p>
      </div>
      <div className={classes.fileSide}>
        {given.state === 'undone' ? (
          <StatusBadge colour="grey">{t.files.undone(given.undoneBy)}</StatusBadge>
        ) : gap !== undefined ? (
          <StatusBadge colour="orange">{t.account.gap(money(gap.gapMinor ?? '0', currency))}</StatusBadge>
        ) : first === undefined ? null : (
          <StatusBadge colour={isProved ? 'green' : 'grey'}>
            {isProved ? t.account.proved : t.account.unproved}
          </StatusBadge>
        )}
        {onUndo !== undefined && (
          <Button variant="subtle" size="compact-sm" onClick={onUndo}>
            {t.files.undo}
          </Button>
        )}
      </div>
    </li>
  );
}
