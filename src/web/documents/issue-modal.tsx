import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Finding } from '../../core/finding.ts';
import { firstDueOn, isInvoice } from '../../core/invoicing/index.ts';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi, keys, useStore, type Kept } from './api.ts';
import { FindingList } from './checks-tab.tsx';
import { issueKind, seriesOfKind } from './document-state.ts';
import type { DraftFacts } from './draft-facts.ts';
import classes from './editor.module.css';
import type { FindingPlace } from './finding-place.ts';
import { mailOf } from './mail-words.ts';
import type { Draft } from './use-draft.ts';
import { useWords } from './texts.ts';

export type IssueModalProps = {
  opened: boolean;
  onClose: () => void;
  draft: Draft;
  facts: DraftFacts;
  unreadable: ReadonlySet<string>;
  onGo: (place: FindingPlace) => void;
  onIssued: (kept: Kept) => void;
};

/** The last look: what number, how much, for whom, what forbids it; and that it cannot be undone. */
export function IssueModal(props: IssueModalProps) {
  const { opened, onClose, facts } = props;
  const t = useTexts();
  const own = useWords();
  const { kind } = facts.document;
  const titles = own.issue.title;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={kind === 'credit_note' ? titles.credit_note : titles[issueKind(kind)]}
      size={520}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Body {...props} />
    </Modal>
  );
}

function Body({ onClose, draft, facts, unreadable, onGo, onIssued }: IssueModalProps) {
  const t = useTexts();
  const own = useWords();
  const words = own.issue;
  const toasts = useToasts();
  const store = useStore();
  const mayIssue = useMay('invoices.issue');
  const maySend = useMay('messages.send');
  const { document, totals, findings } = facts;
  const { kind } = document;
  const claims = isInvoice(kind);
  const email = draft.kept?.buyer?.email ?? '';
  const [send, setSend] = useState(false);
  const [refused, setRefused] = useState<readonly Finding[]>([]);
  // Read again at each opening: somebody else may have issued meanwhile.
  const series = useQuery({
    queryKey: keys.settings,
    queryFn: ({ signal }) => documentsApi.settings({}, { signal }),
    staleTime: 0,
  }).data?.series.find((one) => one.code === seriesOfKind(kind));
  const errors = findings.filter((one) => one.severity === 'error');
  const known = new Set(errors.map((one) => `${one.code} ${one.path ?? ''}`));
  const blocking = [...errors, ...refused.filter((one) => !known.has(`${one.code} ${one.path ?? ''}`))];
  const blocked = errors.length + unreadable.size > 0;
  const issue = useMutation({
    mutationFn: async (): Promise<Kept | null> => {
      const kept = await draft.save();
      if (kept === null) return null;
      if (claims) return documentsApi.issue({ id: kept.id, version: kept.version, send });
      const sent = await documentsApi.conclude({
        id: kept.id,
        version: kept.version,
        outcome: 'sent',
        note: '',
      });
      if (!send) return sent;
      const mail = mailOf(document, totals, sent.number);
      // Its number is given whatever the mail does: a mail that fails is sent again from its page.
      return documentsApi.send({ id: sent.id, to: [email], ...mail }).catch((error: unknown) => {
        toasts.failure(error);
        return sent;
      });
    },
    onSuccess: async (kept) => {
      if (kept === null) return onClose();
      const number = kept.number === '' ? own.kinds[kind] : kept.number;
      toasts.success(claims ? words.done(number) : words.doneQuote(number));
      onClose();
      const stored = store(kept);
      onIssued(kept);
      await stored;
    },
    onError: (error) => {
      const found = asProblem(error)?.findings ?? [];
      setRefused(found.filter((one) => one.severity === 'error'));
    },
  });
  const confirm = kind === 'credit_note' ? words.confirm.credit_note : words.confirm[issueKind(kind)];
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && !issue.isPending) issue.mutate();
      }}
    >
      <dl className={classes.issueFacts}>
        <div>
          <dt>{words.number}</dt>
          <dd>{seriesOfKind(kind) === null ? words.noNumber : (series?.nextNumber ?? '…')}</dd>
        </div>
        <div>
          <dt>{words.to}</dt>
          <dd>{document.buyer.name === '' ? '—' : document.buyer.name}</dd>
        </div>
        <div>
          <dt>{words.total}</dt>
          <dd className={classes.issueTotal}>
            <MoneyText minor={totals.grossMinor} currency={document.currency} />
          </dd>
        </div>
        {claims && kind !== 'credit_note' && !blocked && (
          <div>
            <dt>{words.due}</dt>
            <dd>
              <DateText date={firstDueOn(document, totals)} style="long" />
            </dd>
          </div>
        )}
      </dl>
      {blocking.length + unreadable.size > 0 ? (
        <section aria-label={words.blocked(blocking.length + unreadable.size)}>
          <h3 className={classes.checksTitle}>{words.blocked(blocking.length + unreadable.size)}</h3>
          <FindingList findings={blocking} unreadable={unreadable} onGo={onGo} />
        </section>
      ) : (
        <>
          {maySend && (
            <Checkbox
              label={words.send}
              description={email === '' ? words.sendNobody : words.sendTo(email)}
              disabled={email === ''}
              checked={send}
              onChange={(event) => setSend(event.currentTarget.checked)}
            />
          )}
          <p className={classes.final}>{claims ? words.final : words.finalQuote}</p>
        </>
      )}
      {issue.isError && refused.length === 0 && <Problem problem={issue.error} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button
          type="submit"
          data-autofocus
          loading={issue.isPending}
          disabled={blocked || !mayIssue || draft.theirs !== null}
        >
          {confirm}
        </Button>
      </div>
    </form>
  );
}
