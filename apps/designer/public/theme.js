// Before the first paint, so that the page does not flash in the other scheme. The page's policy allows no inline script.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem('reckoner.scheme');
  } catch {
    // Storage is forbidden here: the system's scheme it is.
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
