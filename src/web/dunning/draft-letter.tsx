import { useState } from 'react';
import { ClipIcon, LetterIcon, MailIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { PdfPreview } from '../kit/previews.tsx';
import { dunningApi, type DraftDetail } from './api.ts';
import { filesApi } from './draft-items.tsx';
import classes from './draft.module.css';
import shared from './dunning.module.css';

/** What goes along, as chips: invoices' PDFs open beside, the letter is shown below. */
export function DraftLetter({ draft }: { draft: DraftDetail }) {
  const t = useTexts();
  const words = t.dunningScreens.panel;
  const [shown, setShown] = useState(draft.mail === null && draft.letter !== null);
  const src = dunningApi.letter({ id: draft.id });
  return (
    <>
      <ul className={classes.chips} aria-label={words.attachments}>
        {draft.attachments
          .filter((one) => one.kind !== 'letter')
          .map((one) => (
            <li key={one.name}>
              {one.sha256 === null ? (
                <span className={classes.chip}>
                  <ClipIcon size={14} /> {one.kind === 'statement' ? t.policyEditor.joined : one.name}
                </span>
              ) : (
                <a
                  className={classes.chip}
                  href={filesApi.read({ sha256: one.sha256 })}
                  target="_blank"
                  rel="noreferrer"
                >
                  <ClipIcon size={14} /> {one.name}
                </a>
              )}
            </li>
          ))}
        {draft.letter !== null && (
          <li>
            <button
              type="button"
              className={classes.chip}
              aria-expanded={shown}
              onClick={() => setShown(!shown)}
            >
              <LetterIcon size={14} /> {shown ? words.hide : words.showLetter}
            </button>
          </li>
        )}
        <li className={classes.channel}>
          {draft.mail === null ? <LetterIcon size={14} /> : <MailIcon size={14} />}
          {draft.fallback === null ? t.dunning.channels[draft.channel] : t.dunning.fallbacks[draft.fallback]}
        </li>
      </ul>
      {draft.tooLarge.length > 0 && (
        <p className={shared.notice}>{t.lettersScreen.text.tooLarge(draft.tooLarge.join(', '))}</p>
      )}
      {shown && draft.letter !== null && (
        // The version makes the frame read it again after each change.
        <PdfPreview src={`${src}?v=${String(draft.version)}`} name={draft.letter.title} />
      )}
    </>
  );
}
