const AMEND = /^#amend=([0-9a-f-]{36})$/;

/** Where the police change what their force owns. It stands behind the # so that no server writes it down. */
export const amendAddress = (id) => `/ground.html#amend=${id}`;

/** The id that an address asks to change; null for none. */
export const amendedOf = (hash) => AMEND.exec(hash)?.[1] ?? null;
