import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dropContract } from '../../app/banking/contract.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './bank.module.css';
import { LatestFiles } from './latest-files.tsx';

const api = client(dropContract);
const key = ['bank', 'drop-folder'] as const;

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
            <LatestFiles title={words.latest} empty={words.empty} files={data.files} />
          </>
        )}
      </div>
    </Section>
  );
}
