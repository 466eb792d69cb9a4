import { Button, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { linkTarget, parseRich, richHtml } from '../../core/dunning/index.ts';
import { LinkIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import classes from './signature.module.css';

type RichFieldProps = {
  label: string;
  hint: string;
  /** As kept; read once, then the field owns what is typed. */
  start: string;
  error?: string | undefined;
  onChange: (html: string) => void;
};

/**
 * Bold, italic, links and line breaks, by the browser’s own editing. What is typed or pasted is read by the same code as on
 * the server, so that nothing else is ever seen or sent.
 */
export function RichField({ label, hint, start, error, onChange }: RichFieldProps) {
  const t = useTexts().senders.signature;
  const field = useRef<HTMLDivElement>(null);
  const range = useRef<Range | null>(null);
  const [looks, setLooks] = useState({ bold: false, italic: false });
  const [linking, setLinking] = useState(false);
  const name = useId();
  useEffect(() => {
    if (field.current !== null) field.current.innerHTML = richHtml(parseRich(start));
  }, [start]);
  const tell = () => onChange(richHtml(parseRich(field.current?.innerHTML ?? '')));
  const look = () =>
    setLooks({ bold: document.queryCommandState('bold'), italic: document.queryCommandState('italic') });
  const act = (command: string, value?: string) => {
    field.current?.focus();
    document.execCommand(command, false, value);
    look();
    tell();
  };
  const askLink = () => {
    const selection = window.getSelection();
    const inField =
      selection !== null && selection.rangeCount > 0 && field.current?.contains(selection.anchorNode);
    range.current = inField === true ? selection.getRangeAt(0).cloneRange() : null;
    setLinking(true);
  };
  const setLink = (href: string | null, words: string) => {
    setLinking(false);
    field.current?.focus();
    const selection = window.getSelection();
    if (range.current !== null && selection !== null) {
      selection.removeAllRanges();
      selection.addRange(range.current);
    }
    if (href === null) return act('unlink');
    if (range.current === null || range.current.collapsed)
      return act('insertHTML', richHtml([[{ text: words, strong: false, italic: false, href }]]));
    return act('createLink', href);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const html = event.clipboardData.getData('text/html');
    const lines = html === '' ? null : richHtml(parseRich(html));
    if (lines === null) act('insertText', event.clipboardData.getData('text/plain'));
    else act('insertHTML', lines);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    // Else the palette opens.
    event.preventDefault();
    event.stopPropagation();
    askLink();
  };
  return (
    <div className={classes.rich}>
      <p className={classes.label} id={`${name}-label`}>
        {label}
      </p>
      <div className={classes.box} data-wrong={error !== undefined || undefined}>
        <div role="toolbar" aria-label={t.tools} className={classes.tools}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-pressed={looks.bold}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => act('bold')}
          >
            <strong>{t.bold}</strong>
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-pressed={looks.italic}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => act('italic')}
          >
            <em>{t.italic}</em>
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<LinkIcon size={14} />}
            onMouseDown={(event) => event.preventDefault()}
            onClick={askLink}
          >
            {t.link}
          </Button>
        </div>
        {linking && <LinkForm onSet={setLink} onCancel={() => setLinking(false)} />}
        <div
          ref={field}
          className={classes.field}
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-labelledby={`${name}-label`}
          aria-describedby={`${name}-hint`}
          aria-invalid={error !== undefined}
          contentEditable
          suppressContentEditableWarning
          onInput={tell}
          onKeyDown={onKey}
          onKeyUp={look}
          onMouseUp={look}
          onPaste={paste}
        />
      </div>
      <p className={error === undefined ? classes.hint : classes.error} id={`${name}-hint`}>
        {error ?? hint}
      </p>
    </div>
  );
}

type LinkFormProps = { onSet: (href: string | null, words: string) => void; onCancel: () => void };

function LinkForm({ onSet, onCancel }: LinkFormProps) {
  const all = useTexts();
  const t = all.senders.signature;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const set = () => {
    const href = linkTarget(typed);
    if (href === null) setWrong(true);
    else onSet(href, typed.trim());
  };
  return (
    <div className={classes.link}>
      <TextInput
        autoFocus
        label={t.linkTitle}
        description={t.linkHint}
        value={typed}
        error={wrong ? t.linkWrong : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            set();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
        }}
      />
      <div className={classes.linkActs}>
        <Button size="compact-sm" onClick={set}>
          {t.linkSet}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onSet(null, '')}>
          {t.linkDrop}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {all.common.action.cancel}
        </Button>
      </div>
    </div>
  );
}
