import { Button } from '@mantine/core';
import { useId, useRef, useState, type DragEvent } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale, Texts } from '../../i18n/catalogue.ts';
import classes from './file-drop.module.css';
import { UploadIcon } from './icons.tsx';
import { useLocale, useTexts } from './locale.tsx';

export type FileDropProps = {
  /** What to bring: « Votre balance âgée ou vos factures ouvertes ». */
  label: string;
  hint?: string;
  /** Endings with the dot: ['.csv', '.xlsx']. Shown to people as « CSV, XLSX ». */
  accept: readonly string[];
  maxBytes: number;
  multiple?: boolean;
  /** A whole folder instead of files. */
  folder?: boolean;
  busy?: boolean;
  /** Only files of an accepted type and size; the others are named on the spot. */
  onFiles: (files: readonly File[]) => void;
};

export function FileDrop(props: FileDropProps) {
  const { label, hint, accept, maxBytes, multiple = false, folder = false, busy = false, onFiles } = props;
  const t = useTexts().common.drop;
  const { locale } = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const id = useId();
  const many = multiple || folder;
  const types = accept.map((ending) => ending.slice(1).toUpperCase()).join(', ');
  const size = formatBytes(maxBytes, locale, t.bytes);

  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    const wrong = !many && files.length > 1 ? [t.onlyOne] : [];
    const good: File[] = [];
    for (const file of files.slice(0, many ? undefined : 1)) {
      const known = accept.some((ending) => file.name.toLowerCase().endsWith(ending.toLowerCase()));
      if (!known) wrong.push(t.wrongType(file.name, types));
      else if (file.size === 0) wrong.push(t.empty(file.name));
      else if (file.size > maxBytes) wrong.push(t.tooBig(file.name, size));
      else good.push(file);
    }
    setRefusals(wrong);
    if (good.length > 0) onFiles(good);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    if (!busy) take([...event.dataTransfer.files]);
  };
  const enter = (event: DragEvent) => {
    event.preventDefault();
    depth.current += 1;
    setOver(true);
  };
  const leave = () => {
    depth.current -= 1;
    if (depth.current <= 0) setOver(false);
  };

  return (
    <div>
      <div
        className={classes.drop}
        data-over={over || undefined}
        aria-busy={busy}
        onDragEnter={enter}
        onDragOver={(event) => event.preventDefault()}
        onDragLeave={leave}
        onDrop={onDrop}
      >
        <UploadIcon size={26} className={classes.icon} />
        <p className={classes.label} id={id}>
          {over ? t.release : label}
        </p>
        {hint !== undefined && <p className={classes.hint}>{hint}</p>}
        <p className={classes.act}>
          <Button
            variant="default"
            loading={busy}
            aria-describedby={id}
            onClick={() => input.current?.click()}
          >
            {folder ? t.chooseFolder : multiple ? t.chooseMany : t.choose}
          </Button>
          <span>{many ? t.orMany : t.or}</span>
        </p>
        <p className={classes.limits}>{t.accepted(types, size)}</p>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={label}
          accept={accept.join(',')}
          multiple={many}
          {...(folder ? { webkitdirectory: '' } : {})}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div role="alert">
        {refusals.slice(0, 5).map((refusal) => (
          <p key={refusal} className={classes.refusal}>
            {refusal}
          </p>
        ))}
      </div>
    </div>
  );
}

/** « 20 Mo », in powers of ten as files are shown elsewhere. */
export function formatBytes(bytes: number, locale: Locale, units: Texts['common']['drop']['bytes']): string {
  const [size, unit] =
    bytes >= 1e9
      ? [bytes / 1e9, units.giga]
      : bytes >= 1e6
        ? [bytes / 1e6, units.mega]
        : [bytes / 1e3, units.kilo];
  return `${formatNumber(Math.round(size * 10) / 10, locale)}\u00a0${unit}`;
}
