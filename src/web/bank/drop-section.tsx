import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dropContract } from '../../app/banking/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { formatInstant } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './bank.module.css';

const api = client(dropContract);
const key = ['bank', 'drop-folder'] as const;

type Drop = AnswerOf<typeof dropContract.read>;

/** The folder whose statements are imported by themselves: on or off, where it is, what became of the latest files. */
export function DropSection() {
  const words = useTexts().bankDrop;
  const queries = useQueryClient();
  const toasts = useToasts();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.read({}, { signal }),
  });
  const save = useMutation({
    mutationFn: (isOn: boolean) => api.edit({ isOn }),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      toasts.success(words.saved);
    },
    onError: toasts.failure,
  });
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <Section title={words.title} description={words.text}>
      <div className={classes.editor}>
        <Switch
          label={words.on}
          checked={data.isOn}
          disabled={save.isPending}
          onChange={(event) => save.mutate(event.currentTarget.checked)}
        />
        {data.isOn && (
          <>
            <p className={classes.explain}>
              {words.where}
              <br />
              <code className={classes.path}>{data.path}</code>
            </p>
            <p className={classes.explain}>{words.after}</p>
            <Latest files={data.files} />
          </>
        )}
      </div>
    </Section>
  );
}

const COLOURS = { imported: 'green', 'already-imported': 'grey', refused: 'red' } as const;

function Latest({ files }: { files: Drop['files'] }) {
  const words = useTexts().bankDrop;
  const { locale } = useLocale();
  const said = ({ outcome, newLines }: Drop['files'][number]): string =>
    outcome === 'imported' ? words.outcomes.imported(newLines) : words.outcomes[outcome];
  return (
    <div>
      <p className={classes.popTitle}>{words.latest}</p>
      {files.length === 0 && <p className={classes.explain}>{words.empty}</p>}
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <div className={classes.fileMain}>
              <p className={classes.title}>{file.fileName}</p>
              <p className={classes.why}>{formatInstant(file.foundAt, locale, 'Europe/Paris')}</p>
              {file.findings.map((finding) => (
                <p key={finding.code} className={classes.why}>
                  {findingText(locale, finding)}
                </p>
              ))}
            </div>
            <div className={classes.fileSide}>
              <StatusBadge colour={COLOURS[file.outcome]}>{said(file)}</StatusBadge>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
