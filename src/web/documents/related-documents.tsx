import { Link } from '@tanstack/react-router';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import type { Kept, Relative } from './api.ts';
import classes from './issued.module.css';

/** The deal: the quote it comes from, the deposits, the final invoice and the credit notes it led to. */
export function RelatedDocuments({ kept }: { kept: Kept }) {
  const t = useTexts().documentsScreens.issued;
  const { source, followers } = kept;
  if (source === null && followers.length === 0) return null;
  return (
    <Section title={t.related}>
      <ol className={classes.related}>
        {source !== null && <RelativeItem relative={source} label={t.from} />}
        {followers.map((one, index) => (
          <RelativeItem key={one.id} relative={one} label={index === 0 ? t.made : ''} />
        ))}
      </ol>
    </Section>
  );
}

function RelativeItem({ relative, label }: { relative: Relative; label: string }) {
  const t = useTexts().documentsScreens;
  const isCredit = relative.kind === 'credit_note';
  const minor = BigInt(relative.grossMinor);
  return (
    <li className={classes.relative}>
      {label !== '' && <span className={classes.relation}>{label}</span>}
      <Link to={`/ventes/${relative.id}`} className={classes.relativeLink}>
        <span>
          {t.kinds[relative.kind]} {relative.number === '' ? `(${t.draft.toLowerCase()})` : relative.number}
        </span>
        <span className={classes.relativeFacts}>
          {relative.issuedOn !== null && <DateText date={relative.issuedOn} />}
          <MoneyText minor={isCredit ? -minor : minor} currency={relative.currency} />
        </span>
      </Link>
    </li>
  );
}
