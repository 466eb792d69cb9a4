import { ActionIcon, Menu } from '@mantine/core';
import { KeyHint } from '../kit/key-hint.tsx';
import { MoreIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { fieldId, goToField } from './finding-place.ts';
import type { LineRowProps } from './line-row.tsx';
import classes from './lines.module.css';

/** What a line can do besides being typed, each with its key. */
export function LineMenu({ line, index, isFirst, isLast, run }: LineRowProps) {
  const t = useTexts().documentsScreens.lines;
  const duplicate = () =>
    run({ type: 'insert', line: { ...line, id: crypto.randomUUID() }, after: index }, 'name');
  return (
    <div className={classes.menu}>
      <Menu position="bottom-end" returnFocus={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label={t.more(index + 1)}>
            <MoreIcon size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {line.type === 'item' && line.description === undefined && (
            <Menu.Item
              onClick={() =>
                run({ type: 'change', index, line: { ...line, description: '' } }, 'description')
              }
            >
              {t.showDescription}
            </Menu.Item>
          )}
          {line.type === 'item' && (
            <Menu.Item onClick={() => goToField([fieldId(`lines.${String(index)}.reference`)])}>
              {t.showDetails}
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
      </Menu>
    </div>
  );
}
