import { useEffect, type ReactNode } from 'react';
import { useTexts } from './locale.tsx';
import classes from './page.module.css';

export type PageProps = {
  /** Blank while it is not known yet: its place is kept, and who listens is told to wait. */
  title: string;
  subtitle?: ReactNode;
  /** Buttons at the right; the main one last. */
  actions?: ReactNode;
  /** Above the title: where one comes from (a <BackLink>). */
  before?: ReactNode;
  /** 'narrow' for forms and settings (≈ 46 rem). */
  width?: 'full' | 'narrow';
  children: ReactNode;
};

/** One screen: its title (also the tab's), what it says of itself, its actions, its content in a column. */
export function Page({ title, subtitle, actions, before, width = 'full', children }: PageProps) {
  const { product, shell } = useTexts().common;
  const isKnown = title.trim() !== '';
  useEffect(() => {
    document.title = isKnown ? `${title} · ${product}` : product;
  }, [title, isKnown, product]);
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.header}>
        {before !== undefined && <div className={classes.before}>{before}</div>}
        <div className={classes.heading}>
          <h1 className={classes.title}>
            {title}
            {!isKnown && <span className="e-hidden">{shell.loading}</span>}
          </h1>
          {subtitle !== undefined && <p className={classes.subtitle}>{subtitle}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A band of controls above a list: filters at the left, the rest pushed to the right by <ToolbarSpace/>. */
export function Toolbar({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <div className={classes.toolbar} role="group" aria-label={label}>
      {children}
    </div>
  );
}

export function ToolbarSpace() {
  return <span className={classes.space} />;
}

/** Heading of a list: « 1 524 factures · 31 à 60 jours » with its filters at the right. */
export function FilterBar({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.toolbar} role="search">
      <h2 className={classes.listTitle} aria-live="polite">
        {title}
      </h2>
      <span className={classes.space} />
      {children}
    </div>
  );
}

export type SectionProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Edge to edge content, e.g. a table. */
  flush?: boolean;
  children: ReactNode;
};

/** A card with a heading. */
export function Section({ title, description, actions, flush = false, children }: SectionProps) {
  return (
    <section className={classes.section}>
      {(title !== undefined || actions !== undefined) && (
        <div className={classes.sectionHead}>
          <div>
            {title !== undefined && <h2 className={classes.sectionTitle}>{title}</h2>}
            {description !== undefined && <p className={classes.sectionText}>{description}</p>}
          </div>
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      <div className={flush ? classes.flush : classes.sectionBody}>{children}</div>
    </section>
  );
}

export type Figure = { key: string; label: ReactNode; value: ReactNode; tone?: 'bad' | 'good' | 'dim' };

/** The few numbers at the head of a screen: total due, overdue, DSO… */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map((figure) => (
        <div key={figure.key}>
          <dt>{figure.label}</dt>
          <dd data-tone={figure.tone}>{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}
