import { TextPreview } from '../kit/previews.tsx';
import { useSettings, type Kept } from './api.ts';
import { seriesOfKind } from './document-state.ts';
import type { DraftFacts } from './draft-facts.ts';
import classes from './editor.module.css';
import { mailOf } from './mail-words.ts';
import { useWords } from './texts.ts';

/** The number a document of this kind would get now; '' when it gets none. */
export function useNextNumber(kind: Kept['kind']): string {
  const code = seriesOfKind(kind);
  return useSettings().data?.series.find((one) => one.code === code)?.nextNumber ?? '';
}

/** The mail that would carry it. */
export function MailTab({ facts, kept }: { facts: DraftFacts; kept: Kept | null }) {
  const t = useWords();
  const { document, totals } = facts;
  const number = useNextNumber(document.kind);
  const mail = mailOf(document, totals, number);
  const to = kept?.buyer?.email ?? '';
  return (
    <div className={classes.stack}>
      <p className={classes.hint}>{t.mail.hint}</p>
      {to === '' && <p className={classes.notice}>{t.mail.nobody}</p>}
      <TextPreview
        subject={mail.subject}
        to={[to === '' ? '—' : to]}
        text={mail.body}
        lang={document.language}
        attachments={[{ name: t.mail.attachment(number === '' ? t.kinds[document.kind] : number) }]}
      />
    </div>
  );
}
