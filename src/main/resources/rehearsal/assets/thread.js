// One thread, beside the channel (over it on a narrow screen).

import { Composer } from './composer.js';
import { h, iconButton } from './dom.js';
import { MessageList } from './messages.js';
import { t } from './strings.js';
import { placeName } from './workspace.js';

export class ThreadPane {
  constructor(workspace) {
    this.workspace = workspace;
    this.head = h('header', { class: 'pane-head' });
    this.list = new MessageList(workspace, { inThread: true });
    this.composer = new Composer(workspace, { inThread: true, where: () => workspace.place });
    this.element = h('aside', { class: 'pane thread-pane', testid: 'thread-panel', hidden: true },
      this.head, this.list.element, this.composer.element);
  }

  open({ focus }) {
    const { channel, thread, kind } = this.workspace.place;
    this.element.hidden = !thread || kind !== 'channel';
    if (this.element.hidden) {
      return;
    }
    this.element.setAttribute('aria-label', t('thread'));
    this.head.replaceChildren(h('h2', {}, t('thread')),
      h('span', { class: 'topic' }, placeName(this.workspace.channel(channel))),
      iconButton('close', t('closeThread'), { testid: 'thread-close',
        onclick: () => this.workspace.closeThread() }));
    this.list.reset(t('thread'));
    this.composer.show(t('replyPlaceholder'));
    this.update();
    if (focus) {
      this.composer.focus();
    }
  }

  update() {
    const { channel, thread } = this.workspace.place;
    if (thread) {
      this.list.show(this.workspace.history.thread(channel, thread));
    }
  }
}
