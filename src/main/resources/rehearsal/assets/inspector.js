// A drawer that lists what goes over the protocol between the stand-in and the bot.

import { h, iconButton } from './dom.js';
import { t } from './strings.js';

export class Inspector {
  constructor(workspace) {
    this.workspace = workspace;
    this.list = h('ol', { class: 'inspector-list', tabindex: 0 });
    this.head = h('header', { class: 'pane-head' });
    this.element = h('aside', { class: 'inspector', hidden: true, testid: 'inspector' },
      this.head, this.list);
  }

  toggle() {
    this.element.hidden = !this.element.hidden;
    this.show();
  }

  close() {
    this.element.hidden = true;
  }

  show() {
    if (this.element.hidden) {
      return;
    }
    this.element.setAttribute('aria-label', t('inspector'));
    this.head.replaceChildren(h('h2', {}, t('inspector')),
      h('button', { type: 'button', class: 'text-button', onclick: () => this.clear() }, t('clear')),
      iconButton('close', t('close'), { onclick: () => this.close() }));
    this.list.replaceChildren();
    this.update();
  }

  clear() {
    this.workspace.protocol = [];
    this.show();
  }

  update() {
    if (this.element.hidden) {
      return;
    }
    const atBottom = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    const rows = this.workspace.protocol.map(row);
    this.list.replaceChildren(...(rows.length ? rows
      : [h('li', { class: 'muted nothing' }, t('inspectorEmpty'))]));
    if (atBottom) {
      this.list.scrollTop = this.list.scrollHeight;
    }
  }
}

function row(entry) {
  const { direction, method, summary, time, ...rest } = entry;
  const towardsBot = (direction ?? '').startsWith('to');
  const detail = Object.keys(rest).length > 0
    && h('pre', {}, JSON.stringify(rest, null, 2));
  return h('li', { class: towardsBot ? 'to-bot' : 'from-bot' },
    h('span', { class: 'muted when' }, timeText(time)), h('span', { class: 'way' }, towardsBot ? t('toBot') : t('fromBot')),
    h('code', {}, method ?? ''), h('span', { class: 'summary' }, summary ?? ''), detail || null);
}

function timeText(time) {
  const date = new Date(typeof time === 'number' && time < 1e11 ? time * 1000 : time);
  return Number.isNaN(date.getTime()) ? String(time ?? '') : date.toISOString().slice(11, 23);
}
