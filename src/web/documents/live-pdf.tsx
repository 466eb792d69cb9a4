import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../kit/empty-state.tsx';
import { ExportIcon, FileIcon, WarningIcon } from '../kit/icons.tsx';
import { documentsApi, type Kept } from './api.ts';
import classes from './editor.module.css';
import { useWords } from './texts.ts';

type Props = { kept: Kept | null; hasBuyer: boolean; isSaving: boolean };

/** Without the viewer's own bars, the page as wide as there is room. */
const VIEW = '#toolbar=0&navpanes=0&view=FitH';

/**
 * The draft as its PDF would be, by the renderer of the real one. The next picture is drawn behind the one in sight and
 * takes its place when it is there, so that nothing flashes.
 */
export function LivePdf({ kept, hasBuyer, isSaving }: Props) {
  const t = useWords().preview;
  const ready = kept !== null && kept.buyer !== null && hasBuyer;
  // A customer's record or the company's own may change under the same draft.
  const said = kept === null ? '' : JSON.stringify([kept.version, kept.buyer, kept.seller]);
  const { wanted, isFailed } = usePicture(ready ? kept.id : null, said);
  const [shown, setShown] = useState<string | null>(null);
  if (!ready || (isFailed && wanted === null)) {
    return (
      <div className={classes.waiting} role={ready ? 'alert' : undefined}>
        <EmptyState icon={ready ? WarningIcon : FileIcon} title={ready ? t.failed : t.waiting} />
      </div>
    );
  }
  const show = (next: string) => {
    if (shown !== null && shown !== next) URL.revokeObjectURL(shown);
    setShown(next);
  };
  const frames = [...new Set([shown, wanted])].filter((one) => one !== null);
  const isOld = isSaving || shown !== wanted || wanted === null;
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
            onLoad={() => src === wanted && show(src)}
          />
        ))}
      </div>
      <p className={classes.under}>
        <a href={documentsApi.preview({ id: kept.id })} target="_blank" rel="noreferrer">
          <ExportIcon size={14} /> {t.open}
        </a>
        <span role="status">{isFailed ? t.failed : isOld ? t.updating : ''}</span>
      </p>
    </div>
  );
}

/** The bytes of what is `said` now, fetched first: a refusal is said in words, and the picture in sight stays. */
function usePicture(id: string | null, said: string): { wanted: string | null; isFailed: boolean } {
  const [picture, setPicture] = useState<{ wanted: string | null; isFailed: boolean }>({
    wanted: null,
    isFailed: false,
  });
  const last = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (last.current !== null) URL.revokeObjectURL(last.current);
    },
    [],
  );
  useEffect(() => {
    if (id === null) return undefined;
    const stop = new AbortController();
    const read = async () => {
      const answer = await fetch(documentsApi.preview({ id }), { signal: stop.signal, cache: 'no-store' });
      if (!answer.ok) throw new Error(String(answer.status));
      const wanted = URL.createObjectURL(await answer.blob());
      last.current = wanted;
      setPicture({ wanted, isFailed: false });
    };
    read().catch(() => {
      if (!stop.signal.aborted) setPicture((before) => ({ ...before, isFailed: true }));
    });
    return () => stop.abort();
  }, [id, said]);
  return picture;
}
