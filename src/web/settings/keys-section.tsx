import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '../../i18n/format.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { LockIcon, PlusIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { NewKey } from './new-key.tsx';
import { organizationApi, useOrganization } from './organization.ts';
import classes from './settings.module.css';

const key = ['organization', 'api-keys'] as const;

type Keys = Awaited<ReturnType<typeof organizationApi.apiKeys>>;
type ApiKey = Keys['keys'][number];

export function KeysSection() {
  const t = useTexts().organization.settings.keys;
  const queries = useQueryClient();
  const toasts = useToasts();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<ApiKey | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => organizationApi.apiKeys({}, { signal }),
  });
  const revoke = useMutation({
    mutationFn: (one: ApiKey) => organizationApi.revokeApiKey({ id: one.id }),
    onSuccess: (keys, one) => {
      queries.setQueryData(key, keys);
      toasts.success(t.revoked(one.name));
    },
    onError: toasts.failure,
    onSettled: () => setEnding(null),
  });
  const create = (
    <Button leftSection={<PlusIcon size={18} />} onClick={() => setCreating(true)}>
      {t.add}
    </Button>
  );
  const isEmpty = data?.keys.length === 0;
  return (
    <Page title={t.title} subtitle={t.text} width="narrow" actions={isEmpty ? undefined : create}>
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {isEmpty && (
        <EmptyState icon={LockIcon} title={t.empty} action={create}>
          {t.emptyText}
        </EmptyState>
      )}
      {data !== undefined && !isEmpty && (
        <Section>
          <ul className={classes.rows} aria-label={t.list}>
            {data.keys.map((one) => (
              <KeyRow key={one.id} apiKey={one} onRevoke={() => setEnding(one)} />
            ))}
          </ul>
        </Section>
      )}
      <NewKey
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(keys) => queries.setQueryData(key, keys)}
      />
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t.revokeTitle(ending?.name ?? '')}
        confirmLabel={t.revoke}
        onConfirm={() => {
          if (ending !== null) revoke.mutate(ending);
        }}
        busy={revoke.isPending}
        destructive
      >
        {t.revokeText}
      </ConfirmDialog>
    </Page>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const t = useTexts().organization.settings.keys;
  const { locale } = useLocale();
  const today = useOrganization().data?.today;
  const day = (instant: string) => formatDate(plainDate(instant.slice(0, 10)), locale);
  const isExpired = today !== undefined && apiKey.expiresAt.slice(0, 10) < today;
  const isEnded = apiKey.revokedAt !== null || isExpired;
  const life =
    apiKey.revokedAt !== null
      ? t.revokedOn(day(apiKey.revokedAt))
      : isExpired
        ? t.expired(day(apiKey.expiresAt))
        : t.expires(day(apiKey.expiresAt));
  const use = apiKey.usedAt === null ? t.neverUsed : t.used(day(apiKey.usedAt));
  return (
    <li className={classes.row} data-ended={isEnded || undefined}>
      <div className={classes.who}>
        <p className={classes.rowTitle}>{apiKey.name}</p>
        <p className={classes.rowText}>
          <code>{apiKey.prefix}…</code> · {t.rights(apiKey.permissions.length)} · {life} · {use}
        </p>
      </div>
      {!isEnded && (
        <Button variant="subtle" color="gray" onClick={onRevoke} aria-label={t.revokeName(apiKey.name)}>
          {t.revoke}
        </Button>
      )}
    </li>
  );
}
