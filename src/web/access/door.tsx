import { useEffect, type ReactNode } from 'react';
import { locales, type Locale } from '../../i18n/locales.ts';
import { LockIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { colourOf } from '../kit/tone.ts';
import classes from './door.module.css';

type DoorProps = { title: string; text?: ReactNode; before?: ReactNode; children: ReactNode };

/** The screens one meets before any company is open: what Encaisse does at the left, one form at the right. */
export function Door({ title, text, before, children }: DoorProps) {
  const t = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t.common.product}`;
  }, [title, t]);
  return (
    <div className={classes.door}>
      <aside className={classes.aside}>
        <Brand />
        <div className={classes.pitch}>
          <p className={classes.headline}>{t.organization.access.headline}</p>
          <p className={classes.promise}>{t.organization.access.promise}</p>
          <Picture />
        </div>
        <p className={classes.privacy}>
          <LockIcon size={16} />
          {t.organization.access.privacy}
        </p>
      </aside>
      <main className={classes.main}>
        <header className={classes.top}>
          <Brand />
          <LanguageChoice />
        </header>
        <div className={classes.form}>
          {before}
          <h1 className={classes.title}>{title}</h1>
          {text !== undefined && <p className={classes.text}>{text}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}

function Brand() {
  const { product } = useTexts().common;
  return (
    <span className={classes.brand}>
      {product}
      <span className={classes.dot}>.</span>
    </span>
  );
}

const names: Record<Locale, string> = { fr: 'Français', en: 'English' };

function LanguageChoice() {
  const t = useTexts().organization.access;
  const { locale, setLocale } = useLocale();
  return (
    <div className={classes.languages} role="group" aria-label={t.language}>
      {locales.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === locale}
          onClick={() => void setLocale(one)}
        >
          {names[one]}
        </button>
      ))}
    </div>
  );
}

/** Shares of the bar, in the hues of the six delays; a drawing, not figures. */
const bar = [
  ['green', 46],
  ['yellow', 12],
  ['amber', 10],
  ['orange', 12],
  ['red', 12],
  ['plum', 8],
] as const;

function Picture() {
  const t = useTexts().organization.access.picture;
  return (
    <div className={classes.picture} aria-hidden="true">
      <div className={classes.card}>
        <p className={classes.cardTitle}>{t.title}</p>
        <div className={classes.bar}>
          {bar.map(([hue, share]) => (
            <span key={hue} style={{ flexGrow: share, background: colourOf(hue) }} />
          ))}
        </div>
        {t.rows.map((row) => (
          <div key={row.name} className={classes.row}>
            <span className={classes.mark} style={{ background: colourOf(row.hue) }} />
            <span className={classes.rowName}>{row.name}</span>
            <span className={classes.rowState}>{row.state}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
