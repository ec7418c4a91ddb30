// A list of messages: drawn once per message, replaced where one changed, at the bottom unless the
// reader has scrolled away.

import { authorOf, avatar } from './avatars.js';
import { drawBlocks } from './blockkit.js';
import { copyText, h, icon, iconButton } from './dom.js';
import { emoji } from './emoji.js';
import { openMenu } from './menu.js';
import { mrkdwn } from './mrkdwn.js';
import { t } from './strings.js';
import { clock, dayName, dayOf, fullTime } from './time.js';

const TOGETHER_SECONDS = 5 * 60;
const NEAR_BOTTOM_PX = 90;
const ABOVE_LAST_PX = 8;

export class MessageList {
  /** `inThread`: replies are all there is, so no reply bars and no button that opens a thread. */
  constructor(workspace, { inThread, before }) {
    this.workspace = workspace;
    this.inThread = inThread;
    this.dismissed = new Set();
    this.drawn = new Map();
    this.before = before;
    this.log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite' });
    this.pinned = true;
    this.below = h('button', { type: 'button', class: 'new-below', hidden: true,
      onclick: () => this.toLatest() });
    this.scroller = h('div', { class: 'scroller', tabindex: -1 }, before ?? [], this.log);
    this.scroller.addEventListener('scroll', () => this.scrolled());
    new ResizeObserver(() => this.pinned && this.toLatest()).observe(this.scroller);
    this.element = h('div', { class: 'message-list' }, this.scroller, this.below);
  }

  /** Forgets what was drawn: another channel, another person, another language. */
  reset(label) {
    this.drawn.clear();
    this.log.replaceChildren();
    this.log.setAttribute('aria-label', label);
    this.fresh = true;
  }

  show(messages, newFrom) {
    const follow = this.fresh || this.pinned;
    const last = messages.at(-1)?.ts;
    const grown = !this.fresh && last !== undefined && last > (this.last ?? '');
    // What this person has just written, or just asked for with a button, is what they look for.
    const mine = messages.at(-1)?.user === this.workspace.me.id || this.workspace.justActed();
    this.log.setAttribute('aria-busy', String(Boolean(this.fresh)));
    this.arrange(this.rows(messages.filter((each) => !this.dismissed.has(each.ts)), newFrom));
    this.log.setAttribute('aria-busy', 'false');
    if (follow || (grown && mine)) {
      this.toLatest();
    } else if (grown) {
      this.below.replaceChildren(icon('down'), t('newBelow'));
      this.below.hidden = false;
    }
    this.last = last;
    this.fresh = false;
  }

  atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
  }

  /** The reader has moved; the list follows what is new only from its end. */
  scrolled() {
    if (Math.abs(this.scroller.scrollTop - this.scrolledTo) > 1) {
      this.pinned = this.atBottom();
    }
    this.below.hidden = this.below.hidden || this.pinned;
  }

  /** To the end, but never past the beginning of the last message: its verdict comes first. */
  toLatest() {
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const start = (this.log.lastElementChild?.offsetTop ?? end) - ABOVE_LAST_PX;
    this.scroller.scrollTop = Math.min(end, Math.max(0, start));
    this.scrolledTo = this.scroller.scrollTop;
    this.pinned = true;
    this.below.hidden = true;
  }

  /** What the list consists of, in order: `{key, signature, draw}`. */
  rows(messages, newFrom) {
    const rows = [];
    let previous = null;
    for (const message of messages) {
      if (!previous || dayOf(previous.ts) !== dayOf(message.ts)) {
        rows.push(dayRow(message.ts));
        previous = null;
      }
      if (message.ts === newFrom) {
        rows.push({ key: 'new', signature: '', draw: newRow });
        previous = null;
      }
      rows.push(this.messageRow(message, together(previous, message)));
      previous = message;
    }
    return rows;
  }

  messageRow(message, follows) {
    return {
      key: message.ts,
      signature: JSON.stringify([message, follows]),
      draw: () => this.draw(message, follows),
    };
  }

  arrange(rows) {
    const keys = new Set(rows.map((row) => row.key));
    [...this.drawn].filter(([key]) => !keys.has(key)).forEach(([key, { element }]) => {
      element.remove();
      this.drawn.delete(key);
    });
    rows.forEach((row, index) => this.settle(row, index));
  }

  settle(row, index) {
    const old = this.drawn.get(row.key);
    if (old?.signature !== row.signature) {
      const element = row.draw();
      const focused = old?.element.contains(document.activeElement);
      old?.element.replaceWith(element);
      this.drawn.set(row.key, { signature: row.signature, element });
      if (focused) {
        // The button that was pressed may be gone; its message is still the place to be.
        element.focus();
      }
    }
    const { element } = this.drawn.get(row.key);
    if (this.log.children[index] !== element) {
      this.log.insertBefore(element, this.log.children[index] ?? null);
    }
  }

  draw(message, follows) {
    const author = authorOf(message, this.workspace.state);
    const attributes = {
      class: `message${follows ? ' follows' : ''}${message.ephemeral ? ' ephemeral' : ''}`,
      tabindex: -1, testid: 'message', 'data-ts': message.ts, 'data-user': message.user,
      'data-bot': String(Boolean(message.bot)), 'data-ephemeral': String(Boolean(message.ephemeral)),
      'aria-label': `${author.name}, ${clock(message.ts)}`,
    };
    return h('article', attributes,
      h('div', { class: 'gutter' }, follows ? timeOf(message) : avatar(author)),
      h('div', { class: 'message-main' },
        message.ephemeral ? onlyYou() : null,
        follows ? null : this.headline(author, message),
        this.body(message, author),
        this.reactions(message),
        message.ephemeral ? this.dismissButton(message) : null,
        this.inThread ? null : this.replyBar(message)),
      this.tools(message));
  }

  headline(author, message) {
    return h('div', { class: 'headline' },
      h('span', { class: 'author', testid: 'author' }, author.name),
      author.bot && h('span', { class: 'badge' }, t('app')),
      author.kind === 'guest' && h('span', { class: 'badge guest' }, t('guest')),
      timeOf(message));
  }

  body(message, author) {
    const edited = message.edited && h('span', { class: 'muted edited' }, t('edited'));
    const content = message.blocks?.length
      ? drawBlocks(message.blocks, this.workspace.surfaceOf(message))
      : mrkdwn(message.text ?? '', this.workspace.names);
    return h('div', { class: 'body', 'data-author': author.id }, content, edited);
  }

  reactions(message) {
    if (!message.reactions?.length) {
      return null;
    }
    return h('div', { class: 'reactions' }, message.reactions.map(({ name, users }) => {
      const who = users.map((id) => this.workspace.names.get(id) ?? id).join(', ');
      return h('span', { class: 'reaction', title: who }, emoji(name), String(users.length));
    }));
  }

  replyBar(message) {
    if (!message.reply_count) {
      return null;
    }
    const count = message.reply_count;
    return h('button', { type: 'button', class: 'reply-bar', testid: 'reply-bar',
      onclick: () => this.openThread(message) },
    icon('reply'), h('span', { class: 'count' }, count === 1 ? t('reply1') : t('replies', count)),
    h('span', { class: 'muted' }, t('viewThread')));
  }

  openThread(message) {
    this.workspace.openThread(message.channel, message.thread_ts ?? message.ts);
  }

  dismissButton(message) {
    return h('button', { type: 'button', class: 'text-button', testid: 'dismiss', onclick: () => {
      this.dismissed.add(message.ts);
      this.workspace.tell('messages', message.channel);
    } }, t('dismiss'));
  }

  /** What apps add to the menu of a message. */
  shortcuts(message) {
    const { shortcuts } = this.workspace.state;
    if (!shortcuts?.length || message.ephemeral) {
      return null;
    }
    return iconButton('dots', t('more'), { 'aria-haspopup': 'menu', testid: 'message-menu',
      onclick: (event) => openMenu(event.currentTarget, shortcuts.map((one) => ({
        text: one.name,
        hint: this.workspace.state.app.name,
        run: () => this.workspace.tellBot('shortcut', { channel: message.channel,
          message_ts: message.ts, callback_id: one.callback_id }),
      }))) });
  }

  tools(message) {
    const canReply = !this.inThread && !message.ephemeral;
    const reply = canReply && iconButton('message', t('replyInThread'),
      { testid: 'reply-in-thread', onclick: () => this.openThread(message) });
    const copy = iconButton('copy', t('copyMessage'), { onclick: (event) => {
      const body = event.target.closest('.message').querySelector('.body');
      copyText(body.innerText.trim());
    } });
    return h('div', { class: 'tools' }, reply || null, this.shortcuts(message), copy);
  }
}

function together(previous, message) {
  return Boolean(previous) && previous.user === message.user && !previous.reply_count
    && !previous.ephemeral && !message.ephemeral
    && Number(message.ts) - Number(previous.ts) < TOGETHER_SECONDS;
}

function timeOf(message) {
  return h('time', { class: 'time', title: fullTime(message.ts) }, clock(message.ts));
}

function onlyYou() {
  return h('div', { class: 'only-you', testid: 'only-you' }, icon('eye'), t('onlyYou'));
}

function dayRow(ts) {
  const day = dayOf(ts);
  const draw = () => h('div', { class: 'divider', role: 'separator' }, h('span', {}, dayName(ts)));
  return { key: `day ${day}`, signature: day, draw };
}

function newRow() {
  return h('div', { class: 'divider new', role: 'separator' }, h('span', {}, t('newMark')));
}
