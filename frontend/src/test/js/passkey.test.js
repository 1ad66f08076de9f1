import { base64, bytes, passkeysWork } from '../../main/resources/META-INF/resources/js/session/passkey.js';
import { equal, test } from './testing.js';

test('bytes survive the way to the server and back', () => {
  for (const list of [[], [0], [255, 255], [251, 240, 63], [0xfb, 0xff, 0xfe, 0x3e, 0x3f]]) {
    const text = base64(Uint8Array.from(list).buffer);
    equal(/^[A-Za-z0-9_-]*$/.test(text), true);
    equal([...bytes(text)], list);
  }
});

test('a passkey needs a browser that has them, a secure page and a name for the server', () => {
  const page = (hostname, isSecureContext = true, PublicKeyCredential = class {}) => ({ PublicKeyCredential, isSecureContext, location: { hostname } });
  equal(passkeysWork(page('hedgerow.example')), true);
  equal(passkeysWork(page('localhost')), true);
  for (const number of ['127.0.0.1', '10.0.0.4', '[::1]', '[2001:db8::1]']) equal(passkeysWork(page(number)), false);
  equal(passkeysWork(page('hedgerow.example', false)), false);
  equal(passkeysWork({ isSecureContext: true, location: { hostname: 'localhost' } }), false);
});
