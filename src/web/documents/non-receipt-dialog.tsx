import { Anchor, Button, Checkbox, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { saidHow } from '../../app/invoicing/contract.ts';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import type { Document, Totals } from '../../core/invoicing/index.ts';
import { readAddresses } from '../dunning/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi, type Kept } from './api.ts';
import issued from './issued.module.css';
import { MailFields } from './mail-fields.tsx';
import { resendMailOf } from './resend-words.ts';
import { sendingApi, useReportNonReceipt, useTrail, type NonReceipt, type Trail } from './sending-api.ts';
import { useSendingWords } from './sending-texts.ts';
import classes from './sending.module.css';
import { useWords } from './texts.ts';

type Target = { kept: Kept; document: Document; totals: Totals };
/** Who says so, where that is known already. */
export type Said = Pick<NonReceipt, 'saidBy' | 'saidHow' | 'saidOn'> & { to: string };
export type NonReceiptDialogProps = {
  target: Target | null;
  said?: Said;
  onClose: () => void;
  onDone?: () => void;
};

/** The customer says that it did not come: who, when and how; and the very same document again. */
export function NonReceiptDialog({ target, ...rest }: NonReceiptDialogProps) {
  const t = useTexts();
  const words = useSendingWords().dialog;
  return (
    <Modal
      opened={target !== null}
      onClose={rest.onClose}
      size={640}
      title={target === null ? '' : words.title(target.kept.number)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Known target={target} {...rest} />}
    </Modal>
  );
}

type KnownProps = Omit<NonReceiptDialogProps, 'target'> & { target: Target };

function Known(props: KnownProps) {
  const { data } = useTrail(props.target.kept);
  return data === undefined ? null : <Body {...props} trail={data} />;
}

/** A week is what it takes to find a letter, and a mailbox that was full. */
const USUAL_HOLD_DAYS = 7;

type BodyProps = KnownProps & { trail: Trail };

function Body({ target: { kept, document, totals }, said: known, trail, onClose, onDone }: BodyProps) {
  const t = useTexts();
  const own = useWords();
  const sending = useSendingWords();
  const words = sending.dialog;
  const toasts = useToasts();
  const mayHold = useMay('customers.edit') && trail.isOpen;
  const today = plainDate(kept.today);
  const [said, setSaid] = useState<Pick<NonReceipt, 'saidBy' | 'saidHow' | 'saidOn' | 'note'>>({
    saidBy: known?.saidBy ?? '',
    saidHow: known?.saidHow ?? 'call',
    saidOn: known?.saidOn ?? today,
    note: '',
  });
  const [way, setWay] = useState<'email' | 'print'>('email');
  const [withProof, setWithProof] = useState(trail.lastSent !== null);
  const usual = resendMailOf(document, totals, kept.number, { lastSent: trail.lastSent, withProof });
  const [typed, setTyped] = useState<Partial<{ to: string; subject: string; body: string }>>({});
  const mail = { to: known?.to ?? document.buyer.email, ...usual, ...typed };
  const [holds, setHolds] = useState(false);
  const [holdUntil, setHoldUntil] = useState<string | null>(addDays(today, USUAL_HOLD_DAYS));
  const [asked, setAsked] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const { addresses, bad } = readAddresses(mail.to);
  const toWrong = bad !== null ? own.send.toBad(bad) : addresses.length === 0 ? own.send.toNone : undefined;
  const nobody = said.saidBy.trim() === '' ? words.saidByNeeded : undefined;
  const report = useReportNonReceipt(({ mail: sent }) => {
    toasts.success(sent === null ? words.donePaper : words.doneMail);
    onDone?.();
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (nobody !== undefined) nameField.current?.focus();
    if (nobody !== undefined || (way === 'email' && toWrong !== undefined)) return;
    report.mutate({
      id: kept.id,
      ...said,
      mail: way === 'email' ? { to: addresses, subject: mail.subject, body: mail.body, withProof } : null,
      holdUntil: mayHold && holds ? holdUntil : null,
    });
  };
  return (
    <form className={issued.dialog} onSubmit={submit} noValidate>
      <div className={classes.row}>
        <TextInput
          ref={nameField}
          label={words.saidBy}
          required
          maxLength={120}
          data-autofocus
          value={said.saidBy}
          error={asked ? nobody : undefined}
          onChange={(event) => setSaid({ ...said, saidBy: event.currentTarget.value })}
        />
        <Select
          label={words.saidHow}
          allowDeselect={false}
          value={said.saidHow}
          onChange={(value) => setSaid({ ...said, saidHow: saidHow.find((one) => one === value) ?? 'call' })}
          data={saidHow.map((value) => ({ value, label: sending.howChoice[value] }))}
        />
        <DateField
          label={words.saidOn}
          required
          clearable={false}
          max={today}
          value={said.saidOn}
          onChange={(date) => setSaid({ ...said, saidOn: date ?? today })}
        />
      </div>
      <TextInput
        label={words.note}
        maxLength={500}
        value={said.note}
        onChange={(event) => setSaid({ ...said, note: event.currentTarget.value })}
      />
      <SegmentedControl
        aria-label={words.way}
        value={way}
        onChange={(value) => setWay(value === 'print' ? 'print' : 'email')}
        data={(['email', 'print'] as const).map((value) => ({ value, label: words.ways[value] }))}
      />
      {way === 'email' ? (
        <>
          <MailFields
            mail={mail}
            onChange={(change) => setTyped({ ...typed, ...change })}
            language={document.language}
            toError={asked ? toWrong : undefined}
          />
          <Checkbox
            label={words.withProof}
            checked={withProof}
            onChange={(event) => setWithProof(event.currentTarget.checked)}
          />
        </>
      ) : (
        <p className={classes.paper}>
          {words.paper}
          <Anchor href={documentsApi.pdf({ id: kept.id })} target="_blank" rel="noreferrer">
            {words.pdf}
          </Anchor>
          <Anchor href={sendingApi.proof({ id: kept.id })} target="_blank" rel="noreferrer">
            {sending.section.proof}
          </Anchor>
        </p>
      )}
      {mayHold && (
        <div className={classes.hold}>
          <Checkbox
            label={words.hold}
            checked={holds}
            onChange={(event) => setHolds(event.currentTarget.checked)}
          />
          <DateField
            className={classes.holdDay}
            aria-label={words.holdDay}
            clearable={false}
            disabled={!holds}
            min={today}
            value={holdUntil}
            onChange={setHoldUntil}
          />
        </div>
      )}
      <p className={issued.part}>{words.same}</p>
      {report.isError && <Problem problem={report.error} compact />}
      <div className={issued.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button
          type="submit"
          loading={report.isPending}
          disabled={way === 'email' && (mail.subject.trim() === '' || mail.body.trim() === '')}
        >
          {way === 'email' ? words.submitMail : words.submitPaper}
        </Button>
      </div>
    </form>
  );
}
