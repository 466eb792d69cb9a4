import { Tabs } from '@mantine/core';
import { ChecksTab } from './checks-tab.tsx';
import type { DraftFacts } from './draft-facts.ts';
import classes from './editor.module.css';
import type { FindingPlace } from './finding-place.ts';
import { LivePdf } from './live-pdf.tsx';
import { MailTab } from './mail-tab.tsx';
import type { Draft } from './use-draft.ts';
import { useWords } from './texts.ts';

export type PanelTab = 'pdf' | 'mail' | 'checks';

type Props = {
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  draft: Draft;
  facts: DraftFacts;
  unreadable: ReadonlySet<string>;
  onGo: (place: FindingPlace) => void;
  /** Its own tabs; a narrow screen has one row of tabs above everything. */
  tabs: boolean;
};

/** What the document becomes: the PDF, the mail, and what the law and the platforms will say of it. */
export function SidePanel({ tab, onTab, draft, facts, unreadable, onGo, tabs }: Props) {
  const t = useWords().editor;
  const problems = facts.findings.filter((one) => one.severity === 'error').length + unreadable.size;
  return (
    <aside className={classes.panel} aria-label={t.panel}>
      <Tabs
        value={tab}
        onChange={(value) => onTab(value === 'mail' || value === 'checks' ? value : 'pdf')}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.tabPanel }}
      >
        {tabs && (
          <Tabs.List>
            <Tabs.Tab value="pdf">{t.tabs.pdf}</Tabs.Tab>
            <Tabs.Tab value="mail">{t.tabs.mail}</Tabs.Tab>
            <Tabs.Tab value="checks" data-problems={problems > 0 || undefined}>
              {t.checks(problems)}
            </Tabs.Tab>
          </Tabs.List>
        )}
        <Tabs.Panel value="pdf">
          <LivePdf
            kept={draft.kept}
            hasBuyer={draft.content.partyId !== null}
            isSaving={draft.state === 'saving'}
          />
        </Tabs.Panel>
        <Tabs.Panel value="mail">
          <MailTab facts={facts} kept={draft.kept} />
        </Tabs.Panel>
        <Tabs.Panel value="checks">
          <ChecksTab facts={facts} unreadable={unreadable} onGo={onGo} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
