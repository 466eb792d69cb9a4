import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useSession } from '../kit/session.tsx';
import { messagesApi } from './api.ts';
import classes from './messages.module.css';

/** A mail through the saved account, at once; what the server answered is shown word for word. */
export function MailTest({ isDirty }: { isDirty: boolean }) {
  const t = useTexts().messages.account;
  const own = useSession()?.user.email ?? '';
  const [to, setTo] = useState(own);
  const test = useMutation({ mutationFn: (address: string) => messagesApi.testAccount({ to: address }) });
  return (
    <Section title={t.test} description={t.testText}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate(to);
        }}
      >
        <div className={classes.test}>
          <TextInput
            label={t.testTo}
            type="email"
            required
            withAsterisk={false}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={test.isPending} disabled={isDirty}>
            {t.testSend}
          </Button>
        </div>
        {isDirty && <p className={classes.dim}>{t.testSaveFirst}</p>}
        <div role="status">
          {test.isSuccess && (
            <>
              <p className={classes.ready}>
                <CheckIcon size={18} /> {t.testOk(test.variables)}
              </p>
              {test.data.response !== '' && (
                <div className={classes.response}>
                  <p>{t.testAnswer}</p>
                  <code>{test.data.response}</code>
                </div>
              )}
            </>
          )}
        </div>
        {test.isError && <Problem problem={test.error} compact />}
      </form>
    </Section>
  );
}
