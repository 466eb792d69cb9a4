import { useMemo, useRef, useState, type ReactNode } from 'react';
import { ClipIcon, ExportIcon } from './icons.tsx';
import { useTexts } from './locale.tsx';
import classes from './previews.module.css';

export type TextPreviewProps = {
  subject: string;
  to: readonly string[];
  cc?: readonly string[];
  /** The mail's own HTML, shown without scripts or remote images; or its plain text. */
  html?: string;
  /** Pictures inside it, by the names it calls them (cid:). */
  pictures?: readonly { cid: string; href: string }[];
  text?: string;
  /** The language of the customer, when it is not the screen's. */
  lang?: string;
  attachments?: readonly { name: string; href?: string }[];
  footer?: ReactNode;
};

/** The mail as the customer will see it. */
export function TextPreview({
  subject,
  to,
  cc = [],
  html,
  pictures = [],
  text,
  lang,
  attachments = [],
  footer,
}: TextPreviewProps) {
  const t = useTexts().common.preview;
  return (
    <article className={classes.mail} aria-label={t.message}>
      <header className={classes.head}>
        <p className={classes.to}>
          {t.to}&nbsp;: {to.join(', ')}
          {cc.length > 0 && (
            <>
              {' · '}
              {t.cc}&nbsp;: {cc.join(', ')}
            </>
          )}
        </p>
        <h3 className={classes.subject} lang={lang}>
          {subject}
        </h3>
      </header>
      {html === undefined ? (
        <div className={classes.text} lang={lang}>
          {text}
        </div>
      ) : (
        <MailFrame
          html={pictures.reduce((page, { cid, href }) => page.replaceAll(`cid:${cid}`, href), html)}
          title={t.message}
          lang={lang}
        />
      )}
      {attachments.length > 0 && (
        <ul className={classes.attachments} aria-label={t.attachments}>
          {attachments.map((one) => (
            <li key={one.name}>
              <ClipIcon size={14} />
              {one.href === undefined ? one.name : <a href={one.href}>{one.name}</a>}
            </li>
          ))}
        </ul>
      )}
      {footer}
    </article>
  );
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:";
const STYLE =
  "body{margin:0;display:flow-root;font:15px/1.55 'Inter Variable',system-ui,sans-serif;color:#1b1c19;background:#fffefb;overflow-wrap:anywhere}img,table{max-width:100%}";

/** No scripts, forms or pop-ups (sandbox); same origin only so that its height can be read. */
function MailFrame({ html, title, lang }: { html: string; title: string; lang?: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(320);
  const page = useMemo(
    () =>
      `<!doctype html><html lang="${lang ?? 'fr'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title></title><style>${STYLE}</style></head><body>${html}</body></html>`,
    [html, lang],
  );
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={page}
      style={{ height }}
      onLoad={() => setHeight((frame.current?.contentDocument?.body.scrollHeight ?? 320) + 4)}
    />
  );
}

export type PdfPreviewProps = { src: string; name: string; height?: string };

/** The browser's own viewer, with a link for those that have none (phones). */
export function PdfPreview({ src, name, height = '70dvh' }: PdfPreviewProps) {
  const t = useTexts().common.preview;
  return (
    <div className={classes.pdf}>
      <iframe className={classes.document} title={`${t.document} ${name}`} src={src} style={{ height }} />
      <a className={classes.open} href={src} target="_blank" rel="noreferrer">
        <ExportIcon size={16} /> {t.openDocument}
      </a>
    </div>
  );
}
