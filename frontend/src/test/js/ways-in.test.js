import { takeFragmentCode } from '../../main/resources/META-INF/resources/js/lib/fragment-code.js';
import { qrCode } from '../../main/resources/META-INF/resources/js/lib/qr-code.js';
import { goesWith, rolesToGive, roleWords } from '../../main/resources/META-INF/resources/js/session/role-words.js';
import { equal, test } from './testing.js';

const page = (hash) => {
  const replaced = [];
  return { location: { hash, pathname: '/join.html' }, history: { replaceState: (...given) => replaced.push(given) }, replaced };
};

test('the secret behind the # is taken out of the address', () => {
  const opened = page('#7K3QX-ABCDE');
  equal(takeFragmentCode(opened.location, opened.history), '7K3QX-ABCDE');
  equal(opened.replaced, [[null, '', '/join.html']]);
});

test('an address without a secret is left alone, and a hostile one is only letters and digits', () => {
  const plain = page('');
  equal(takeFragmentCode(plain.location, plain.history), '');
  equal(plain.replaced, []);
  const hostile = page(`#<img src=x onerror=alert(1)>${'A'.repeat(1000)}`);
  const code = takeFragmentCode(hostile.location, hostile.history);
  equal([/^[0-9A-Za-z-]*$/.test(code), code.length], [true, 64]);
});

test('a QR code is dark on white and says what it is', () => {
  const code = qrCode({ size: 29, path: 'M4 4h7v1h-7z' }, 'QR code of an invitation');
  equal([code.getAttribute('viewBox'), code.getAttribute('aria-label'), code.querySelector('path').getAttribute('d')], ['0 0 29 29', 'QR code of an invitation', 'M4 4h7v1h-7z']);
});

test('each may give the roles that are theirs to give', () => {
  const session = (...permissions) => ({ may: (permission) => permissions.includes(permission) });
  const codes = (roles) => roles.map(([code]) => code);
  equal(codes(rolesToGive(session('ADMINISTER_MEMBERS'), 'WATCH_GROUP', true)), ['REPORTER']);
  equal(codes(rolesToGive(session('ADMINISTER_MEMBERS', 'ADMINISTER_ORGANISATION'), 'WATCH_GROUP', true)), ['REPORTER', 'WATCH_COORDINATOR', 'ORGANISATION_ADMINISTRATOR']);
  equal(codes(rolesToGive(session('ADMINISTER_MEMBERS', 'ADMINISTER_ORGANISATION'), 'FORCE', true)).includes('GUEST'), true);
  equal(codes(rolesToGive(session('ADMINISTER_MEMBERS', 'ADMINISTER_ORGANISATION'), 'FORCE', false)).includes('GUEST'), false);
  const system = session('ADMINISTER_MEMBERS', 'ADMINISTER_ORGANISATION', 'ADMINISTER_SYSTEM');
  equal(codes(rolesToGive(system, 'PARTNER', false)).includes('AUDITOR'), true);
  equal(codes(rolesToGive(system, 'PARTNER', true)).includes('AUDITOR'), false);
  equal([goesWith('OFFICER', 'WATCH_GROUP'), goesWith('REPORTER', 'PARTNER'), roleWords('GUEST'), roleWords('<b>')], [false, true, 'Guest', '<b>']);
});
