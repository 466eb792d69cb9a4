import { Textarea, TextInput } from '@mantine/core';
import { memo, useState, type KeyboardEvent } from 'react';
import type { Currency } from '../../core/money/index.ts';
import { keyName } from '../kit/keys.ts';
import type { CustomerDefaults, DraftLine, LineAction } from './draft-lines.ts';
import { fieldId } from './finding-place.ts';
import { ItemCells } from './item-cells.tsx';
import { LineMenu } from './line-menu.tsx';
import classes from './lines.module.css';
import type { VatChoices } from '../kit/vat-choices.ts';
import { useWords } from './texts.ts';

export type LineRowProps = {
  line: DraftLine;
  index: number;
  isFirst: boolean;
  isLast: boolean;
  netMinor: bigint;
  currency: Currency;
  base: Currency;
  /** Of the customer, for the price of a product. */
  customerGroup: string;
  customer: CustomerDefaults;
  language: 'fr' | 'en';
  /** Offered apart, by itself or with its section. */
  isOption: boolean;
  mayBeOption: boolean;
  choices: VatChoices;
  errors: ReadonlyMap<string, string>;
  setUnreadable: (path: string, isUnreadable: boolean) => void;
  /** Does it, then gives the hand to that cell of the line it leads to; '' leaves it where it is. */
  run: (action: LineAction, cell: string) => void;
  add: (type: DraftLine['type'], after: number) => void;
};

const cellOf = (target: EventTarget): string =>
  (target instanceof Element && target.closest<HTMLElement>('[data-cell]')?.dataset['cell']) || 'name';

/** One line: what is typed in it is drawn again alone. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, index, run, add, errors } = props;
  // Choices, menus and details are made for the lines somebody goes to, not for the thousand others.
  const [isActive, setActive] = useState(false);
  const [isDetailed, setDetailed] = useState(false);
  const words = useWords();
  const t = words.lines;
  const path = `lines.${String(index)}`;
  const change = (next: DraftLine) => run({ type: 'change', index, line: next }, '');

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.defaultPrevented) return;
    const isArea = event.target instanceof HTMLTextAreaElement;
    const isButton = event.target instanceof HTMLButtonElement;
    const cell = cellOf(event.target);
    const answers: Readonly<Record<string, (() => void) | undefined>> = {
      enter: isArea || isButton ? undefined : () => add('item', index),
      'mod+enter': undefined,
      'alt+arrowup': () => run({ type: 'move', index, by: -1 }, cell),
      'alt+arrowdown': () => run({ type: 'move', index, by: 1 }, cell),
      'mod+backspace': () => run({ type: 'remove', index }, cell),
    };
    const answer = answers[keyName(event.nativeEvent) ?? ''];
    if (answer === undefined) return;
    event.preventDefault();
    answer();
  };
  return (
    <div
      id={fieldId(path)}
      role="group"
      aria-label={props.isOption ? `${t.position(index + 1)}, ${words.options.tag}` : t.position(index + 1)}
      className={classes.row}
      data-line={index}
      data-type={line.type}
      data-option={props.isOption || undefined}
      onKeyDown={onKeyDown}
      onFocus={() => setActive(true)}
      onPointerEnter={() => setActive(true)}
    >
      {line.type === 'item' ? (
        <ItemCells
          {...props}
          line={line}
          path={path}
          change={change}
          isActive={isActive}
          isDetailed={isDetailed}
        />
      ) : (
        <div className={classes.wide} data-cell="name">
          {line.type === 'section' ? (
            <TextInput
              id={fieldId(`${path}.title`)}
              aria-label={t.section}
              placeholder={t.section}
              maxLength={200}
              value={line.title}
              error={errors.get(`${path}.title`)}
              onChange={(event) => change({ ...line, title: event.currentTarget.value })}
            />
          ) : (
            <Textarea
              id={fieldId(`${path}.text`)}
              aria-label={t.comment}
              placeholder={t.comment}
              autosize
              minRows={1}
              maxRows={8}
              maxLength={4000}
              value={line.text}
              error={errors.get(`${path}.text`)}
              onChange={(event) => change({ ...line, text: event.currentTarget.value })}
            />
          )}
        </div>
      )}
      {line.type !== 'comment' && line.optional === true && (
        <span className={classes.optionTag} aria-hidden="true">
          {words.options.tag}
        </span>
      )}
      <LineMenu {...props} onDetails={() => setDetailed((before) => !before)} />
    </div>
  );
});
