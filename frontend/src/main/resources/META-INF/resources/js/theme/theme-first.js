/* A classic script, so that the remembered theme is there before the first paint. */
(function () {
  var theme = null;
  try {
    theme = localStorage.getItem('hedgerow.theme');
  } catch (refused) {
    theme = null;
  }
  document.documentElement.dataset.theme = theme === 'light' || theme === 'dark' ? theme : 'auto';
})();
