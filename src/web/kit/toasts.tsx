import { Button } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { CheckIcon, InfoIcon, WarningIcon } from './icons.tsx';
import { useTexts } from './locale.tsx';
import { sayProblem } from './problem.tsx';
import { withToasts } from './toast-place.tsx';

export type Toast = {
  message: ReactNode;
  title?: string;
  /** Offered as a button for twelve seconds; the better answer than « Êtes-vous sûr ? ». */
  undo?: () => void | Promise<void>;
  undoLabel?: string;
};

export type Toasts = {
  success: (toast: Toast | string) => void;
  info: (toast: Toast | string) => void;
  /** A refusal from the server or any other error: title, what to do, code. */
  failure: (problem: unknown) => void;
};

const tones = {
  success: { color: 'brand', icon: <CheckIcon size={16} /> },
  info: { color: 'gray', icon: <InfoIcon size={16} /> },
} as const;

export function useToasts(): Toasts {
  const t = useTexts().common;
  return useMemo(() => {
    const show = (tone: keyof typeof tones, toast: Toast | string) => {
      const { message, title, undo, undoLabel } = typeof toast === 'string' ? { message: toast } : toast;
      const id = crypto.randomUUID();
      const act = async () => {
        withToasts((stack) => stack.hide(id));
        await undo?.();
      };
      const body =
        undo === undefined ? (
          message
        ) : (
          <>
            {message}{' '}
            <Button size="compact-sm" variant="subtle" onClick={() => void act()}>
              {undoLabel ?? t.action.undo}
            </Button>
          </>
        );
      withToasts((stack) =>
        stack.show({
          id,
          title,
          ...tones[tone],
          autoClose: undo === undefined ? 6000 : 12_000,
          closeButtonProps: { 'aria-label': t.toast.close },
          message: body,
        }),
      );
    };
    return {
      success: (toast) => show('success', toast),
      info: (toast) => show('info', toast),
      failure: (error) => {
        const problem = sayProblem(error, t);
        // The dialog to sign in again says it.
        if (problem.code === 'access.signed-out') return;
        withToasts((stack) =>
          stack.show({
            title: problem.title,
            message: problem.detail,
            color: 'red',
            icon: <WarningIcon size={16} />,
            autoClose: 15_000,
            closeButtonProps: { 'aria-label': t.toast.close },
          }),
        );
      },
    };
  }, [t]);
}
