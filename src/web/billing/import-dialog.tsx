import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useDescribe } from '../invoices/index.ts';
import { FileDrop } from '../kit/file-drop.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { billingApi, useRefresh, type ImportResult } from './api.ts';
import classes from './billing.module.css';

type Props = { opened: boolean; onClose: () => void };

const ENDINGS = ['.csv', '.xlsx', '.txt'];
const MAX_BYTES = 20_000_000;

/** A file in, what it would bring, and only then taken. */
export function ImportDialog({ opened, onClose }: Props) {
  const t = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t.billing.import.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {opened && <Body onClose={onClose} />}
    </Modal>
  );
}

function Body({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = t.billing.import;
  const describe = useDescribe();
  const refresh = useRefresh();
  const check = useMutation({ mutationFn: (file: File) => billingApi.import({ run: 'check' }, file) });
  const take = useMutation({
    mutationFn: (file: File) => billingApi.import({ run: 'take' }, file),
    onSuccess: refresh,
  });
  const file = check.variables;
  const found = take.data ?? check.data;
  if (file === undefined || found === undefined) {
    return (
      <div className={classes.stack}>
        {check.isError && <Problem problem={check.error} describe={describe} compact />}
        <FileDrop
          label={check.isPending ? words.reading : words.drop}
          hint={words.hint}
          accept={ENDINGS}
          maxBytes={MAX_BYTES}
          busy={check.isPending}
          onFiles={([one]) => one !== undefined && check.mutate(one)}
        />
      </div>
    );
  }
  const again = () => {
    check.reset();
    take.reset();
  };
  return (
    <div className={classes.stack}>
      <Found found={found} />
      {take.isError && <Problem problem={take.error} describe={describe} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={again}>
          {words.another}
        </Button>
        {found.taken || found.deliveries === 0 ? (
          <Button onClick={onClose} data-autofocus>
            {t.common.action.close}
          </Button>
        ) : (
          <Button loading={take.isPending} onClick={() => take.mutate(file)} data-autofocus>
            {words.take(found.deliveries)}
          </Button>
        )}
      </div>
    </div>
  );
}

function Found({ found }: { found: ImportResult }) {
  const t = useTexts().billing.import;
  const { locale } = useLocale();
  const money = useMoney();
  const sum = found.sums.map((one) => money(one.netMinor, one.currency)).join(' + ');
  const more = found.badCount - found.bad.length;
  return (
    <>
      <div role="status">
        <p className={classes.big}>
          {found.taken
            ? t.taken(found.deliveries)
            : found.deliveries === 0
              ? t.nothing
              : t.found(found.deliveries, found.customers, sum)}
        </p>
        {found.known > 0 && <p className={classes.dim}>{t.known(found.known)}</p>}
      </div>
      {found.badCount > 0 && (
        <div className={classes.notice}>
          <p>{t.bad(found.badCount)}</p>
          <ul className={classes.reasons}>
            {found.bad.map((one, index) => (
              <li key={`${String(one.line)} ${String(index)}`}>
                {findingText(locale, { ...one.finding, params: { line: one.line, ...one.finding.params } })}
              </li>
            ))}
            {more > 0 && <li>{t.moreBad(more)}</li>}
          </ul>
          <p className={classes.dim}>{t.badHint}</p>
        </div>
      )}
    </>
  );
}
