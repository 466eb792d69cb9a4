import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mailboxContract } from '../../app/banking/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { MailboxForm } from '../mailbox/index.ts';
import { LatestFiles } from './latest-files.tsx';

const api = client(mailboxContract);
const key = ['bank', 'mailbox'] as const;

type Mailbox = AnswerOf<typeof mailboxContract.read>['mailbox'];

/** The mailbox whose attachments are statements: where it is, whose messages count, what became of the latest ones. */
export function MailboxSection() {
  const words = useTexts().bankMailbox;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.read({}, { signal }),
  });
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { mailbox, files } = data;
  return (
    <Section title={words.title} description={words.text}>
      <Form key={mailbox?.version ?? 0} mailbox={mailbox} />
      {mailbox !== null && <LatestFiles title={words.latest} empty={words.empty} files={files} />}
    </Section>
  );
}

function Form({ mailbox }: { mailbox: Mailbox }) {
  const words = useTexts().bankMailbox;
  const [senders, setSenders] = useState((mailbox?.senders ?? []).join('\n'));
  return (
    <MailboxForm
      kept={mailbox}
      mayEdit
      words={words}
      queryKey={key}
      isFilled={senders.trim() !== ''}
      save={(values) =>
        api.save({ ...values, senders: senders.split(/[\s,;]+/).filter((one) => one !== '') })
      }
      test={() => api.test({})}
      remove={(version) => api.remove({ version })}
    >
      <Textarea
        label={words.senders}
        description={words.sendersHint}
        value={senders}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setSenders(event.currentTarget.value)}
      />
    </MailboxForm>
  );
}
