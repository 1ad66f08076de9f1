/* A classic script: only the first question of the plain form is shown until the page is there; when it does not come, the whole form. */
(function () {
  var root = document.documentElement;
  root.dataset.script = 'coming';
  setTimeout(function () {
    if (root.dataset.script === 'coming') delete root.dataset.script;
  }, 10000);
})();
