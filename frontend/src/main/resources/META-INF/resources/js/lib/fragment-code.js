/**
 * The secret behind the # of an address, which is then taken out of the address, so that it stays neither on the screen nor in the
 * history. Empty when there is none.
 */
export function takeFragmentCode(location = globalThis.location, history = globalThis.history) {
  const code = location.hash.slice(1).replace(/[^0-9A-Za-z-]/g, '').slice(0, 64);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return code;
}

/** A page is loaded again when another language is chosen: the secret goes back into the address for as long as that takes. */
export function keepForLanguage(code, location = globalThis.location, history = globalThis.history) {
  document.addEventListener('language-chosen', () => {
    if (code() !== '') history.replaceState(null, '', `${location.pathname}#${code()}`);
  });
}
