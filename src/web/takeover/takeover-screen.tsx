import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useDescribe } from '../invoices/index.ts';
import { FileDrop } from '../kit/file-drop.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { Steps } from '../kit/steps.tsx';
import { keys, MAX_BYTES, takeover, useRuns, type Run } from './api.ts';
import { bookOf } from './book-of.ts';
import { History } from './history.tsx';
import { PdfSection } from './pdf-section.tsx';
import classes from './takeover.module.css';

const ENDINGS = ['.csv', '.txt', '.tsv', '.xlsx', '.xml', '.pdf', '.zip'];

type Refused = { name: string; problem: unknown };

/** Where a company moves in: give the files, see what came of those given before. */
export function TakeoverScreen() {
  const texts = useTexts();
  const t = texts.takeover;
  const describe = useDescribe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const runs = useRuns();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const give = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const taken: Run[] = [];
      const wrong: Refused[] = [];
      // One after the other: a file that is refused does not hold up the rest.
      for (const file of await bookOf(files)) {
        try {
          taken.push(await takeover.upload({}, file));
        } catch (problem) {
          wrong.push({ name: file.name, problem });
        }
      }
      return { taken, wrong };
    },
    onSuccess: async ({ taken, wrong }) => {
      setRefused(wrong);
      await queries.invalidateQueries({ queryKey: keys.runs });
      const [first] = taken;
      if (first !== undefined && wrong.length === 0) {
        queries.setQueryData(keys.run(first.id), first);
        await navigate({ to: `/reprise/${first.id}` });
      }
    },
  });
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      actions={
        <Button component={Link} to="/reprise/soldes" variant="default" title={texts.opening.linkText}>
          {texts.opening.link}
        </Button>
      }
    >
      <StepsOf current="file" />
      <div className={classes.intro}>
        <div className={classes.column}>
          <FileDrop
            label={give.isPending ? t.file.busy : t.file.drop}
            hint={t.file.hint}
            accept={ENDINGS}
            maxBytes={MAX_BYTES}
            multiple
            busy={give.isPending}
            onFiles={(files) => give.mutate(files)}
          />
          {refused.map(({ name, problem }) => (
            <div key={name}>
              <p className={classes.fileName}>{name}</p>
              <Problem problem={problem} describe={describe} compact />
            </div>
          ))}
        </div>
        <section className={classes.bring} aria-label={t.file.what}>
          <h2 className={classes.bringTitle}>{t.file.what}</h2>
          <ul>
            {t.file.whatList.map((one) => (
              <li key={one.title}>
                <CheckIcon size={16} />
                <div>
                  <strong>{one.title}</strong>
                  <p>{one.text}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      </div>
      {runs.isError && <Problem problem={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.data !== undefined && (
        <>
          <PdfSection invoices={runs.data.invoices} withPdf={runs.data.withPdf} />
          {runs.data.runs.length > 0 && (
            <Section title={t.history.title} flush>
              <History runs={runs.data.runs} />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

export function StepsOf({ current, onStep }: { current: string; onStep?: (key: string) => void }) {
  const t = useTexts().takeover.steps;
  const steps = (['file', 'columns', 'check', 'import', 'result'] as const).map((key) => ({
    key,
    label: t[key],
  }));
  return <Steps steps={steps} current={current} onStep={onStep} />;
}
