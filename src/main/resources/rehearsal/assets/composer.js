// Where one writes. Enter sends, Shift+Enter makes a line; "/" and "@" open a menu. While an input
// method composes, Enter belongs to the input method.

import { h, icon, iconButton } from './dom.js';
import { t } from './strings.js';

/** Safari says nothing of composing on the Enter that ends it, except by this code. */
const IN_COMPOSITION = 229;
const STARTS_COMMAND = /^[/／]/;

export class Composer {
  /** `where()` is `{channel, thread}` or null. */
  constructor(workspace, { where, inThread }) {
    this.workspace = workspace;
    this.where = where;
    this.inThread = inThread;
    this.prefix = inThread ? 'thread-' : '';
    this.drafts = new Map();
    this.choices = [];
    this.chosen = 0;
    this.element = h('div', { class: 'composer-area' });
  }

  /** Draws anew in the person's language; the draft of this person and place comes back. */
  show(placeholder) {
    const list = `${this.prefix}suggestions`;
    this.list = h('div', { class: 'suggestions', id: list, role: 'listbox', hidden: true,
      'aria-label': t('commands'), testid: `${this.prefix}suggestions` });
    this.input = h('textarea', {
      rows: 1, placeholder, 'aria-label': placeholder, testid: `${this.prefix}composer`,
      'aria-autocomplete': 'list', 'aria-controls': list, 'aria-haspopup': 'listbox',
      autocomplete: 'off', enterkeyhint: 'send',
      oninput: () => this.edited(), onkeydown: (event) => this.key(event),
      onclick: () => this.suggest(), onblur: () => this.hideSuggestions(),
    });
    this.sendButton = iconButton('send', t('send'),
      { class: 'icon-button send', testid: `${this.prefix}send`, onclick: () => this.submit() });
    const starter = (name, label, text) => iconButton(name, label, { onclick: () => this.type(text) });
    this.refusal = h('div', { class: 'refusal', role: 'status', hidden: true });
    const bar = h('div', { class: 'composer-bar' },
      this.inThread ? null : starter('slash', t('commands'), '/'),
      starter('at', t('mention'), '@'),
      h('span', { class: 'keys muted' }, t('keysHint')), this.sendButton);
    this.element.replaceChildren(this.list, this.refusal,
      h('div', { class: 'composer' }, this.input, bar));
    this.input.value = this.drafts.get(this.draftKey()) ?? '';
    this.grow();
  }

  draftKey() {
    const { channel, thread } = this.where() ?? {};
    return [this.workspace.me.id, channel, thread].join('/');
  }

  focus() {
    this.input?.focus();
  }

  /** Puts text in as if it had been typed; one sees what will be sent. */
  fill(text) {
    this.input.value = text;
    this.edited();
    this.hideSuggestions();
  }

  type(text) {
    this.focus();
    const { selectionStart: from, selectionEnd: to, value } = this.input;
    const gap = text === '@' && /\S/.test(value[from - 1] ?? ' ') ? ' ' : '';
    if (text === '/' && value !== '') {
      this.input.value = STARTS_COMMAND.test(value) ? value : `/${value}`;
    } else {
      this.input.setRangeText(gap + text, from, to, 'end');
    }
    this.edited();
  }

  edited() {
    this.drafts.set(this.draftKey(), this.input.value);
    this.refusal.hidden = true;
    this.grow();
    this.suggest();
  }

  grow() {
    if (!CSS.supports('field-sizing', 'content')) {
      this.input.style.height = 'auto';
      this.input.style.height = `${this.input.scrollHeight}px`;
    }
    this.sendButton.classList.toggle('ready', this.input.value.trim() !== '');
  }

  key(event) {
    if (event.isComposing || event.keyCode === IN_COMPOSITION) {
      return;
    }
    if (!this.list.hidden && this.listKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    }
  }

  listKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.mark((this.chosen + step + this.choices.length) % this.choices.length);
    } else if (event.key === 'Escape') {
      this.hideSuggestions();
    } else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey)) {
      this.take(this.choices[this.chosen]);
    } else {
      return false;
    }
    return true;
  }

  suggest() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    const command = !this.inThread && /^[/／]\S*$/.exec(before);
    const name = /(?:^|[\s，。：、])[@＠]([^\s@＠]*)$/u.exec(before);
    this.choices = command ? this.commands(command[0]) : name ? this.names(name[1]) : [];
    this.list.hidden = this.choices.length === 0;
    this.list.replaceChildren(...this.choices.map((choice, index) => this.drawChoice(choice, index)));
    this.mark(0);
  }

  commands(typed) {
    const start = halfWidth(typed);
    const whole = this.input.value;
    const known = this.workspace.state.commands.filter(({ command }) => command.startsWith(start));
    // A command that stands there in full needs no menu; Enter should send it.
    return known.filter(({ command }) => command !== start || whole === typed).map((each) => ({
      title: each.command, hint: each.usage_hint, text: each.description,
      apply: () => `${each.command} `, replaced: typed.length, done: each.command === start,
    }));
  }

  names(typed) {
    const start = halfWidth(typed);
    return this.workspace.mentionable()
      .filter(({ id, handle }) => id !== this.workspace.me.id && handle.toLowerCase() !== start)
      .filter(({ name, handle }) =>
        [name, handle].some((each) => each.toLowerCase().startsWith(start)))
      .map((each) => ({
        title: `@${each.handle}`, hint: each.bot ? t('app') : each.name, text: '',
        apply: () => `@${each.handle} `, replaced: typed.length + 1,
      }));
  }

  drawChoice(choice, index) {
    const attributes = {
      class: 'suggestion', role: 'option', id: `${this.prefix}suggestion-${index}`,
      testid: 'suggestion', 'data-text': choice.title,
      onmousedown: (event) => event.preventDefault(), onclick: () => this.take(choice),
    };
    return h('div', attributes, h('strong', {}, choice.title), ' ',
      h('span', { class: 'usage' }, choice.hint ?? ''), h('div', { class: 'muted' }, choice.text));
  }

  mark(index) {
    this.chosen = index;
    [...this.list.children].forEach((each, at) =>
      each.setAttribute('aria-selected', String(at === index)));
    const shown = this.list.children[index];
    this.input.setAttribute('aria-activedescendant', shown?.id ?? '');
    shown?.scrollIntoView({ block: 'nearest' });
  }

  take(choice) {
    if (choice.done) {
      this.hideSuggestions();
      this.submit();
      return;
    }
    const at = this.input.selectionStart;
    this.input.setRangeText(choice.apply(), at - choice.replaced, at, 'end');
    this.edited();
    this.focus();
  }

  hideSuggestions() {
    this.list.hidden = true;
    this.input.removeAttribute('aria-activedescendant');
  }

  async submit() {
    const text = this.input.value.trim();
    const place = this.where();
    if (text === '' || !place || this.sendButton.ariaBusy === 'true') {
      return;
    }
    const run = STARTS_COMMAND.test(text) ? this.command(place, text)
      : () => this.workspace.say(place.channel, place.thread, text);
    if (run) {
      await this.run(run);
    }
  }

  /** Empties the field at once, as Slack does, and gives the text back where sending failed. */
  async run(send) {
    const text = this.input.value;
    this.fill('');
    this.sendButton.setAttribute('aria-busy', 'true');
    const sent = await send();
    this.sendButton.removeAttribute('aria-busy');
    if (!sent && this.input.value === '') {
      this.fill(text);
    }
  }

  command(place, text) {
    const [, word, rest] = /^(\S+)\s*([^]*)$/.exec(text);
    const command = halfWidth(word);
    if (place.thread) {
      this.refuse(t('noCommandInThread'), `@${this.workspace.state.app.name} ${rest}`.trim());
      return null;
    }
    if (!this.workspace.state.commands.some((each) => each.command === command)) {
      this.refuse(t('noSuchCommand', word));
      return null;
    }
    return () => this.workspace.command(place.channel, command, rest);
  }

  refuse(sentence, instead) {
    this.refusal.replaceChildren(icon('info'), h('span', {}, sentence));
    if (instead) {
      this.refusal.append(h('button', { type: 'button', class: 'button', testid: 'say-instead',
        onclick: () => {
          this.fill(instead);
          this.submit();
        } }, instead));
    }
    this.refusal.hidden = false;
  }
}

/** `／ＡＣＫＮＥＴ` is what an input method makes of `/acknet`. */
function halfWidth(text) {
  return text.normalize('NFKC').toLowerCase();
}
