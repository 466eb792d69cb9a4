import { Notifications } from '@mantine/notifications';

export { notifications } from '@mantine/notifications';

/** Fetched by toast-place.tsx. */
export function ToastStack() {
  return <Notifications position="bottom-right" limit={4} zIndex={1000} />;
}
