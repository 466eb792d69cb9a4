import { useRef, useState, type KeyboardEvent } from 'react';
import {
  BLOCKS,
  mayNameIndemnity,
  PLACEHOLDERS,
  type TextCode,
  type TextLanguage,
} from '../../core/dunning/index.ts';
import { useTexts } from '../kit/locale.tsx';
import classes from './policy.module.css';

type VariablesProps = { code: TextCode; language: TextLanguage; onInsert: (text: string) => void };

/** What a text may say of its invoices. One tab stop; the arrows move along, Enter inserts. */
export function PolicyVariables({ code, language, onInsert }: VariablesProps) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const variables = [
    ...PLACEHOLDERS.filter((name) => name !== 'indemnity' || mayNameIndemnity(code)).map((name) => ({
      text: `{{${name}}}`,
      label: t.dunning.placeholders[name],
    })),
    { text: words.pluralSample[language], label: words.plural },
    ...BLOCKS.map((name) => ({ text: `{{${name}}}`, label: words.blocks[name] })),
  ];
  const move = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: variables.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + variables.length) % variables.length;
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div>
      <p className={classes.fieldLabel} id="text-variables">
        {words.insert}
      </p>
      <div
        ref={bar}
        role="toolbar"
        aria-labelledby="text-variables"
        className={classes.variables}
        onKeyDown={move}
      >
        {variables.map(({ text, label }, index) => (
          <button
            key={text}
            type="button"
            className={classes.variable}
            title={text}
            tabIndex={index === Math.min(at, variables.length - 1) ? 0 : -1}
            onFocus={() => setAt(index)}
            onClick={() => onInsert(text)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
