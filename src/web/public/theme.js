// Runs before the first paint so that the page never flashes in the wrong theme or language.
// A file of its own because the content security policy allows no inline script.
(() => {
  const root = document.documentElement;
  let scheme = null;
  let locale = null;
  try {
    scheme = localStorage.getItem('encaisse.theme');
    locale = localStorage.getItem('encaisse.locale');
  } catch {
    // Storage is blocked: the system's theme and French are the answer.
  }
  const dark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  if (locale === 'fr' || locale === 'en') root.lang = locale;
})();
