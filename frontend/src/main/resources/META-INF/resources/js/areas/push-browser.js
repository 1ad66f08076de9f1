import { registerWorker } from '../field/shell.js';

/** What the browser itself does about messages: asks its person, and makes and ends its subscription. The worker is the one that keeps the report page. */
export const pushBrowser = {
  get isAble() {
    return globalThis.navigator.serviceWorker !== undefined && 'PushManager' in globalThis && 'Notification' in globalThis;
  },

  /** "default" while nobody has been asked, "granted" or "denied". */
  get permission() {
    return globalThis.Notification.permission;
  },

  /** Asks; only ever from the press of a button. */
  ask: () => globalThis.Notification.requestPermission(),

  /** The subscription that there is: {endpoint, keys}; null for none. */
  async find() {
    const registration = await globalThis.navigator.serviceWorker.getRegistration('/');
    return (await registration?.pushManager.getSubscription())?.toJSON() ?? null;
  },

  /** Makes one that is bound to the key (base64url). One of another key, as of a server that was set up anew, is ended first. */
  async subscribe(key) {
    await registerWorker();
    const { pushManager } = await globalThis.navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: key };
    try {
      return (await pushManager.subscribe(options)).toJSON();
    } catch (cause) {
      if (cause.name !== 'InvalidStateError') throw cause;
      await (await pushManager.getSubscription())?.unsubscribe();
      return (await pushManager.subscribe(options)).toJSON();
    }
  },

  async unsubscribe() {
    const registration = await globalThis.navigator.serviceWorker.getRegistration('/');
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  },
};
