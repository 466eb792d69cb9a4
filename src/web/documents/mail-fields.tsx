import { Textarea, TextInput } from '@mantine/core';
import { useWords } from './texts.ts';

export type MailText = { to: string; subject: string; body: string };

type Props = {
  mail: MailText;
  onChange: (change: Partial<MailText>) => void;
  /** The document's: what is typed is read by its customer. */
  language: string;
  toError?: string | undefined;
};

/** Whom a document goes to, and with which words. */
export function MailFields({ mail, onChange, language, toError }: Props) {
  const words = useWords().send;
  return (
    <>
      <TextInput
        label={words.to}
        description={words.toHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={mail.to}
        error={toError}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <TextInput
        label={words.subject}
        required
        maxLength={300}
        value={mail.subject}
        lang={language}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={words.body}
        required
        autosize
        minRows={7}
        maxRows={16}
        maxLength={8000}
        lang={language}
        value={mail.body}
        onChange={(event) => onChange({ body: event.currentTarget.value })}
      />
    </>
  );
}
