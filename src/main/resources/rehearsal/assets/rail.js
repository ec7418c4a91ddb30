// The left rail: the workspace, its channels with what is unread, the bot, its home.

import { h, icon, iconButton } from './dom.js';
import { t } from './strings.js';

export class Rail {
  constructor(workspace) {
    this.workspace = workspace;
    this.element = h('nav', { class: 'rail', id: 'rail', testid: 'rail' });
    this.scrim = h('div', { class: 'scrim', onclick: () => this.close() });
  }

  show() {
    const { state, place } = this.workspace;
    const focused = this.element.contains(document.activeElement)
      && document.activeElement.dataset.testid;
    const kind = (wanted) => state.channels.filter((channel) => channel.kind === wanted);
    this.element.setAttribute('aria-label', t('channels'));
    this.element.replaceChildren(
      this.heading(state),
      this.group(t('channels'), kind('channel').map((each) => this.channel(each, 'hash'))),
      this.group(t('directMessages'), kind('im').map((each) => this.channel(each, 'message'))),
      this.group(t('apps'), [this.item({
        name: t('appHome'), iconName: 'home', testid: 'app-home', current: place.kind === 'home',
        open: () => this.workspace.openHome(),
      })]));
    if (focused) {
      this.element.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  heading(state) {
    return h('div', { class: 'rail-heading' },
      h('div', { class: 'workspace-name' }, state.workspace.name), this.presence(),
      iconButton('close', t('closeRail'), { class: 'icon-button narrow-only', onclick: () => this.close() }));
  }

  presence() {
    const { state, online } = this.workspace;
    const there = state.bot_connected && online;
    return h('div', { class: `presence${there ? ' there' : ''}`, role: 'status', testid: 'presence',
      'data-connected': String(there) }, there ? t('connected') : t('connecting'));
  }

  group(title, items) {
    return h('section', { class: 'rail-group' }, h('h2', {}, title),
      h('ul', {}, items.map((item) => h('li', {}, item))));
  }

  channel(channel, iconName) {
    const { place } = this.workspace;
    const unread = this.workspace.unread(channel.id);
    return this.item({
      name: channel.name, iconName, unread, counted: channel.kind === 'im',
      testid: `channel-${channel.name}`,
      current: place.kind === 'channel' && place.channel === channel.id,
      open: () => this.workspace.openChannel(channel.id),
    });
  }

  item({ name, iconName, unread = 0, counted, testid, current, open }) {
    const mark = unread > 0 && h('span', { class: counted ? 'unread-count' : 'unread-dot',
      testid: 'unread', 'aria-hidden': 'true' }, counted ? String(unread) : '');
    return h('button', {
      type: 'button', class: `rail-item${unread ? ' unread' : ''}`, testid,
      'aria-current': current ? 'page' : null,
      'aria-label': unread ? t('unread', name) : name,
      onclick: () => {
        this.close();
        open();
      },
    }, icon(iconName), h('span', { class: 'rail-name' }, name), mark || null);
  }

  open() {
    document.body.classList.add('rail-open');
    this.element.querySelector('[aria-current], .rail-item')?.focus();
  }

  close() {
    document.body.classList.remove('rail-open');
  }
}
