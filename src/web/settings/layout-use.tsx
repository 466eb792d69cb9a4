import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { documentKinds, type DocumentKind } from '../../core/invoicing/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { Notice } from './layout-editor.tsx';
import { layoutsApi, useLayoutAct, type Layout } from './layouts.ts';
import classes from './settings.module.css';

/** Which documents are laid out by it; tried on examples before, so that nothing the law wants is left out. */
export function LayoutUse({ layout, isDirty }: { layout: Layout; isDirty: boolean }) {
  const words = useTexts().templates.layouts;
  const toasts = useToasts();
  const { id, version } = layout;
  const [kinds, setKinds] = useState<readonly DocumentKind[]>(layout.kinds);
  const use = useLayoutAct((chosen: readonly DocumentKind[]) =>
    layoutsApi.use({ id, version, kinds: [...chosen] }),
  );
  const put = (chosen: readonly DocumentKind[]) =>
    use.mutate(chosen, {
      onSuccess: () => {
        setKinds(chosen);
        toasts.success(chosen.length > 0 ? words.using : words.unusing);
      },
    });
  const findings = asProblem(use.error)?.findings ?? [];
  return (
    <Section title={words.kinds}>
      <div className={classes.form}>
        <Checkbox.Group
          aria-label={words.kinds}
          value={[...kinds]}
          onChange={(next) => setKinds(documentKinds.filter((kind) => next.includes(kind)))}
        >
          <div className={classes.choices}>
            {documentKinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={words.kindNames[kind]} />
            ))}
          </div>
        </Checkbox.Group>
        {use.isError && findings.length === 0 && <Problem problem={use.error} compact />}
        {findings.length > 0 && <Notice text={words.notUsed} findings={findings} />}
        <div className={classes.buttons}>
          <Button loading={use.isPending} disabled={isDirty || kinds.length === 0} onClick={() => put(kinds)}>
            {words.use}
          </Button>
          {layout.kinds.length > 0 && (
            <Button variant="default" disabled={use.isPending} onClick={() => put([])}>
              {words.backToShipped}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
