/**
 * The page's default Trusted Types policy, made before Leaflet loads.
 *
 * Leaflet 1.9.4 tests for SVG while loading by assigning exactly this mark-up to a detached element. Nothing else in
 * Hedgerow turns text into HTML, so everything else is refused; scripts and script addresses have no rule at all.
 */
const ALLOWED = new Set(['<svg/>', '']);

if (globalThis.trustedTypes && !globalThis.trustedTypes.defaultPolicy) {
  globalThis.trustedTypes.createPolicy('default', {
    createHTML(text) {
      if (ALLOWED.has(text)) return text;
      throw new TypeError('Hedgerow never turns text into HTML');
    },
  });
}
