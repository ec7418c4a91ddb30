// The middle of the page: one channel, its beginning with things to try, its messages, the composer.

import { Composer } from './composer.js';
import { h, icon, mark } from './dom.js';
import { MessageList } from './messages.js';
import { pick, t } from './strings.js';
import { placeName } from './workspace.js';

const QUESTIONS = {
  zh: 'Pod 访问自己的 Service 时好时坏',
  en: "why can't a Pod reach its own Service?",
};

export class ChannelPane {
  constructor(workspace) {
    this.workspace = workspace;
    this.head = h('header', { class: 'pane-head' });
    this.welcome = h('section', { class: 'welcome', testid: 'welcome' });
    this.list = new MessageList(workspace, { inThread: false, before: this.welcome });
    this.banner = h('div', { class: 'banner', role: 'status', hidden: true, testid: 'banner' });
    this.composer = new Composer(workspace, {
      inThread: false, where: () => ({ channel: workspace.place.channel }),
    });
    this.element = h('main', { class: 'pane channel-pane' },
      this.head, this.list.element, this.banner, this.composer.element);
  }

  get channel() {
    return this.workspace.channel(this.workspace.place.channel);
  }

  /** Another channel or another person. */
  open() {
    const { channel } = this;
    const name = placeName(channel);
    this.head.replaceChildren(h('h1', {}, name),
      h('span', { class: 'topic' }, pick(channel.topic)));
    this.drawWelcome(channel, name);
    this.list.reset(t('messagesIn', name));
    this.composer.show(t('messageTo', name));
    this.update();
    this.link();
  }

  update() {
    const { channel } = this;
    const messages = this.workspace.history.topLevel(channel.id);
    this.welcome.classList.toggle('small', messages.length > 0);
    this.list.show(messages, this.workspace.place.newFrom);
    if (document.visibilityState === 'visible') {
      this.workspace.markRead(channel.id);
    }
  }

  link() {
    const { online, state } = this.workspace;
    this.banner.hidden = online && state.bot_connected;
    this.banner.classList.toggle('warn', !online);
    this.banner.replaceChildren(h('span', { class: 'spinner', 'aria-hidden': 'true' }),
      online ? t('connectingLong') : t('offline'));
  }

  drawWelcome(channel, name) {
    const direct = channel.kind !== 'channel';
    const at = direct ? '' : `@${this.workspace.state.app.name} `;
    const app = this.workspace.state.commands[0]?.command ?? '/acknet';
    const examples = [
      [t('tryZh'), at + QUESTIONS.zh], [t('tryEn'), at + QUESTIONS.en],
      [t('tryHelp'), `${app} help`], [t('tryBind'), `${app} bind`],
    ];
    this.welcome.replaceChildren(
      h('span', { class: 'welcome-mark', 'aria-hidden': 'true' }, mark()),
      h('h2', { class: 'welcome-big' }, direct ? t('welcomeDirect') : t('welcomeTitle', name)),
      h('h2', { class: 'welcome-little' }, direct ? t('startDirect') : t('startOf', name)),
      h('p', {}, t('welcomeText')),
      h('div', { class: 'examples' }, examples.map(([hint, text]) => this.example(hint, text))),
      h('p', { class: 'welcome-next muted' }, t('welcomeNext')));
  }

  example(hint, text) {
    const button = h('button', { type: 'button', class: 'example', testid: 'example',
      'data-text': text, onclick: async () => {
        this.composer.fill(text);
        button.setAttribute('aria-busy', 'true');
        await this.workspace.whenConnected();
        button.removeAttribute('aria-busy');
        await this.composer.submit();
        this.composer.focus();
      } },
    h('span', { class: 'example-hint' }, hint), h('span', { class: 'example-text' }, text),
    icon('send'));
    return button;
  }
}
