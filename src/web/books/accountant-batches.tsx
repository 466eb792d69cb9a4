import { Button } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { InstantText } from '../kit/dates.tsx';
import { formatBytes } from '../kit/file-drop.tsx';
import { DownloadIcon } from '../kit/icons.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { accountantApi, useAccountantWords, type Batch } from './accountant-api.ts';
import classes from './books.module.css';
import { RefuseBatchForm } from './refuse-batch-form.tsx';

const COLOURS = { running: 'blue', done: 'green', failed: 'red', refused: 'amber' } as const;

/** What went, the latest first: download it again, or note that it was refused. */
export function AccountantBatches({ batches, currency }: { batches: readonly Batch[]; currency: string }) {
  const t = useAccountantWords().batches;
  const [refusing, setRefusing] = useState<Batch | null>(null);
  return (
    <Section title={t.title} flush>
      {batches.length === 0 && <p className={classes.empty}>{t.none}</p>}
      {batches.length > 0 && (
        <ul className={classes.rows} aria-label={t.label}>
          {batches.map((batch) => (
            <BatchRow key={batch.id} batch={batch} currency={currency} onRefuse={() => setRefusing(batch)} />
          ))}
        </ul>
      )}
      <RefuseBatchForm batch={refusing} onClose={() => setRefusing(null)} />
    </Section>
  );
}

type RowProps = { batch: Batch; currency: string; onRefuse: () => void };

function BatchRow({ batch, currency, onRefuse }: RowProps) {
  const words = useAccountantWords();
  const t = words.batches;
  const units = useTexts().common.drop.bytes;
  const { locale } = useLocale();
  const day = (on: string): string => formatDate(plainDate(on), locale);
  const period =
    batch.from === null ? t.until(day(batch.until)) : t.period(day(batch.from), day(batch.until));
  const parts = [
    t.entries(batch.entries),
    batch.lettrages > 0 && t.changes(batch.lettrages),
    batch.attachments > 0 && t.attachments(batch.attachments),
  ].filter((one) => one !== false);
  const warnings = [
    batch.missing > 0 && t.missing(batch.missing),
    batch.lostSigns > 0 && t.lostSigns(batch.lostSigns),
  ].filter((one) => one !== false);
  return (
    <li className={classes.batch}>
      <div className={classes.batchFacts}>
        <span>
          <strong>{t.no(batch.no)}</strong>{' '}
          <StatusBadge colour={COLOURS[batch.state]}>{t.states[batch.state]}</StatusBadge>
        </span>
        <span>
          {parts.join(' · ')}
          {batch.lines > 0 && (
            <>
              {' · '}
              <MoneyText minor={batch.debitMinor} currency={currency} />
            </>
          )}
        </span>
        <small className={classes.dim}>
          {period} · {words.formats[batch.profile]} · <InstantText at={batch.startedAt} />{' '}
          {batch.isScheduled ? t.scheduled : t.by(batch.by)}
          {batch.size !== null && ` · ${formatBytes(batch.size, locale, units)}`}
        </small>
        {warnings.length > 0 && <small className={classes.warn}>{warnings.join(' · ')}</small>}
        {batch.refused !== null && <small>{t.refusedBy(batch.refused.by, batch.refused.reason)}</small>}
        {batch.findings.map((finding) => (
          <small key={JSON.stringify(finding)} className={classes.warn}>
            {findingText(locale, finding)}
          </small>
        ))}
        {batch.sha256 !== null && (
          <details className={classes.digest}>
            <summary>{t.digest}</summary>
            <code>{batch.sha256}</code>
          </details>
        )}
      </div>
      {batch.sha256 !== null && (
        <div className={classes.batchActs}>
          {batch.state === 'done' && (
            <Button size="compact-sm" variant="subtle" aria-label={t.refuseOf(batch.no)} onClick={onRefuse}>
              {t.refuse}
            </Button>
          )}
          <Button
            component="a"
            size="xs"
            variant="default"
            leftSection={<DownloadIcon size={16} />}
            href={accountantApi.archive({ id: batch.id })}
            aria-label={t.downloadOf(batch.no)}
            download
          >
            {t.download}
          </Button>
        </div>
      )}
    </li>
  );
}
