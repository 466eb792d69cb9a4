import { useMutation } from '@tanstack/react-query';
import { useDescribe } from '../invoices/index.ts';
import { FileDrop } from '../kit/file-drop.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { MAX_BYTES, takeover, type Run } from './api.ts';
import classes from './takeover.module.css';

/** The lines of the invoices, where they stand in a file of their own. */
export function LinesSection({ run, onAdded }: { run: Run; onAdded: (run: Run) => void }) {
  const t = useTexts().takeover;
  const describe = useDescribe();
  const add = useMutation({
    mutationFn: ([file]: readonly File[]) => takeover.lines({ id: run.id }, file!),
    onSuccess: onAdded,
  });
  return (
    <Section title={t.columns.lines} description={run.linesFrom === '' ? t.columns.linesHint : undefined}>
      <div className={classes.column}>
        {run.linesFrom !== '' ? (
          <p role="status" className={classes.outcome}>
            <CheckIcon size={16} /> {t.columns.linesFrom(run.linesFrom)}
          </p>
        ) : (
          <FileDrop
            label={add.isPending ? t.file.busy : t.columns.linesDrop}
            accept={['.csv', '.txt', '.tsv', '.xlsx']}
            maxBytes={MAX_BYTES}
            busy={add.isPending}
            onFiles={(files) => add.mutate(files)}
          />
        )}
        {add.isError && <Problem problem={add.error} describe={describe} compact />}
      </div>
    </Section>
  );
}
