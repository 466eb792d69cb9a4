import { Modal, Switch } from '@mantine/core';
import { useKeyboard, type ShortcutGroup } from '../kit/keyboard.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useTexts } from '../kit/locale.tsx';
import classes from './keyboard-help.module.css';

const order: readonly ShortcutGroup[] = ['screen', 'list', 'form', 'general', 'navigation'];

export type KeyboardHelpProps = { opened: boolean; onClose: () => void };

/** `?`: the keys that work here and now, and the switch that WCAG 2.1.4 asks for. */
export function KeyboardHelp({ opened, onClose }: KeyboardHelpProps) {
  const t = useTexts().common;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.keys.title}
      size="lg"
      closeButtonProps={{ 'aria-label': t.action.close }}
      classNames={{ title: classes.title }}
    >
      <Shortcuts />
    </Modal>
  );
}

function Shortcuts() {
  const t = useTexts().common.keys;
  const { listed, singleKeys, setSingleKeys } = useKeyboard();
  const shortcuts = listed().filter((one) => one.label !== undefined);
  return (
    <>
      <div className={classes.groups}>
        {order.map((group) => {
          const own = shortcuts.filter((one) => (one.group ?? 'screen') === group);
          if (own.length === 0) return null;
          return (
            <section key={group}>
              <h3 className={classes.heading}>{t.groups[group]}</h3>
              <dl className={classes.list}>
                {own.map((one) => (
                  <div key={`${one.keys} ${one.label ?? ''}`}>
                    <dt>{one.label}</dt>
                    <dd>
                      <KeyHint keys={one.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <Switch
        className={classes.single}
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        label={t.single}
        description={t.singleHint}
      />
    </>
  );
}
