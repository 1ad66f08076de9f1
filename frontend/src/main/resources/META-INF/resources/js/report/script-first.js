/* A classic script: only the first question of the plain form is shown until the page is there; when it does not come, the whole form. The bulletin that somebody answers is put into that form too. */
(function () {
  var root = document.documentElement;
  root.dataset.script = 'coming';
  setTimeout(function () {
    if (root.dataset.script === 'coming') delete root.dataset.script;
  }, 10000);
  var bulletin = new URLSearchParams(location.search).get('bulletin');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bulletin)) return;
  document.addEventListener('readystatechange', function () {
    var form = document.getElementById('plain-form');
    if (document.readyState !== 'interactive' || !form) return;
    var field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'bulletin';
    field.value = bulletin;
    form.append(field);
  });
})();
