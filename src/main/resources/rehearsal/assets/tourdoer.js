// What the tour does for a visitor, by the same ways that a visitor has: it types, it presses, it
// becomes somebody else. What is dangerous it leaves to the visitor: the last click is always theirs.

import { button } from './landmarks.js';
import { t } from './strings.js';

const PATIENCE_MS = 4000;
const GLANCE_MS = 50;

export class TourDoer {
  constructor(workspace, { composer, inspector }) {
    this.workspace = workspace;
    this.composer = composer;
    this.inspector = inspector;
  }

  /** Between Chinese and Latin letters there is a space. */
  name(person) {
    const name = this.workspace.names.get(person) ?? person;
    return document.documentElement.lang.startsWith('zh') && /^[A-Z]/i.test(name) ? ` ${name}` : name;
  }

  /** For the answer of a step: a button that makes the visitor somebody else. */
  become(person) {
    return {
      label: t('tourBecome', this.name(person)),
      run: () => this.workspace.orNotice(() => this.workspace.play(person)),
    };
  }

  async ask(scenario, question) {
    const { state } = this.workspace;
    const other = state.scenario.choices.find((each) => each.id === scenario);
    if (other && state.scenario.current !== scenario) {
      await this.workspace.switchScenario(other);
    }
    const [home] = state.channels.filter((each) => each.kind === 'channel');
    if (this.workspace.place.kind !== 'channel' || this.workspace.place.channel !== home.id) {
      await this.workspace.openChannel(home.id);
    }
    this.composer.fill(`@${state.app.name} ${question}`);
    await this.workspace.whenConnected();
    await this.composer.submit();
  }

  /** Presses a button of a message; what the bot's form asks for first is filled in. */
  async press(message, kind, filling) {
    await this.show(message);
    const wanted = button(message, kind);
    const pressed = await soon(() => visible(message.ts, wanted));
    pressed?.scrollIntoView({ block: 'center' });
    pressed?.focus();
    pressed?.click();
    if (filling && pressed) {
      fill(await soon(() => document.querySelector('dialog.modal .text-input')), filling);
    }
  }

  async show({ channel, ts, thread_ts: thread }) {
    const { place } = this.workspace;
    if (thread && thread !== ts) {
      await this.workspace.openThread(channel, thread);
    } else if (place.kind !== 'channel' || place.channel !== channel || place.thread) {
      await this.workspace.openChannel(channel);
    }
  }
}

/** The first such button of a message, which may be drawn twice: in its channel and in its thread. */
function visible(ts, text) {
  const message = [...document.querySelectorAll(`.message[data-ts="${ts}"]`)]
    .findLast((each) => each.offsetParent);
  return [...message?.querySelectorAll('[data-testid=block-button]') ?? []]
    .find((each) => each.dataset.text === text);
}

function fill(input, text) {
  if (input && input.value === '') {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** What `find` finds, as soon as it finds something; null when that takes too long. */
async function soon(find) {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const found = find();
    if (found) {
      return found;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, GLANCE_MS);
    });
  }
  return null;
}
