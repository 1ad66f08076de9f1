/** The browser's side of passkeys (Web Authentication): bytes become base64url on the way to the server, and back. */

/** Whether this browser, on this page, can use one: never without a secure page, nor where the server has only a number for a name. */
export function passkeysWork(scope = globalThis) {
  return typeof scope.PublicKeyCredential === 'function' && scope.isSecureContext === true && !/^[\d.]+$|:/.test(scope.location.hostname);
}

/** Lets the person choose a passkey and answers what the server asked; null when they think better of it. */
export async function usePasskey(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: options.allowCredentials.map(named) };
  const credential = await unlessLeft(() => navigator.credentials.get({ publicKey }));
  if (credential === null) return null;
  const { response } = credential;
  return written(credential, {
    clientDataJSON: base64(response.clientDataJSON),
    authenticatorData: base64(response.authenticatorData),
    signature: base64(response.signature),
    ...(response.userHandle && { userHandle: base64(response.userHandle) }),
  });
}

/** Makes a new passkey; null when the person thinks better of it. */
export async function makePasskey(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: options.excludeCredentials.map(named),
  };
  const credential = await unlessLeft(() => navigator.credentials.create({ publicKey }));
  if (credential === null) return null;
  const { response } = credential;
  return written(credential, {
    clientDataJSON: base64(response.clientDataJSON),
    attestationObject: base64(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

/** The person closed the browser's own window, waited too long, or has this passkey already: nothing went wrong. */
async function unlessLeft(ask) {
  try {
    return await ask();
  } catch (reason) {
    if (reason instanceof DOMException && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(reason.name)) return null;
    throw reason;
  }
}

const named = ({ id, ...rest }) => ({ ...rest, id: bytes(id) });

function written(credential, response) {
  return { id: credential.id, rawId: base64(credential.rawId), type: credential.type, response, clientExtensionResults: {} };
}

export function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

export function base64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
