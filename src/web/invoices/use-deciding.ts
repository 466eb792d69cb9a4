import { useMutation } from '@tanstack/react-query';
import { useToasts } from '../kit/toasts.tsx';
import { useRefresh } from './api.ts';
import { useFieldErrors } from './fields.ts';

/** A decision on what a customer owes: once taken it is said, the form closes, and everything that follows is read again. */
export function useDeciding(decide: () => Promise<unknown>, done: string, onClose: () => void) {
  const toasts = useToasts();
  const refresh = useRefresh();
  const save = useMutation({
    mutationFn: decide,
    onSuccess: async () => {
      toasts.success(done);
      onClose();
      await refresh();
    },
  });
  return { save, errorOf: useFieldErrors(save.error) };
}
