import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { filesContract } from '../../app/files/contract.ts';
import { client } from '../kit/client.ts';
import { FileDrop } from '../kit/file-drop.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { appearanceApi, useKeepAppearance, type Appearance } from './invoicing.ts';
import classes from './settings.module.css';

const files = client(filesContract);
const MOST_BYTES = 1024 * 1024;

type LogoSectionProps = { appearance: Appearance; mayEdit: boolean };

/** The picture at the head of documents: in place as soon as it is dropped. */
export function LogoSection({ appearance, mayEdit }: LogoSectionProps) {
  const words = useTexts().invoicingSettings.appearance;
  const toasts = useToasts();
  const keep = useKeepAppearance();
  const set = useMutation({
    mutationFn: (file: File) => appearanceApi.setLogo({}, file),
    onSuccess: (saved) => {
      toasts.success(words.logoSaved);
      keep(saved);
    },
  });
  const remove = useMutation({
    mutationFn: () => appearanceApi.removeLogo({}),
    onSuccess: (saved) => {
      toasts.success(words.logoRemoved);
      keep(saved);
    },
    onError: toasts.failure,
  });
  const { logoSha256 } = appearance;
  return (
    <Section title={words.logo} description={words.logoText}>
      <div className={classes.form}>
        {set.isError && <Problem problem={set.error} compact />}
        {logoSha256 !== null && (
          <div className={classes.logo}>
            <img src={files.read({ sha256: logoSha256 })} alt={words.logoAlt} />
            {mayEdit && (
              <Button variant="default" size="xs" loading={remove.isPending} onClick={() => remove.mutate()}>
                {words.logoRemove}
              </Button>
            )}
          </div>
        )}
        {mayEdit && (
          <FileDrop
            label={logoSha256 === null ? words.logoDrop : words.logoChange}
            accept={['.png', '.jpg', '.jpeg']}
            maxBytes={MOST_BYTES}
            busy={set.isPending}
            onFiles={([file]) => file !== undefined && set.mutate(file)}
          />
        )}
      </div>
    </Section>
  );
}
