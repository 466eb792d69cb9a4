import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useDescribe } from '../invoices/index.ts';
import { FileDrop } from '../kit/file-drop.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { keys, MAX_BYTES, takeover, type Run } from './api.ts';
import { FindingsList } from './findings-list.tsx';
import classes from './takeover.module.css';

/** A folder of PDFs beside the figures: each goes to the invoice whose number is in its name. */
export function PdfSection({ invoices, withPdf }: { invoices: number; withPdf: number }) {
  const t = useTexts().takeover.pdf;
  const { locale } = useLocale();
  const describe = useDescribe();
  const queries = useQueryClient();
  const [sent, setSent] = useState({ done: 0, total: 0 });
  const give = useMutation({
    mutationFn: async (files: readonly File[]) => {
      let run: Run | null = null;
      for (const [at, file] of files.entries()) {
        setSent({ done: at + 1, total: files.length });
        const before: Run | null = run;
        run = await takeover.documents(before === null ? {} : { runId: before.id }, file);
      }
      return run;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.runs }),
  });
  const run = give.data;
  return (
    <Section title={t.title} description={invoices === 0 ? t.none : t.text}>
      {invoices > 0 && (
        <div className={classes.column}>
          <FileDrop
            label={give.isPending ? t.sending(sent.done, sent.total) : t.drop}
            hint={t.have(formatNumber(withPdf, locale), formatNumber(invoices, locale))}
            accept={['.pdf', '.zip']}
            maxBytes={MAX_BYTES}
            multiple
            busy={give.isPending}
            onFiles={(files) => give.mutate(files)}
          />
          {give.isError && <Problem problem={give.error} describe={describe} compact />}
          {run !== undefined && run !== null && (
            <>
              <p role="status" className={classes.outcome}>
                {t.attached(run.result?.attached ?? 0)}
                {(run.result?.unmatched ?? 0) > 0 && ` · ${t.unmatched(run.result?.unmatched ?? 0)}`}
              </p>
              <FindingsList run={run} counts={{ error: run.result?.unmatched ?? 0, warning: 0 }} />
            </>
          )}
        </div>
      )}
    </Section>
  );
}
