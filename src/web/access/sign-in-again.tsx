import { Button, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { PasswordField } from './password-field.tsx';
import { access, useDoors, type SignedIn } from './state.ts';

export type SignInAgainProps = { signedOut: boolean; signedIn: SignedIn };

/** Over whatever was on screen when the session ended; back in, the screen goes on as it was. */
export function SignInAgain({ signedOut, signedIn }: SignInAgainProps) {
  const t = useTexts().organization.access;
  return (
    <Modal
      opened={signedOut}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t.again.title}
      zIndex={900}
      overlayProps={{ backgroundOpacity: 0.5, blur: 4 }}
    >
      <Form signedIn={signedIn} />
    </Modal>
  );
}

function Form({ signedIn }: { signedIn: SignedIn }) {
  const t = useTexts().organization.access;
  const { resume, leave } = useDoors();
  const [password, setPassword] = useState('');
  const open = signedIn.organization?.id;
  const signIn = useMutation({
    mutationFn: async () => {
      const state = await access.signIn({ email: signedIn.email, password });
      // A new session opens the first company; what is on screen belongs to the one that was open.
      if (open === undefined || state.signedIn?.organization?.id === open) return state;
      return access.switchOrganization({ id: open });
    },
    onSuccess: resume,
    onError: () => setPassword(''),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <p style={{ margin: '0 0 1rem' }}>{t.again.text}</p>
      {signIn.isError && <Problem problem={signIn.error} compact />}
      <input type="hidden" name="email" autoComplete="username" value={signedIn.email} readOnly />
      <PasswordField
        label={t.password}
        description={signedIn.email}
        required
        withAsterisk={false}
        data-autofocus
        mt="sm"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Group justify="space-between" mt="lg">
        <Button variant="subtle" onClick={leave}>
          {t.again.other}
        </Button>
        <Button type="submit" loading={signIn.isPending}>
          {t.signIn.submit}
        </Button>
      </Group>
    </form>
  );
}
