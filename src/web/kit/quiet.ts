let open: () => void;
const quiet = new Promise<void>((resolve) => {
  open = resolve;
});

/** The frame says so once the first screen is drawn with its answers. */
export function reportQuiet(): void {
  open();
}

/** When nothing better is to do; Safari has no requestIdleCallback. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else window.setTimeout(resolve, 50);
  });
}

/** Ends once the first screen is complete and the browser has time: what may be wanted next is fetched then. */
export async function whenQuiet(): Promise<void> {
  await quiet;
  await idle();
}
