import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { KeyHint } from '../kit/key-hint.tsx';
import { MoreIcon } from '../kit/icons.tsx';
import type { LineRowProps } from './line-row.tsx';
import classes from './lines.module.css';
import { useWords } from './texts.ts';

/** What a line can do besides being typed, each with its key. The menu itself is made when it is first asked for. */
export function LineMenu(props: LineRowProps & { onDetails: () => void }) {
  const t = useWords().lines;
  const [isWanted, setWanted] = useState(false);
  const label = t.more(props.index + 1);
  return (
    <div className={classes.menu}>
      {isWanted ? (
        <Menu position="bottom-end" defaultOpened>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={30} aria-label={label}>
              <MoreIcon size={16} />
            </ActionIcon>
          </Menu.Target>
          <Items {...props} />
        </Menu>
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          aria-label={label}
          aria-haspopup="menu"
          onClick={() => setWanted(true)}
        >
          <MoreIcon size={16} />
        </ActionIcon>
      )}
    </div>
  );
}

function Items({
  line,
  index,
  isFirst,
  isLast,
  mayBeOption,
  run,
  onDetails,
}: LineRowProps & { onDetails: () => void }) {
  const words = useWords();
  const t = words.lines;
  const isOption = line.type !== 'comment' && line.optional === true;
  const turn = () =>
    line.type !== 'comment' &&
    run({ type: 'change', index, line: { ...line, optional: isOption ? undefined : true } }, 'name');
  const duplicate = () =>
    run({ type: 'insert', line: { ...line, id: crypto.randomUUID() }, after: index }, 'name');
  const describe = () =>
    line.type === 'item' && run({ type: 'change', index, line: { ...line, description: '' } }, 'description');
  return (
    <Menu.Dropdown>
      {line.type === 'item' && line.description === undefined && (
        <Menu.Item onClick={describe}>{t.showDescription}</Menu.Item>
      )}
      {line.type === 'item' && <Menu.Item onClick={onDetails}>{t.showDetails}</Menu.Item>}
      {line.type !== 'comment' && (mayBeOption || isOption) && (
        <Menu.Item onClick={turn}>
          {isOption
            ? words.options.unmake
            : line.type === 'section'
              ? words.options.makeSection
              : words.options.makeLine}
        </Menu.Item>
      )}
      <Menu.Item onClick={duplicate}>{t.duplicate}</Menu.Item>
      <Menu.Item
        disabled={isFirst}
        rightSection={<KeyHint keys="alt+arrowup" />}
        onClick={() => run({ type: 'move', index, by: -1 }, 'name')}
      >
        {t.moveUp}
      </Menu.Item>
      <Menu.Item
        disabled={isLast}
        rightSection={<KeyHint keys="alt+arrowdown" />}
        onClick={() => run({ type: 'move', index, by: 1 }, 'name')}
      >
        {t.moveDown}
      </Menu.Item>
      <Menu.Item
        className={classes.destructive}
        rightSection={<KeyHint keys="mod+backspace" />}
        onClick={() => run({ type: 'remove', index }, 'name')}
      >
        {t.remove}
      </Menu.Item>
    </Menu.Dropdown>
  );
}
