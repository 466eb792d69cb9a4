import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { registersContract } from '../../app/party/contract.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './settings.module.css';

const api = client(registersContract);
const key = ['customers', 'registers', 'settings'] as const;

/** Which public registers may be asked, and what leaves the house when they are: off until somebody says so. */
export function RegistersSection() {
  const words = useTexts().registers.settings;
  const mayEdit = useMay('organization.edit');
  const queries = useQueryClient();
  const toasts = useToasts();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.settings({}, { signal }),
  });
  const save = useMutation({
    mutationFn: (edit: { companies: boolean; vat: boolean }) => api.editSettings(edit),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      toasts.success(words.saved);
    },
    onError: toasts.failure,
  });
  return (
    <Page title={words.title} subtitle={words.text} width="narrow">
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Section>
          <div className={classes.form}>
            <Switch
              label={words.companies}
              description={words.companiesText(data.hosts.companies)}
              checked={data.companies}
              disabled={!mayEdit || save.isPending}
              onChange={(event) => save.mutate({ vat: data.vat, companies: event.currentTarget.checked })}
            />
            <Switch
              label={words.vat}
              description={words.vatText(data.hosts.vat)}
              checked={data.vat}
              disabled={!mayEdit || save.isPending}
              onChange={(event) =>
                save.mutate({ companies: data.companies, vat: event.currentTarget.checked })
              }
            />
            <p className={classes.rowText}>{words.when}</p>
          </div>
        </Section>
      )}
    </Page>
  );
}
