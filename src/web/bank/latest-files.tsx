import type { dropContract } from '../../app/banking/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { formatInstant } from '../../i18n/format.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import classes from './bank.module.css';

type Drop = AnswerOf<typeof dropContract.read>;

const COLOURS = { imported: 'green', 'already-imported': 'grey', refused: 'red' } as const;

type LatestProps = { title: string; empty: string; files: Drop['files'] };

/** What became of the latest files that came by themselves. */
export function LatestFiles({ title, empty, files }: LatestProps) {
  const words = useTexts().bankDrop;
  const { locale } = useLocale();
  const said = ({ outcome, newLines }: Drop['files'][number]): string =>
    outcome === 'imported' ? words.outcomes.imported(newLines) : words.outcomes[outcome];
  return (
    <div>
      <p className={classes.popTitle}>{title}</p>
      {files.length === 0 && <p className={classes.explain}>{empty}</p>}
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <div className={classes.fileMain}>
              <p className={classes.title}>{file.fileName}</p>
              <p className={classes.why}>{formatInstant(file.foundAt, locale, 'Europe/Paris')}</p>
              {file.findings.map((finding) => (
                <p key={finding.code} className={classes.why}>
                  {findingText(locale, finding)}
                </p>
              ))}
            </div>
            <div className={classes.fileSide}>
              <StatusBadge colour={COLOURS[file.outcome]}>{said(file)}</StatusBadge>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
