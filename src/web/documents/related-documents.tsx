import { Link } from '@tanstack/react-router';
import { DateText } from '../kit/dates.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { useKept, type Kept, type Relative } from './api.ts';
import classes from './issued.module.css';
import { useWords } from './texts.ts';

type Step = { relative: Relative; depth: number };

/** The deal as it went: the quote, what it led to, and what that led to. */
export function RelatedDocuments({ kept }: { kept: Kept }) {
  const { source, followers } = kept;
  if (source !== null) return <WithSource kept={kept} source={source} />;
  return <Deal steps={followers.map((relative) => ({ relative, depth: 0 }))} current={kept.id} />;
}

/** Its brothers and sisters are known by where it comes from. */
function WithSource({ kept, source }: { kept: Kept; source: Relative }) {
  const siblings = useKept(source.id).data?.followers ?? [];
  const steps = siblings.flatMap((relative): Step[] => [
    { relative, depth: 1 },
    ...(relative.id === kept.id ? kept.followers.map((one) => ({ relative: one, depth: 2 })) : []),
  ]);
  return <Deal steps={[{ relative: source, depth: 0 }, ...steps]} current={kept.id} />;
}

function Deal({ steps, current }: { steps: readonly Step[]; current: string }) {
  const t = useWords();
  if (steps.length === 0) return null;
  return (
    <Section title={t.issued.related}>
      <ol className={classes.related}>
        {steps.map(({ relative, depth }) => (
          <li key={relative.id} data-depth={depth}>
            {relative.id === current ? (
              <span className={classes.relativeHere} aria-current="page">
                <RelativeText relative={relative} />
              </span>
            ) : (
              <Link to={`/ventes/${relative.id}`} className={classes.relativeLink}>
                <RelativeText relative={relative} />
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function RelativeText({ relative }: { relative: Relative }) {
  const t = useWords();
  const minor = BigInt(relative.grossMinor);
  return (
    <>
      <span>
        {t.kindsShort[relative.kind]}{' '}
        {relative.number === '' ? `(${t.draft.toLowerCase()})` : relative.number}
      </span>
      <span className={classes.relativeFacts}>
        {relative.issuedOn !== null && <DateText date={relative.issuedOn} style="day" />}
        <MoneyText minor={relative.kind === 'credit_note' ? -minor : minor} currency={relative.currency} />
      </span>
    </>
  );
}
