import { TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { withProduct } from './draft-lines.ts';
import { fieldId } from './finding-place.ts';
import type { ItemCellsProps } from './item-cells.tsx';
import { Suggestions, type Suggestion } from './suggestions.tsx';
import { useWords } from './texts.ts';

/** The name of a line: free text, a product found while typing, or a new product made of this very line. */
export function NameCell(props: ItemCellsProps) {
  const { line, path, change, currency, base, customer, customerGroup, errors } = props;
  const t = useWords().lines;
  const list = useId();
  const [isTyping, setTyping] = useState(false);
  const [offered, setOffered] = useState<readonly Suggestion[]>([]);
  const [at, setAt] = useState(-1);
  const isOpen = isTyping && offered.length > 0;
  const close = () => {
    setTyping(false);
    setOffered([]);
    setAt(-1);
  };
  const choose = (suggestion: Suggestion | undefined) => {
    if (suggestion === undefined) return;
    close();
    if (suggestion.product === null) suggestion.create();
    else change(withProduct(line, suggestion.product, { ...customer, currency, base, customerGroup }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((before) => (before + step + offered.length + 1) % (offered.length + 1));
    else if (event.key === 'Enter' && at >= 0 && at < offered.length) choose(offered[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        id={fieldId(`${path}.name`)}
        role="combobox"
        aria-label={t.name}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen && at >= 0 && at < offered.length ? `${list}-${String(at)}` : undefined}
        placeholder={t.namePlaceholder}
        value={line.name}
        maxLength={300}
        autoComplete="off"
        error={errors.get(`${path}.name`)}
        onChange={(event) => {
          setTyping(true);
          setAt(-1);
          // What was a product and is renamed stays its product: the words on the document are free.
          change({ ...line, name: event.currentTarget.value });
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {isTyping && line.name.trim() !== '' && (
        <Suggestions
          id={list}
          line={line}
          change={change}
          at={at}
          offered={offered}
          onOffer={setOffered}
          onChoose={choose}
        />
      )}
    </>
  );
}
