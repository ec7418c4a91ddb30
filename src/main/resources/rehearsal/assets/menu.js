// Menus that open beside a button: arrow keys move, Enter chooses, Esc closes and returns the focus.

import { h, icon } from './dom.js';

const GAP = 4;
let openNow = null;

/** Items are `{label() or text, hint?, checked?, many?, run}`; of those that are not `many` one is checked. */
export function openMenu(anchor, items) {
  const wasMine = openNow?.anchor === anchor;
  closeMenu();
  if (!wasMine) {
    openNow = new Menu(anchor, items);
  }
}

export function closeMenu() {
  openNow?.close();
}

class Menu {
  constructor(anchor, items) {
    this.anchor = anchor;
    this.buttons = items.map((item) => this.draw(item));
    this.element = h('div', { class: 'menu', role: 'menu', popover: 'manual', testid: 'menu',
      onkeydown: (event) => this.key(event) }, this.buttons);
    // What lies outside of a modal dialog cannot be used, so the menu goes inside.
    (anchor.closest('dialog, main, aside, header') ?? document.body).append(this.element);
    this.element.showPopover();
    this.place();
    anchor.setAttribute('aria-expanded', 'true');
    this.outside = (event) => {
      if (!this.element.contains(event.target) && !anchor.contains(event.target)) {
        this.close();
      }
    };
    document.addEventListener('pointerdown', this.outside);
    (this.buttons.find((button) => button.getAttribute('aria-checked') === 'true')
      ?? this.buttons[0])?.focus();
  }

  draw(item) {
    const radio = item.checked !== undefined;
    const label = h('span', { class: 'menu-label' }, item.label?.() ?? item.text,
      item.hint && h('span', { class: 'hint' }, item.hint));
    return h('button', {
      type: 'button', class: 'menu-item', role: roleOf(item), tabindex: -1,
      'aria-checked': radio ? String(item.checked) : null,
      testid: item.testid ?? 'menu-item', 'data-text': item.text,
      onclick: () => {
        this.close();
        this.anchor.focus();
        item.run();
      },
    }, radio && h('span', { class: 'tick' }, item.checked ? icon('check') : ''), label);
  }

  place() {
    const from = this.anchor.getBoundingClientRect();
    const size = this.element.getBoundingClientRect();
    const below = from.bottom + GAP + size.height < window.innerHeight;
    const top = below ? from.bottom + GAP : Math.max(GAP, from.top - GAP - size.height);
    const left = Math.max(GAP, Math.min(from.left, window.innerWidth - size.width - GAP));
    this.element.style.top = `${top}px`;
    this.element.style.left = `${left}px`;
  }

  key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      this.anchor.focus();
    } else if (moves[event.key]) {
      event.preventDefault();
      const now = this.buttons.indexOf(document.activeElement);
      const next = (now + moves[event.key] + this.buttons.length) % this.buttons.length;
      this.buttons[next].focus();
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      this.buttons.at(event.key === 'Home' ? 0 : -1).focus();
    }
  }

  close() {
    document.removeEventListener('pointerdown', this.outside);
    this.element.remove();
    this.anchor.setAttribute('aria-expanded', 'false');
    openNow = null;
  }
}

function roleOf({ checked, many }) {
  if (checked === undefined) {
    return 'menuitem';
  }
  return many ? 'menuitemcheckbox' : 'menuitemradio';
}
