import { useTexts } from './locale.tsx';
import classes from './key-hint.module.css';

const onMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys of a shortcut as caps: « Ctrl K », « G puis F ». Spoken too, as words. */
export function KeyHint({ keys }: { keys: string }) {
  const { names } = useTexts().common.keys;
  const after = useTexts().common.keys.after;
  const named = names as Readonly<Record<string, string>>;
  const label = (key: string) => (key === 'mod' && onMac() ? '⌘' : (named[key] ?? key.toUpperCase()));
  return (
    <span className={classes.hint}>
      {keys.split(' ').map((part, position) => (
        <span key={`${part}-${String(position)}`} className={classes.press}>
          {position > 0 && <span className={classes.then}>{after}</span>}
          {part.split('+').map((key) => (
            <kbd key={key} className={classes.cap}>
              {label(key)}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

/** « J K parcourir · E niveau » beside a page's actions; hidden where there is no keyboard. */
export function KeyLegend({ hints }: { hints: readonly { keys: readonly string[]; label: string }[] }) {
  return (
    <p className={classes.legend}>
      {hints.map((hint) => (
        <span key={hint.label} className={classes.entry}>
          {hint.keys.map((keys) => (
            <KeyHint key={keys} keys={keys} />
          ))}
          {hint.label}
        </span>
      ))}
    </p>
  );
}
