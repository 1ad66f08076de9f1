/** Builds DOM nodes; text is always text. */

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. A function valued attribute is an event listener ("onclick": f listens to "click"), true and false set
 * boolean attributes, null leaves the attribute out, and children that are not nodes become text.
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...nodes(children));
  return node;
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Replaces everything inside a node. */
export function show(parent, ...children) {
  parent.replaceChildren(...nodes(children));
}

let counter = 0;

/** An id that no other element of this page has. */
export function freshId(stem) {
  counter += 1;
  return `${stem}-${counter}`;
}
