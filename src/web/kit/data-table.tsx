import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import classes from './data-table.module.css';
import { CellContent, SelectionBar, TableHead, TableSkeleton } from './data-table-parts.tsx';
import type { DataTableProps } from './data-table-types.ts';
import { keyName } from './keys.ts';
import { useKeyboard, useShortcut } from './keyboard.tsx';
import { useTexts } from './locale.tsx';

export type { Column, DataTableProps, Sort } from './data-table-types.ts';

const ROW = 40;
const CARD = 78;
const HEAD = 38;
const AHEAD = 20;
const INTERACTIVE = 'a, button, input, select, textarea, label, [role=menuitem]';

/**
 * A list of any length: only the rows in sight exist. One tab stop; arrows, J and K move the focused row, Enter
 * opens it, Space selects it (ARIA grid with aria-activedescendant). Below 768 px each row becomes a card and the
 * page itself scrolls.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, selection, onSelection, onOpen, onActive, height = 'fill' } = props;
  const t = useTexts().common;
  const cards = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const paged = cards || height === 'page';
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const id = useId();
  const { singleKeys } = useKeyboard();

  const shared = {
    count: rows.length,
    estimateSize: () => (cards ? CARD : ROW),
    overscan: 8,
    getItemKey: (index: number) => `${cards ? 'c' : 'r'}${rowKey(rows[index]!)}`,
  };
  // No React Compiler here: the virtualizer redraws the rows itself and nothing of it is memoised.
  // oxlint-disable-next-line react/incompatible-library
  const inner = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    ...shared,
    enabled: !paged,
    getScrollElement: () => scroller.current,
    scrollPaddingStart: HEAD,
  });
  const outer = useWindowVirtualizer<HTMLDivElement>({
    ...shared,
    enabled: paged,
    scrollMargin: offset,
    scrollPaddingStart: HEAD + 56,
    scrollPaddingEnd: 72,
  });
  const virtual = paged ? outer : inner;
  const shownRows = virtual.getVirtualItems();

  const some = rows.length > 0;
  useEffect(() => {
    if (!paged || !some) return undefined;
    // Whatever changes height above the list (tiles, banners) moves where its first row starts.
    const measure = () =>
      setOffset(Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [paged, some]);

  const last = shownRows.at(-1)?.index ?? -1;
  const { hasMore = false, loadMore, loadingMore = false } = props;
  useEffect(() => {
    if (hasMore && !loadingMore && last >= rows.length - AHEAD) loadMore?.();
  }, [hasMore, loadingMore, last, rows.length, loadMore]);

  const at = active === null ? -1 : rows.findIndex((row) => rowKey(row) === active);

  const move = (to: number) => {
    const index = Math.min(rows.length - 1, Math.max(0, to));
    const row = rows[index];
    if (row === undefined) return;
    setActive(rowKey(row));
    virtual.scrollToIndex(index, { align: 'auto' });
    onActive?.(row);
  };
  const enter = (to: number) => {
    scroller.current?.focus({ preventScroll: true });
    move(to);
  };

  const choose = (key: string, range: boolean) => {
    if (selection === undefined) return;
    const next = new Set(selection);
    const from =
      range && anchor.current !== null ? rows.findIndex((row) => rowKey(row) === anchor.current) : -1;
    const to = rows.findIndex((row) => rowKey(row) === key);
    if (from >= 0) {
      for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(rowKey(row));
    } else if (!next.delete(key)) {
      next.add(key);
    }
    anchor.current = key;
    onSelection?.(next);
  };
  const chooseAll = () =>
    onSelection?.(selection?.size === rows.length ? new Set() : new Set(rows.map((row) => rowKey(row))));

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW) - 1);
  const answers: Readonly<Record<string, (() => void) | undefined>> = {
    arrowdown: () => move(at + 1),
    arrowup: () => move(at - 1),
    pagedown: () => move(at + page),
    pageup: () => move(at - page),
    home: () => move(0),
    end: () => move(rows.length - 1),
    enter: () => at >= 0 && onOpen?.(rows[at]!, { full: false }),
    'shift+enter': () => at >= 0 && onOpen?.(rows[at]!, { full: true }),
    space: () => at >= 0 && choose(rowKey(rows[at]!), false),
    'shift+space': () => at >= 0 && choose(rowKey(rows[at]!), true),
    'mod+a': selection === undefined ? undefined : chooseAll,
    escape: (selection?.size ?? 0) > 0 ? () => onSelection?.(new Set()) : undefined,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const name = keyName(event.nativeEvent);
    if (name === null) return;
    const letter = singleKeys && at >= 0 ? props.rowKeys?.find((one) => one.keys === name) : undefined;
    const answer = letter === undefined ? answers[name] : () => letter.run(rows[at]!);
    if (answer === undefined) return;
    event.preventDefault();
    answer();
  };

  useShortcut('j', () => enter(at + 1), { label: t.keys.nextRow, group: 'list', enabled: some });
  useShortcut('k', () => enter(Math.max(0, at - 1)), {
    label: t.keys.previousRow,
    group: 'list',
    enabled: some,
  });
  // These answer inside the grid itself; they are registered to be listed in the help.
  const listed = { group: 'list', enabled: some } as const;
  useShortcut('enter', () => answers['enter']?.(), {
    label: t.keys.openRow,
    group: 'list',
    enabled: some && onOpen !== undefined && at >= 0,
  });
  useShortcut('space', () => answers['space']?.(), {
    ...listed,
    label: selection === undefined ? undefined : t.keys.selectRow,
    enabled: some && selection !== undefined && at >= 0,
  });

  const onRowClick = (event: MouseEvent<HTMLDivElement>, row: Row) => {
    const own = event.target instanceof Element && event.target.closest(INTERACTIVE) !== null;
    if (own || (window.getSelection()?.toString() ?? '') !== '') return;
    setActive(rowKey(row));
    onActive?.(row);
    onOpen?.(row, { full: event.ctrlKey || event.metaKey });
  };

  const selectable = selection !== undefined;
  const tracks = columns.map((column) => column.width ?? 'minmax(6rem, 1fr)').join(' ');
  const style = {
    '--tracks': selectable ? `1.5rem ${tracks}` : tracks,
    ...(paged || !some ? {} : { maxHeight: `${String(virtual.getTotalSize() + HEAD + 3)}px` }),
  };
  const total = props.total ?? (hasMore ? -1 : rows.length);

  return (
    <div
      className={classes.table}
      data-fill={(!paged && some) || undefined}
      data-cards={cards || undefined}
      data-wrap={props.wrap || undefined}
      style={style}
    >
      {props.problem !== undefined && props.problem !== null ? (
        <div className={classes.aside}>{props.problem}</div>
      ) : props.loading === true && !some ? (
        <TableSkeleton columns={columns.length} label={t.table.loading} />
      ) : !some ? (
        <div className={classes.aside}>{props.empty ?? <p>{t.table.empty}</p>}</div>
      ) : (
        <div
          ref={scroller}
          className={classes.scroller}
          role="grid"
          aria-label={props.label}
          aria-rowcount={total < 0 ? -1 : total + 1}
          aria-colcount={columns.length + (selectable ? 1 : 0)}
          aria-multiselectable={selectable || undefined}
          aria-activedescendant={at < 0 ? undefined : `${id}-${String(at)}`}
          aria-busy={loadingMore || undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={(event) =>
            event.target === event.currentTarget && at < 0 && move(shownRows[0]?.index ?? 0)
          }
        >
          <TableHead
            columns={columns}
            sort={props.sort ?? null}
            onSort={props.onSort}
            selected={selectable ? { some: selection.size > 0, all: selection.size >= rows.length } : null}
            onSelectAll={chooseAll}
          />
          <div
            ref={body}
            role="rowgroup"
            className={classes.body}
            style={{ height: `${String(virtual.getTotalSize())}px` }}
          >
            {shownRows.map((item) => {
              const row = rows[item.index]!;
              const key = rowKey(row);
              const chosen = selection?.has(key) ?? false;
              return (
                <div
                  key={item.key}
                  ref={cards || props.wrap === true ? virtual.measureElement : undefined}
                  data-index={item.index}
                  id={`${id}-${String(item.index)}`}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-selected={selectable ? chosen : undefined}
                  className={classes.row}
                  data-active={active === key || undefined}
                  data-muted={props.muted?.(row) || undefined}
                  data-openable={onOpen !== undefined || undefined}
                  style={{ transform: `translateY(${String(item.start - (paged ? offset : 0))}px)` }}
                  onClick={(event) => onRowClick(event, row)}
                >
                  {selectable && (
                    <div role="gridcell" className={classes.check}>
                      <Checkbox
                        size="xs"
                        tabIndex={-1}
                        checked={chosen}
                        aria-label={t.table.selectRow(props.rowName?.(row) ?? key)}
                        onChange={() => undefined}
                        onClick={(event) => choose(key, event.shiftKey)}
                      />
                    </div>
                  )}
                  {columns.map((column) => (
                    <div
                      key={column.key}
                      role="gridcell"
                      className={classes.cell}
                      data-align={column.align}
                      data-pinned={column.pinned || undefined}
                      data-card={column.card ?? 'line'}
                    >
                      <CellContent column={column} row={row} labelled={cards && column.cardLabel === true} />
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
          {loadingMore && <p className={classes.more}>{t.table.loadingMore}</p>}
        </div>
      )}
      {selectable && selection.size > 0 && props.selectionBar !== undefined && (
        <SelectionBar count={selection.size} onClear={() => onSelection?.(new Set())}>
          {props.selectionBar(selection)}
        </SelectionBar>
      )}
    </div>
  );
}
