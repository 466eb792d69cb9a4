import '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address that this same screen had until now: it was given another one while somebody works in it. */
    formerly?: string;
  }
}
