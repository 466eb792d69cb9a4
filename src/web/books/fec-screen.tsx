import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DownloadIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { books, keys, useOverview, type Overview } from './api.ts';
import { BooksTabs } from './books-page.tsx';
import classes from './books.module.css';
import { useWords } from './texts.ts';

/** What is handed over at an audit, and whose books it stands for. */
export function FecScreen() {
  const t = useWords().fec;
  const overview = useOverview();
  return (
    <Page title={t.title} before={<BooksTabs period={null} />} width="narrow">
      {overview.isError && <Problem problem={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data !== undefined && (
        <div className={classes.stack}>
          <Years overview={overview.data} />
          <Kept overview={overview.data} />
        </div>
      )}
    </Page>
  );
}

function Years({ overview }: { overview: Overview }) {
  const t = useWords().fec;
  const { locale } = useLocale();
  const mayExport = useMay('export');
  return (
    <Section title={t.download} description={t.text}>
      <div className={classes.stack}>
        {overview.years.length === 0 && <p className={classes.note}>{t.none}</p>}
        {mayExport && (
          <div className={classes.years}>
            {overview.years.map((one) => (
              <Button
                key={one.year}
                component="a"
                variant="default"
                leftSection={<DownloadIcon size={18} />}
                href={books.exportFec({ year: String(one.year) })}
                download
              >
                {one.from.endsWith('-01-01') && one.to.endsWith('-12-31')
                  ? t.year(one.year)
                  : t.yearTo(formatDate(plainDate(one.to), locale, 'long'))}
              </Button>
            ))}
          </div>
        )}
        {overview.years.some((one) => one.to >= overview.today) && (
          <p className={classes.note}>{t.running}</p>
        )}
        {overview.siren === '' && <p className={classes.note}>{t.noSiren}</p>}
        <p className={classes.note}>{t.check}</p>
      </div>
    </Section>
  );
}

function Kept({ overview }: { overview: Overview }) {
  const t = useWords().fec;
  const toasts = useToasts();
  const queries = useQueryClient();
  const mayEdit = useMay('organization.edit');
  const save = useMutation({
    mutationFn: (booksKept: Overview['booksKept']) => books.keepBooks({ booksKept }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.overview });
      toasts.success(t.saved);
    },
    onError: (error) => toasts.failure(error),
  });
  return (
    <Section title={t.kept} description={t.keptText}>
      <Radio.Group
        aria-label={t.kept}
        value={save.isPending ? save.variables : overview.booksKept}
        onChange={(value) => save.mutate(value === 'elsewhere' ? 'elsewhere' : 'here')}
      >
        <div className={classes.stack}>
          <Radio value="here" label={t.here} description={t.hereHint} disabled={!mayEdit} />
          <Radio value="elsewhere" label={t.elsewhere} description={t.elsewhereHint} disabled={!mayEdit} />
        </div>
      </Radio.Group>
    </Section>
  );
}
