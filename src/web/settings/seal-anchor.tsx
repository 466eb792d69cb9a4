import { Button } from '@mantine/core';
import { formatInstant, formatNumber } from '../../i18n/format.ts';
import { MailIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { CopiedMark } from './copied-mark.tsx';
import { useOrganization } from './organization.ts';
import type { Seal } from './seal-section.tsx';

/** The line to keep where Encaisse cannot reach: copied, or mailed with one's own program, which is outside too. */
export function SealAnchor({ head }: { head: NonNullable<Seal['head']> }) {
  const t = useTexts().seal.anchor;
  const { locale } = useLocale();
  const organization = useOrganization().data;
  const at = formatInstant(head.at, locale, organization?.timeZone ?? 'Europe/Paris');
  const subject = encodeURIComponent(t.subject(organization?.name ?? ''));
  const body = encodeURIComponent(t.body(head.anchor));
  return (
    <Section
      title={t.title}
      description={t.text}
      actions={
        <Button
          component="a"
          href={`mailto:?subject=${subject}&body=${body}`}
          variant="default"
          leftSection={<MailIcon size={18} />}
        >
          {t.mail}
        </Button>
      }
    >
      <CopiedMark label={t.now} value={head.anchor} note={t.place(formatNumber(head.sequence, locale), at)} />
    </Section>
  );
}
