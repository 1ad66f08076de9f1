import { el, show } from '../../main/resources/META-INF/resources/js/lib/dom.js';
import { randomId } from '../../main/resources/META-INF/resources/js/lib/random-id.js';
import { equal, test } from './testing.js';

test('text never becomes HTML', () => {
  const hostile = '<img src=x onerror=alert(1)><script>1</script>';
  const node = el('p', { title: hostile }, hostile);
  equal([node.children.length, node.textContent, node.getAttribute('title')], [0, hostile, hostile]);
  show(node, null, false, undefined, ['a', ['b']], 0);
  equal(node.textContent, 'ab0');
});

test('ids are random UUIDs of version 4, also where the browser has no maker of its own', () => {
  const plain = { getRandomValues: (bytes) => crypto.getRandomValues(bytes) };
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const ids = Array.from({ length: 200 }, () => randomId(plain));
  equal(ids.every((id) => shape.test(id)), true);
  equal(new Set(ids).size, 200);
  equal(shape.test(randomId()), true);
});
