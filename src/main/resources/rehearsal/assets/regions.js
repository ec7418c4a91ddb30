// F6 goes from one part of the page to the next, Shift+F6 back; in a list of messages the arrow keys go
// from message to message. Without these, Tab would have to pass every button in between.

const REGIONS = [
  '.top-bar .person[aria-pressed=true]',
  '.rail [aria-current]',
  '.tour .button',
  '.channel-pane .message:last-child, .home-pane .scroller',
  '[data-testid=composer]',
  '.thread-pane .message:last-child',
  '[data-testid=thread-composer]',
  '.inspector [role=tab][aria-selected=true]',
];

export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'F6' && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      walk(event);
    }
  });
}

function go(step) {
  const shown = REGIONS.map((selector) => document.querySelector(selector))
    .filter((each) => each?.offsetParent);
  const here = shown.findIndex((each) => regionOf(each).contains(document.activeElement));
  shown.at((here + step + shown.length) % shown.length)?.focus();
}

/** A list of messages and the composer below it are two. */
function regionOf(element) {
  return element.closest('.composer-area, .message-list, .tour, .rail, .top-bar, .inspector')
    ?? element;
}

function walk(event) {
  const message = document.activeElement;
  if (message?.classList.contains('message')) {
    event.preventDefault();
    const down = event.key === 'ArrowDown';
    let next = message;
    do {
      next = down ? next.nextElementSibling : next.previousElementSibling;
    } while (next && !next.classList.contains('message'));
    next?.focus();
  }
}
