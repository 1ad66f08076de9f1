import { LiveExchange } from './live-exchange.js';
import { openSocket } from './live-socket.js';

/** The worker that all pages of this browser share: one connection serves them all. */
const exchange = new LiveExchange({ open: () => openSocket() });

globalThis.addEventListener('connect', ({ ports: [port] }) => exchange.join(port));
globalThis.addEventListener('online', () => exchange.wake());
globalThis.addEventListener('offline', () => exchange.drop());
