import { useQuery } from '@tanstack/react-query';
import { countryName } from '../../i18n/document-countries.ts';
import { useDescribe } from '../invoices/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { asProblem } from '../kit/problem.tsx';
import { dunningApi, type DraftRow, type PostQuote } from './api.ts';
import classes from './dunning.module.css';

/** How many letters at which price, and the sum: an estimate, since nobody has counted their pages yet. */
export function PostPrice({ quote }: { quote: PostQuote }) {
  const t = useTexts().post.letters;
  const money = useMoney();
  const { locale } = useLocale();
  return (
    <>
      <ul className={classes.approveFacts}>
        {quote.lines.map(({ isRegistered, country, count, unitMinor }) => (
          <li key={`${country} ${isRegistered ? 'r' : 'o'}`}>
            {(isRegistered ? t.registered : t.ordinary)(count, money(unitMinor))}
            {country !== 'FR' && t.toCountry(countryName(country, locale))}
          </li>
        ))}
        {quote.byHand > 0 && <li>{t.byHand(quote.byHand)}</li>}
      </ul>
      {quote.lines.length > 0 && (
        <p className={classes.approveSentence}>{t.total(money(quote.totalMinor))}</p>
      )}
      {quote.isTest && <p role="status">{t.test}</p>}
    </>
  );
}

/** Before anything is approved: what the letters would cost by the provider. That it does not answer keeps nobody waiting. */
export function PostEstimate({ drafts }: { drafts: readonly DraftRow[] }) {
  const t = useTexts().post.letters;
  const describe = useDescribe();
  const draftIds = drafts.map(({ id }) => id);
  const estimate = useQuery({
    queryKey: ['dunning', 'estimate', ...draftIds],
    queryFn: () => dunningApi.estimateLetters({ draftIds }),
    staleTime: Infinity,
    retry: false,
  });
  if (estimate.isPending) return <p className={classes.dim}>{t.estimating}</p>;
  if (estimate.isError) {
    const finding = asProblem(estimate.error)?.findings?.[0];
    return (
      <p className={classes.dim} role="status">
        {t.noEstimate} {finding !== undefined && describe(finding)}
      </p>
    );
  }
  const { quote } = estimate.data;
  if (quote === null) return null;
  return (
    <section className={classes.estimate} aria-label={t.estimate}>
      <h3>{t.estimate}</h3>
      <PostPrice quote={quote} />
    </section>
  );
}
