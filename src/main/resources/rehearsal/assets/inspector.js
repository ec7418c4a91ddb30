// A drawer that lists what goes over both protocols, and how the cluster's objects change.

import { h, iconButton } from './dom.js';
import { ROWS } from './inspectorrows.js';
import { t } from './strings.js';
import { LISTS } from './trace.js';

const NEAR_BOTTOM_PX = 60;
const MOST_ROWS = 300;
const NAMES = { protocol: 'tabSlack', cluster_request: 'tabKubernetes', cluster_change: 'tabObjects' };
const EMPTY = {
  protocol: 'inspectorEmpty', cluster_request: 'requestsEmpty', cluster_change: 'changesEmpty',
};

export class Inspector {
  constructor(workspace) {
    this.workspace = workspace;
    this.current = LISTS[0];
    this.list = h('ol', { class: 'inspector-list', tabindex: 0, id: 'inspector-list',
      testid: 'inspector-list' });
    this.tabs = h('div', { role: 'tablist', class: 'tabs', onkeydown: (event) => this.key(event) });
    this.head = h('header', { class: 'pane-head' });
    this.element = h('aside', { class: 'inspector', hidden: true, testid: 'inspector' },
      this.head, h('div', { role: 'tabpanel', class: 'tab-panel', 'aria-labelledby': 'inspector-tab' },
        this.list));
  }

  get open() {
    return !this.element.hidden;
  }

  async toggle() {
    this.element.hidden = !this.element.hidden;
    if (this.open) {
      this.show();
      await this.workspace.orNotice(() => this.workspace.trace.load());
      this.show();
    }
  }

  close() {
    this.element.hidden = true;
  }

  show() {
    if (!this.open) {
      return;
    }
    this.element.setAttribute('aria-label', t('inspector'));
    this.drawTabs();
    this.head.replaceChildren(this.tabs,
      h('button', { type: 'button', class: 'text-button', onclick: () => this.clear() }, t('clear')),
      iconButton('close', t('closeInspector'), { testid: 'inspector-close', onclick: () => this.close() }));
    const entries = this.workspace.trace.entries[this.current];
    this.list.setAttribute('aria-label', t(NAMES[this.current]));
    this.list.dataset.list = this.current;
    this.list.replaceChildren(...(entries.length ? entries.map(ROWS[this.current]) : [this.nothing()]));
    this.list.scrollTop = this.list.scrollHeight;
  }

  nothing() {
    return h('li', { class: 'muted nothing' }, t(EMPTY[this.current]));
  }

  drawTabs() {
    const focused = this.tabs.contains(document.activeElement);
    this.tabs.setAttribute('aria-label', t('inspector'));
    this.tabs.replaceChildren(...LISTS.map((list) => this.tab(list)));
    if (focused) {
      this.tabs.querySelector('[aria-selected=true]').focus();
    }
  }

  tab(list) {
    const selected = list === this.current;
    return h('button', { type: 'button', role: 'tab', class: 'tab', testid: `tab-${list}`,
      id: selected ? 'inspector-tab' : null, 'aria-selected': String(selected),
      'aria-controls': 'inspector-list', tabindex: selected ? 0 : -1, onclick: () => this.choose(list) },
    t(NAMES[list]), h('span', { class: 'count' }, this.workspace.trace.entries[list].length));
  }

  choose(list) {
    this.current = list;
    this.show();
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (LISTS.indexOf(this.current) + step + LISTS.length) % LISTS.length;
      this.choose(LISTS[next]);
      this.tabs.querySelector('[aria-selected=true]').focus();
    }
  }

  clear() {
    this.workspace.trace.clear();
    this.show();
  }

  /** A row is added, not the list drawn anew: one may be reading an entry that is unfolded. */
  add({ type, entry }) {
    if (!this.open) {
      return;
    }
    const count = this.tabs.querySelector(`[data-testid=tab-${type}] .count`);
    count.textContent = this.workspace.trace.entries[type].length;
    if (type === this.current) {
      this.append(ROWS[type](entry));
    }
  }

  append(row) {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const follows = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    this.list.querySelector('.nothing')?.remove();
    this.list.append(row);
    if (this.list.children.length > MOST_ROWS) {
      this.list.firstElementChild.remove();
    }
    if (follows) {
      this.list.scrollTop = this.list.scrollHeight;
    }
  }
}
