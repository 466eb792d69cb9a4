import { Button } from '@mantine/core';
import { useState } from 'react';
import { shippedFiles } from '../../app/invoicing/contract.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { FileIcon, PlusIcon, ExportIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { LayoutEditor } from './layout-editor.tsx';
import { layoutsApi, useLayouts, type Layout } from './layouts.ts';
import { NewLayout } from './new-layout.tsx';
import classes from './settings.module.css';

/** Layouts that the company wrote itself: a list, and one of them open. */
export function LayoutsSection() {
  const words = useTexts().templates.layouts;
  const { data, error, refetch } = useLayouts();
  const mayEdit = useMay('organization.edit');
  const [openId, setOpenId] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const layouts = data?.layouts ?? [];
  const open = layouts.find((one) => one.id === openId);
  if (open !== undefined) {
    return <LayoutEditor key={open.id} layout={open} mayEdit={mayEdit} onClose={() => setOpenId(null)} />;
  }
  const create = mayEdit && (
    <Button leftSection={<PlusIcon size={18} />} onClick={() => setCreating(true)}>
      {words.create}
    </Button>
  );
  const isEmpty = data !== undefined && layouts.length === 0;
  return (
    <Page title={words.title} subtitle={words.text} width="narrow" actions={!isEmpty && create}>
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {isEmpty && (
        <EmptyState icon={FileIcon} title={words.none} action={create}>
          {words.noneText}
        </EmptyState>
      )}
      {layouts.length > 0 && (
        <Section>
          <ul className={classes.rows} aria-label={words.list}>
            {layouts.map((one) => (
              <LayoutRow key={one.id} layout={one} onOpen={() => setOpenId(one.id)} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.shipped} description={words.shippedText}>
        <div className={classes.buttons}>
          {shippedFiles.map((file) => (
            <Button
              key={file}
              component="a"
              href={layoutsApi.shipped({ file })}
              variant="default"
              leftSection={<ExportIcon size={16} />}
            >
              {file}.typ
            </Button>
          ))}
        </div>
      </Section>
      <NewLayout
        opened={creating}
        onClose={() => setCreating(false)}
        onMade={(id) => {
          setCreating(false);
          setOpenId(id);
        }}
      />
    </Page>
  );
}

function LayoutRow({ layout, onOpen }: { layout: Layout; onOpen: () => void }) {
  const t = useTexts();
  const words = t.templates.layouts;
  const { locale } = useLocale();
  const { name, kinds, failed } = layout;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <p className={classes.rowTitle}>{name}</p>
        <p className={classes.rowText}>
          {kinds.length === 0
            ? words.unused
            : `${words.usedFor} ${kinds.map((kind) => words.kindNames[kind]).join(', ')}`}
        </p>
        {failed !== null && (
          <p className={classes.error}>
            {words.failed(failed.number)} {findingText(locale, failed.why)}
          </p>
        )}
      </div>
      <Button variant="default" size="xs" aria-label={words.open(name)} onClick={onOpen}>
        {t.common.action.edit}
      </Button>
    </li>
  );
}
