// The App Home tab: what the bot publishes for this person.

import { drawBlocks } from './blockkit.js';
import { h, mark } from './dom.js';
import { t } from './strings.js';
import { Values } from './values.js';

export class HomePane {
  constructor(workspace) {
    this.workspace = workspace;
    this.values = new Values();
    this.element = h('main', { class: 'pane home-pane', testid: 'home', hidden: true });
  }

  show() {
    const { home, state } = this.workspace;
    const head = h('header', { class: 'pane-head' }, h('h1', {}, state.app.name),
      h('span', { class: 'badge' }, t('app')), h('span', { class: 'topic' }, t('appHome')));
    const content = home?.blocks?.length ? this.draw(home) : empty();
    this.element.replaceChildren(head, h('div', { class: 'scroller', tabindex: 0 },
      h('div', { class: 'home-body' }, content)));
  }

  draw(view) {
    const surface = this.workspace.surface({ view_id: view.id }, this.values, view.blocks);
    return drawBlocks(view.blocks, surface);
  }
}

function empty() {
  return h('section', { class: 'welcome' },
    h('span', { class: 'welcome-mark', 'aria-hidden': 'true' }, mark()),
    h('h2', { class: 'welcome-big' }, t('homeEmpty')), h('p', {}, t('homeEmptyText')));
}
