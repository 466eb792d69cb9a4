import { useState } from 'react';
import { onDemand } from '../kit/on-demand.tsx';
import { AccountButton } from './account-button.tsx';

export type AccountPopoverProps = {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onHelp: () => void;
  /** The button that stood here before had the focus. */
  focused: boolean;
  onFocused: (focused: boolean) => void;
};

const AccountPopover = onDemand<AccountPopoverProps>(
  () => import('./account-popover.tsx').then((m) => m.AccountPopover),
  { opened: false },
  ({ onOpened, onFocused }) => (
    <AccountButton
      onClick={() => onOpened(true)}
      onFocus={() => onFocused(true)}
      onBlur={() => onFocused(false)}
    />
  ),
);

/** Who I am, for which company, in which language, how it looks, and the way out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const [opened, setOpened] = useState(false);
  const [focused, setFocused] = useState(false);
  return (
    <AccountPopover
      opened={opened}
      onOpened={setOpened}
      onHelp={onHelp}
      focused={focused}
      onFocused={setFocused}
    />
  );
}
