// Builds elements. Text from others only ever becomes text nodes: there is no way to pass HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: `on…` attributes are listeners, `testid` is data-testid, `vars` are CSS properties. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    put(element, name, value);
  }
  // A part that does not apply (`condition && part`) leaves nothing behind.
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

function put(element, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (name.startsWith('on')) {
    element.addEventListener(name.slice(2), value);
  } else if (name === 'vars') {
    // The content security policy forbids style attributes; the object model is allowed.
    Object.entries(value).forEach(([property, v]) => element.style.setProperty(property, v));
  } else if (name === 'testid') {
    element.dataset.testid = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

/** An SVG drawing from `[tag, attributes, inner shapes?]` in a square of the given size. */
export function drawing(size, shapes, className) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(...shapes.map(shapeOf));
  return svg;
}

function shapeOf([tag, attributes, inner = []]) {
  const shape = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => shape.setAttribute(name, value));
  shape.append(...inner.map(shapeOf));
  return shape;
}

const ICONS = {
  hash: 'M9 3 7 21M17 3l-2 18M4 8.5h17M3 15.5h17',
  home: 'M4 11 12 4l8 7M6 10v10h12V10M10 20v-6h4v6',
  message: 'M4 5h16v11H10l-5 4v-4H4z',
  reply: 'M10 6 4 12l6 6M4 12h9c4 0 7 2 7 7',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'm5 13 4 4L19 7',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 12 3 4l18 8-18 8zM4 12h8',
  menu: 'M4 7h16M4 12h16M4 17h16',
  down: 'm7 10 5 5 5-5',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  dots: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5M14 4l-4 16',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21',
  cluster: 'm12 3 8 4.5v9L12 21l-8-4.5v-9zM12 12l8-4.5M12 12v9M12 12 4 7.5',
  slash: 'M16 3 8 21',
  bolt: 'M13 3 5 13.500h6L10 21l8-10.500h-6z',
  signpost: 'M12 3v18M12 5H5v5h7M12 8h5l2.500 2.500L17 13h-5M9 21h6',
  at: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM16 8v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.5v.01',
  warn: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.01',
  up: 'M7 11v9H4v-9zM7 11l4-8c2 0 3 1 2.6 3L13 9h6c1.5 0 2 1 1.7 2.500l-1.3 6c-.3 1.5-1.4 2.5-2.4 2.500H7',
};

export function icon(name) {
  return drawing(24, [['path', { d: ICONS[name] }]], `icon icon-${name}`);
}

/** acknet's mark: a packet that turns back to where it came from. */
export function mark() {
  return drawing(
    36,
    [
      ['path', { d: 'M10 26V16a7.5 7.5 0 0 1 15 0v7', class: 'mark-line' }],
      ['path', { d: 'm20.5 20 4.5 5 4.5-5', class: 'mark-line' }],
      ['circle', { cx: 10, cy: 26.5, r: 2.6, class: 'mark-dot' }],
    ],
    'mark',
  );
}

/** A button that shows an icon only and says its name to everybody who does not see it. */
export function iconButton(name, label, attributes = {}) {
  const merged = { type: 'button', class: 'icon-button', 'aria-label': label, title: label };
  return h('button', { ...merged, ...attributes }, icon(name));
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No permission, or no focus: the old way still works from within a click.
    const area = h('textarea', { class: 'off-screen' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
