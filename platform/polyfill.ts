/**
 * `browser` for our own pages and the background: what `wxt/browser` means there. Chrome has it of its own
 * only since a short while; for older ones the polyfill makes promises of callbacks. Elsewhere it hands on
 * the browser's own.
 */
export { default as browser } from 'webextension-polyfill'
