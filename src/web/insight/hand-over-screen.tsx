import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { BackLink } from '../kit/back-link.tsx';
import { DownloadIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { parties } from '../invoices/index.ts';
import { insightApi, useHandOver, type HandOver } from './api.ts';
import classes from './hand-over.module.css';

/** « Dossier de recouvrement »: what leaves for a lawyer or commissaire de justice, and what it lacks. */
export function HandOverScreen() {
  const t = useTexts().insight.handOver;
  const { id } = useParams({ strict: false }) as { id: string };
  const customer = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => parties.read({ id }, { signal }),
  });
  const file = useHandOver(id);
  const problem = customer.error ?? file.error;
  return (
    <Page
      width="narrow"
      title={t.title}
      subtitle={customer.data === undefined ? '\u00a0' : t.subtitle(customer.data.name)}
      before={<BackLink to={`/clients/${id}`}>{t.back}</BackLink>}
    >
      {problem !== null && <Problem problem={problem} onRetry={() => void file.refetch()} />}
      {file.data === undefined ? (
        problem === null && <Skeleton height={320} />
      ) : (
        <>
          <Claimed totals={file.data.totals} />
          <Section title={t.check}>
            {file.data.gaps.length === 0 ? (
              <p className={classes.text}>{t.complete}</p>
            ) : (
              <ul className={classes.gaps}>
                {file.data.gaps.map(({ code, count }) => (
                  <li key={code}>{t.gaps[code](count)}</li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={t.contents} description={t.contentsText}>
            <dl className={classes.parts}>
              {file.data.parts.map(({ part, count }) => (
                <div key={part} data-none={count === 0 || undefined}>
                  <dt>{t.parts[part]}</dt>
                  <dd>{count}</dd>
                </div>
              ))}
            </dl>
          </Section>
          <p className={classes.text}>{t.use}</p>
          <p className={classes.dim}>{t.personal}</p>
          <div>
            <Button
              component="a"
              href={insightApi.handOverArchive({ id })}
              size="md"
              leftSection={<DownloadIcon size={18} />}
            >
              {t.download}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

function Claimed({ totals }: Pick<HandOver, 'totals'>) {
  const t = useTexts().insight.handOver;
  if (totals.length === 0) return <p className={classes.text}>{t.nothing}</p>;
  return (
    <Section title={t.claimed}>
      {totals.map(({ currency, principalMinor, interestMinor, indemnityMinor }) => {
        const total = BigInt(principalMinor) + BigInt(interestMinor) + BigInt(indemnityMinor);
        return (
          <dl key={currency} className={classes.sums}>
            {[
              [t.principal, principalMinor] as const,
              [t.interest, interestMinor] as const,
              [t.indemnity, indemnityMinor] as const,
            ].map(([label, minor]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <MoneyText minor={minor} currency={currency} />
                </dd>
              </div>
            ))}
            <div className={classes.total}>
              <dt>{t.total}</dt>
              <dd>
                <MoneyText minor={total} currency={currency} />
              </dd>
            </div>
          </dl>
        );
      })}
    </Section>
  );
}
