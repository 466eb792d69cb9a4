import { useQuery } from '@tanstack/react-query';
import { replyMailboxContract } from '../../app/inbox/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { MailboxForm } from '../mailbox/index.ts';
import classes from './inbox.module.css';

const api = client(replyMailboxContract);
const key = ['reply-mailbox'] as const;

/** « Réglages › Réponses par e-mail »: the mailbox that customers answer to. */
export function ReplyMailboxSettings() {
  const t = useTexts().inbox.mailbox;
  const { locale } = useLocale();
  const mayEdit = useMay('organization.edit');
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.read({}, { signal }),
  });
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Section>
          <MailboxForm
            key={data.mailbox?.version ?? 0}
            kept={data.mailbox}
            mayEdit={mayEdit}
            words={t}
            queryKey={key}
            save={(values) => api.save(values)}
            test={() => api.test({})}
            remove={(version) => api.remove({ version })}
          >
            {data.mailbox?.hasPassword === true && (
              <p className={classes.dim}>
                {t.since(formatDate(plainDate(data.mailbox.sinceOn), locale, 'long'))}
              </p>
            )}
          </MailboxForm>
        </Section>
      )}
    </Page>
  );
}
