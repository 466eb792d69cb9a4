import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { BackLink } from '../kit/back-link.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { currencyOf } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useMay } from '../kit/session.tsx';
import type { Kept, Parties } from './api.ts';
import { CustomerRecord } from './customer-record.tsx';
import classes from './editor.module.css';
import { DraftActions } from './draft-actions.tsx';
import { draftFacts, fieldErrors, partiesOf } from './draft-facts.ts';
import { DraftForm } from './draft-form.tsx';
import { changeLines, type LineAction } from './draft-lines.ts';
import { issueKind } from './document-state.ts';
import { EditorProvider, type Editor } from './editor-context.tsx';
import { fieldId, goToField, type FindingPlace } from './finding-place.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { SaveNotice, SaveMark } from './save-mark.tsx';
import { SidePanel, type PanelTab } from './side-panel.tsx';
import { turnedContent } from './turned-content.ts';
import { useDraft } from './use-draft.ts';
import { useUnreadable } from './use-unreadable.ts';
import { useWords } from './texts.ts';

type Props = {
  start: DocumentContent;
  /** What is known of seller and customer before it is kept. */
  parties: Parties;
  kept: Kept | null;
  today: string;
  onMade: (kept: Kept) => void;
  /** It was issued or sent: no draft any more. */
  onIssued: (kept: Kept) => void;
};

/** A document being written: the form at the left, what it becomes at the right. */
export function DraftEditor({ start, parties: known, kept: opened, today, onMade, onIssued }: Props) {
  const t = useTexts();
  const own = useWords();
  const words = own;
  const { locale } = useLocale();
  const navigate = useNavigate();
  const toasts = useToasts();
  const mayEdit = useMay('invoices.edit');
  const draft = useDraft({ start, kept: opened, onMade });
  const { content, kept, change } = draft;
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false }) ?? false;
  const [tab, setTab] = useState<PanelTab | 'form'>('form');
  const { unreadable, setUnreadable } = useUnreadable();
  const [issuing, setIssuing] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [completing, setCompleting] = useState(false);
  const base = currencyOf(kept?.baseCurrency ?? 'EUR');
  const isClean = draft.state === 'saved';
  // Typing comes first; sums and checks of a long document follow as fast as they can.
  const settled = useDeferredValue(content);
  const facts = useMemo(
    () => draftFacts(settled, kept, { today, base, isClean }),
    [settled, kept, today, base, isClean],
  );
  const { findings } = facts;

  const set = useCallback(
    (part: Partial<DocumentContent>) => change((before) => ({ ...before, ...part })),
    [change],
  );
  const act = useCallback(
    (action: LineAction) => change((before) => ({ ...before, lines: changeLines(before.lines, action) })),
    [change],
  );
  const completeCustomer = useCallback(() => setCompleting(true), []);
  const turn = useCallback(() => {
    setIssuing(false);
    setTab('form');
    change((before) => turnedContent(before, today));
    toasts.info({ message: words.credits.turned });
    requestAnimationFrame(() => goToField([fieldId('preceding')]));
  }, [change, today, toasts, words]);
  const errors = useMemo(
    () => fieldErrors(findings, { wanted, say: (finding) => findingText(locale, finding) }),
    [findings, wanted, locale],
  );
  const parties = useMemo(
    () => (kept === null ? known : partiesOf(content.partyId, kept)),
    [content.partyId, kept, known],
  );
  const editor: Editor = {
    content,
    kept,
    parties,
    today,
    base,
    currency: currencyOf(content.currency),
    mayEdit,
    nature: 'services',
    isTemplate: false,
    set,
    act,
    errors,
    errorOf: (path) => errors.get(path),
    setUnreadable,
    completeCustomer,
    turnIntoCredit: turn,
  };
  const go = (place: FindingPlace) => {
    setIssuing(false);
    if (place.where === 'settings') return void navigate({ to: place.to });
    if (place.where === 'customer') return setCompleting(true);
    setTab('form');
    // The form is back in sight after the next paint.
    requestAnimationFrame(() => goToField(place.fields));
  };
  const openIssue = () => {
    setWanted(true);
    setIssuing(true);
    void draft.save();
  };
  useShortcut('mod+enter', openIssue, {
    label: words.editor.issue[issueKind(content.kind)],
    group: 'form',
    enabled: mayEdit,
  });
  useShortcut('mod+s', () => void draft.save(), {
    label: t.common.action.save,
    group: 'form',
    enabled: mayEdit,
  });

  const problems = findings.filter((one) => one.severity === 'error').length + unreadable.size;
  const customerName = kept?.buyer !== null && kept?.buyer.partyId === content.partyId ? kept.buyer.name : '';
  const shownTab: PanelTab = tab === 'form' ? 'pdf' : tab;
  const panel = (
    <SidePanel
      tab={shownTab}
      onTab={setTab}
      draft={draft}
      facts={facts}
      unreadable={unreadable}
      onGo={go}
      tabs={!narrow}
    />
  );
  return (
    <EditorProvider value={editor}>
      <Page
        title={kept === null ? words.create.new[content.kind] : words.kinds[content.kind]}
        before={<BackLink to="/ventes">{words.list.title}</BackLink>}
        subtitle={
          <span className={classes.subtitle}>
            <span>{customerName === '' ? words.draft : customerName}</span>
            <SaveMark draft={draft} />
          </span>
        }
        actions={
          mayEdit && (
            <DraftActions draft={draft} problems={problems} onIssue={openIssue} kind={content.kind} />
          )
        }
      >
        <div className={classes.notices}>
          <SaveNotice draft={draft} />
          {!mayEdit && <p className={classes.notice}>{words.editor.readOnly}</p>}
          {narrow && (
            <SegmentedControl
              fullWidth
              aria-label={words.editor.show}
              value={tab}
              onChange={(value) => setTab(value as PanelTab | 'form')}
              data={[
                { value: 'form', label: words.editor.tabs.form },
                { value: 'pdf', label: words.editor.tabs.pdf },
                { value: 'mail', label: words.editor.tabs.mail },
                { value: 'checks', label: words.editor.checks(problems) },
              ]}
            />
          )}
        </div>
        <div className={classes.split}>
          <div className={classes.form} hidden={narrow && tab !== 'form'} inert={!mayEdit}>
            <DraftForm facts={facts} />
          </div>
          {(!narrow || tab !== 'form') && panel}
        </div>
      </Page>
      <IssueDialog
        opened={issuing}
        onClose={() => setIssuing(false)}
        draft={draft}
        facts={facts}
        unreadable={unreadable}
        onGo={go}
        onIssued={onIssued}
      />
      <CustomerRecord
        partyId={completing ? content.partyId : null}
        onClose={() => setCompleting(false)}
        onSaved={() => void draft.refresh()}
      />
    </EditorProvider>
  );
}
