import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { formatDate, formatInstant, formatNumber } from '../../i18n/format.ts';
import { useDescribe } from '../invoices/index.ts';
import { FileDrop } from '../kit/file-drop.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { bank, useRefresh, type ImportOutcome } from './api.ts';
import classes from './bank.module.css';
import { ColumnsForm, type Columns } from './columns-form.tsx';
import { DateOrderForm, type DateOrder } from './date-order-form.tsx';

type Props = { opened: boolean; onClose: () => void; onImported: (accountIds: readonly string[]) => void };

const ENDINGS = ['.xml', '.csv', '.txt', '.ofx', '.qfx', '.qif', '.sta', '.dat', '.xlsx'];
const MAX_BYTES = 64_000_000;

type Asked = {
  file: File;
  accountId?: string;
  newAccountName?: string;
  columns?: Columns;
  dateOrder?: DateOrder;
};

/** A file in; questions only when the file cannot answer them: which account, what the columns are, how it writes dates. */
export function ImportDialog({ opened, onClose, onImported }: Props) {
  const t = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t.banking.import.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Body onClose={onClose} onImported={onImported} />
    </Modal>
  );
}

function Body({ onClose, onImported }: Omit<Props, 'opened'>) {
  const t = useTexts().banking.import;
  const describe = useDescribe();
  const refresh = useRefresh();
  const give = useMutation({
    mutationFn: ({ file, ...input }: Asked) => bank.importStatement(input, file),
    onSuccess: async (outcome) => {
      if (outcome.outcome !== 'imported') return;
      onImported(outcome.accountIds);
      await refresh();
    },
  });
  const outcome = give.data;
  const asked = give.variables;
  if (outcome?.outcome === 'imported') {
    return <Done outcome={outcome} onClose={onClose} onAnother={() => give.reset()} />;
  }
  return (
    <div className={classes.editor}>
      {give.isError && <Problem problem={give.error} describe={describe} compact />}
      {outcome?.outcome === 'already-imported' && <Again outcome={outcome} />}
      {outcome?.outcome === 'account-needed' && asked !== undefined ? (
        <WhichAccount
          outcome={outcome}
          busy={give.isPending}
          onAnswer={(answer) => give.mutate({ ...asked, ...answer })}
        />
      ) : outcome?.outcome === 'columns-needed' && asked !== undefined ? (
        <ColumnsForm
          outcome={outcome}
          busy={give.isPending}
          onAnswer={(columns) => give.mutate({ ...asked, columns })}
        />
      ) : outcome?.outcome === 'date-order-needed' && asked !== undefined ? (
        <DateOrderForm
          outcome={outcome}
          busy={give.isPending}
          onAnswer={(dateOrder) => give.mutate({ ...asked, dateOrder })}
        />
      ) : (
        <FileDrop
          label={give.isPending ? t.reading : t.drop}
          hint={t.hint}
          accept={ENDINGS}
          maxBytes={MAX_BYTES}
          busy={give.isPending}
          onFiles={([file]) => file !== undefined && give.mutate({ file })}
        />
      )}
    </div>
  );
}

type Outcome<K extends ImportOutcome['outcome']> = Extract<ImportOutcome, { outcome: K }>;

function Again({ outcome }: { outcome: Outcome<'already-imported'> }) {
  const t = useTexts().banking.import;
  const { locale } = useLocale();
  const at = formatInstant(outcome.importedAt, locale, 'Europe/Paris');
  return (
    <p className={classes.notice} role="status">
      {t.again(outcome.fileName, at, outcome.importedBy)}
    </p>
  );
}

const NEW = 'new';

function WhichAccount(props: {
  outcome: Outcome<'account-needed'>;
  busy: boolean;
  onAnswer: (answer: { accountId?: string; newAccountName?: string }) => void;
}) {
  const { outcome, busy, onAnswer } = props;
  const t = useTexts();
  const words = t.banking.import;
  const { locale } = useLocale();
  const [chosen, setChosen] = useState(outcome.accounts[0]?.id ?? NEW);
  const [name, setName] = useState('');
  const { fromOn, toOn } = outcome.period;
  const period =
    fromOn === null || toOn === null
      ? ''
      : words.period(
          formatDate(plainDate(fromOn), locale, 'long'),
          formatDate(plainDate(toOn), locale, 'long'),
        );
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(chosen === NEW ? { newAccountName: name.trim() } : { accountId: chosen });
      }}
    >
      <Radio.Group
        label={words.whichAccount}
        description={words.whichAccountWhy(t.common.table.rows(outcome.lineCount), period)}
        value={chosen}
        onChange={setChosen}
      >
        <div className={classes.choices}>
          {outcome.accounts.map((account) => (
            <Radio
              key={account.id}
              value={account.id}
              label={account.name}
              description={account.identifier === '' ? undefined : account.identifier}
            />
          ))}
          <Radio value={NEW} label={words.newAccount} />
        </div>
      </Radio.Group>
      {chosen === NEW && (
        <TextInput
          label={words.accountName}
          value={name}
          maxLength={80}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <div className={classes.foot}>
        <Button type="submit" loading={busy} disabled={chosen === NEW && name.trim() === ''}>
          {t.common.action.continue}
        </Button>
      </div>
    </form>
  );
}

function Done(props: { outcome: Outcome<'imported'>; onClose: () => void; onAnother: () => void }) {
  const { outcome, onClose, onAnother } = props;
  const t = useTexts().banking.import;
  const { locale } = useLocale();
  const facts = [
    ...outcome.createdAccounts.map((account) => t.created(account.name)),
    ...(outcome.newLines === 0 && outcome.knownLines > 0 ? [t.nothingNew] : []),
    ...(outcome.newLines > 0 && outcome.knownLines > 0 ? [`${t.knownLines(outcome.knownLines)}.`] : []),
    ...(outcome.detailLines > 0 ? [t.details(outcome.detailLines)] : []),
    ...(outcome.isMatching ? [t.matching] : []),
  ];
  return (
    <div className={classes.editor}>
      <div role="status">
        <p className={classes.big}>{outcome.newLines > 0 ? t.newLines(outcome.newLines) : t.done}</p>
        {outcome.autoLines > 0 && <p className={classes.good}>{t.auto(outcome.autoLines)}</p>}
        {facts.map((fact) => (
          <p key={fact} className={classes.explain}>
            {fact}
          </p>
        ))}
      </div>
      {outcome.findings.length > 0 && (
        <div className={classes.notice}>
          <p className={classes.popTitle}>{t.remarks}</p>
          <ul>
            {outcome.findings.map((finding, at) => (
              <li key={`${finding.code}-${formatNumber(at, locale)}`}>{findingText(locale, finding)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onAnother}>
          {t.another}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t.toReview}
        </Button>
      </div>
    </div>
  );
}
