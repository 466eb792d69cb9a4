import { useState } from 'react';
import { EmptyState } from '../kit/empty-state.tsx';
import { ExportIcon, FileIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { documentsApi, type Kept } from './api.ts';
import classes from './editor.module.css';

type Props = { kept: Kept | null; hasBuyer: boolean; isSaving: boolean };

/** Without the viewer's own bars, the page as wide as there is room. */
const VIEW = '#toolbar=0&navpanes=0&view=FitH';

/**
 * The draft as its PDF would be, by the renderer of the real one. The next picture is drawn behind the one in sight and
 * takes its place when it is there, so that nothing flashes.
 */
export function LivePdf({ kept, hasBuyer, isSaving }: Props) {
  const t = useTexts().documentsScreens.preview;
  const [shown, setShown] = useState<string | null>(null);
  const ready = kept !== null && kept.buyer !== null && hasBuyer;
  if (!ready) {
    return (
      <div className={classes.waiting}>
        <EmptyState icon={FileIcon} title={t.waiting} />
      </div>
    );
  }
  const address = documentsApi.preview({ id: kept.id });
  const wanted = `${address}?version=${String(kept.version)}`;
  const frames = shown === null || shown === wanted ? [wanted] : [shown, wanted];
  return (
    <div className={classes.pdf}>
      <div className={classes.paper}>
        {frames.map((src) => (
          <iframe
            key={src}
            className={classes.frame}
            data-behind={(src !== shown && shown !== null) || undefined}
            title={`PDF ${t.name}`}
            aria-hidden={src !== wanted || undefined}
            src={`${src}${VIEW}`}
            onLoad={() => src === wanted && setShown(src)}
          />
        ))}
      </div>
      <p className={classes.under}>
        <a href={address} target="_blank" rel="noreferrer">
          <ExportIcon size={14} /> {t.open}
        </a>
        <span role="status">{isSaving || shown !== wanted ? t.updating : ''}</span>
      </p>
    </div>
  );
}
