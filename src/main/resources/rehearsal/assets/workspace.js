// What the page knows: who is played, what was said, what is unread. It tells its listeners by topic:
// state, place, messages, thread, home, link, trace, and passes view events on.

import { Events, get, post } from './api.js';
import { confirm } from './dialogs.js';
import { History, isReply } from './history.js';
import { clearNotices, notify } from './notices.js';
import { ReadMarks } from './readmarks.js';
import { pick, speak, t } from './strings.js';
import { Trace } from './trace.js';
import { Values } from './values.js';

const NOTICE_GRACE_MS = 600;
const THREAD_SETTLE_MS = 60;
const FOLLOW_ANSWER_MS = 30_000;

export class Workspace {
  constructor() {
    this.listeners = new Map();
    this.state = null;
    this.history = new History();
    this.values = new Map();
    this.place = { kind: 'channel', channel: null, thread: null };
    this.home = null;
    this.online = true;
    this.trace = new Trace();
    this.marks = new ReadMarks();
    this.noticeAt = 0;
    this.asked = null;
  }

  on(topic, listener) {
    this.listeners.set(topic, [...(this.listeners.get(topic) ?? []), listener]);
  }

  tell(topic, detail) {
    (this.listeners.get(topic) ?? []).forEach((listener) => listener(detail));
  }

  /** Becomes whoever reads what this browser's owner reads. */
  async playSomebody() {
    const { people } = await get('state');
    const mine = navigator.language.slice(0, 2);
    await this.play((people.find((each) => each.locale.startsWith(mine)) ?? people[0]).id);
  }

  /** Becomes this person. */
  async play(person) {
    this.events?.close();
    clearNotices();
    this.tell('views', { type: 'cleared' });
    const state = await get('state', { as: person });
    this.adopt(state);
    this.history.clear();
    this.home = null;
    if (!this.channel(this.place.channel)) {
      this.place.thread = null;
      this.place.channel = state.channels.find((each) => each.kind === 'channel')?.id ?? null;
    }
    this.listen(state.me);
    this.tell('language');
    this.tell('state');
    const seen = this.marks.seen(state.me, this.place.channel);
    await this.refetch();
    this.place.newFrom = this.firstAfter(this.place.channel, seen);
    if (!this.history.in(this.place.channel).has(this.place.thread)) {
      this.place.thread = null;
    }
    if (this.place.kind === 'home') {
      await this.openHome();
    } else {
      this.tell('place');
    }
  }

  adopt(state) {
    this.state = state;
    this.me = state.people.find((each) => each.id === state.me);
    this.names = new Map(state.people.map((each) => [each.id, each.name]));
    this.names.set(state.app.bot_user, state.app.name);
    // Direct messages have no name of their own.
    state.channels.forEach((each) => (each.name ||= state.app.name));
    state.channels.forEach((each) => this.names.set(each.id, each.name));
    state.groups.forEach((each) => this.names.set(each.id, each.handle));
    speak(this.me.locale);
  }

  listen(person) {
    this.events = new Events(person, {
      onEvent: (event) => this.happened(event),
      onReturn: () => this.returned(),
      onLost: () => this.reached(false),
    });
  }

  reached(online) {
    if (this.online !== online) {
      this.online = online;
      this.tell('link');
    }
  }

  /** After a gap everything is asked for again: what happened meanwhile was not told. */
  async returned() {
    this.adopt(await get('state', { as: this.me.id }));
    this.reached(true);
    this.tell('state');
    await this.refetch();
  }

  async refetch() {
    const channels = this.state.channels.filter((each) => each.kind !== 'app');
    await Promise.all(channels.map((each) => this.fetchMessages(each.id)));
    this.tell('state');
  }

  async fetchMessages(channel, thread) {
    const person = this.me.id;
    const where = thread ? { channel, thread_ts: thread } : { channel, replies: 'all' };
    const { tellings } = this.history;
    const { messages } = await get('messages', { as: person, ...where });
    if (this.me.id !== person) {
      return;
    }
    this.history.adopt({ channel, thread, messages, tellings });
    this.tell('messages', channel);
  }

  happened(event) {
    switch (event.type) {
      case 'message':
        return this.arrived(event.message);
      case 'message_changed':
        return this.changed(event.message);
      case 'message_deleted':
        this.history.delete(event.channel, event.ts);
        return this.tell('messages', event.channel);
      case 'home':
        this.home = event.view;
        return this.tell('home');
      case 'notice':
        this.noticeAt = Date.now();
        return notify(pick(event.text), event.level);
      case 'connected':
        this.state.bot_connected = event.bot_connected;
        return this.tell('link');
      case 'faults':
        this.state.faults = event.faults;
        return this.tell('state');
      default:
        return Trace.shows(event) ? this.traced(event) : this.tell('views', event);
    }
  }

  traced(event) {
    this.trace.add(event);
    this.tell('trace', event);
  }

  arrived(message) {
    this.history.put(message);
    if (isReply(message)) {
      this.settleThread(message.channel, message.thread_ts);
      this.followAnswer(message);
    }
    this.tell('messages', message.channel);
    this.tell('state');
  }

  changed(message) {
    this.history.put(message);
    this.tell('messages', message.channel);
  }

  /** The server counts the replies; so the thread is asked for once its burst is over. */
  settleThread(channel, thread) {
    this.settling ??= new Map();
    clearTimeout(this.settling.get(thread));
    const fetch = () => this.fetchMessages(channel, thread).catch(() => this.reached(false));
    this.settling.set(thread, setTimeout(fetch, THREAD_SETTLE_MS));
  }

  /** The first answer to what was just asked here opens beside it, so that nobody overlooks it. */
  followAnswer(message) {
    const mine = this.asked?.ts === message.thread_ts && this.place.channel === message.channel;
    const free = this.place.kind === 'channel' && !this.place.thread;
    if (mine && free && message.bot && Date.now() - this.asked.at < FOLLOW_ANSWER_MS) {
      this.asked = null;
      this.tell('answered', message);
    }
  }

  /** Whether this person pressed a button of the bot's a moment ago. */
  justActed() {
    return Date.now() - (this.actedAt ?? 0) < FOLLOW_ANSWER_MS;
  }

  channel(id) {
    return this.state?.channels.find((each) => each.id === id) ?? null;
  }

  /** How many messages of others this person has not seen in a channel. */
  unread(channel) {
    const seen = this.marks.seen(this.me.id, channel);
    const concerns = (each) => !isReply(each) || this.history.root(each)?.user === this.me.id;
    return this.history.all(channel)
      .filter((each) => each.ts > seen && each.user !== this.me.id && concerns(each)).length;
  }

  /** Where somebody who comes back to a channel goes on reading. */
  firstAfter(channel, seen) {
    return this.history.topLevel(channel).find((each) => each.ts > seen && each.user !== this.me.id)?.ts;
  }

  markRead(channel) {
    const last = this.history.all(channel).at(-1);
    if (last && this.unread(channel) > 0) {
      this.marks.read(this.me.id, channel, last.ts);
      this.tell('state');
    }
  }

  async openChannel(channel) {
    const newFrom = this.firstAfter(channel, this.marks.seen(this.me.id, channel));
    this.place = { kind: 'channel', channel, thread: null, newFrom };
    this.tell('place');
    await this.orNotice(() => this.fetchMessages(channel));
  }

  /** `quietly` leaves the focus where it is: the person may be writing the next question. */
  async openThread(channel, thread, { quietly = false } = {}) {
    this.place = { ...this.place, kind: 'channel', channel, thread };
    this.tell('thread', { quietly });
    await this.orNotice(() => this.fetchMessages(channel, thread));
  }

  closeThread() {
    this.place.thread = null;
    this.tell('thread', { quietly: false });
  }

  async openHome() {
    this.place = { kind: 'home', channel: this.place.channel, thread: null };
    this.tell('place');
    const answer = await this.orNotice(() => post('home', { as: this.me.id }));
    if (answer?.view && !this.home) {
      this.home = answer.view;
    }
    this.tell('home');
  }

  async orNotice(run) {
    try {
      return await run();
    } catch (refused) {
      notify(t('failed', refused.message), 'warn');
      return null;
    }
  }

  /** Posts and says whether the bot acknowledged; Slack's own notice comes first where there is one. */
  async tellBot(path, body) {
    const started = Date.now();
    const answer = await post(path, { as: this.me.id, ...body })
      .catch((refused) => ({ ok: false, error: refused.message }));
    if (answer.ok === false) {
      setTimeout(() => {
        if (this.noticeAt < started) {
          notify(answer.error ?? t('noAnswer'), 'warn');
        }
      }, NOTICE_GRACE_MS);
    }
    return answer;
  }

  async say(channel, thread, text) {
    const where = thread ? { channel, thread_ts: thread } : { channel };
    const answer = await this.tellBot('message', { ...where, text });
    if (answer.ok && !thread) {
      this.asked = { ts: answer.ts, at: Date.now() };
      // A quick bot may have answered before the server told that the question was posted.
      this.history.thread(channel, answer.ts).filter(isReply).forEach((each) => this.followAnswer(each));
    }
    return answer.ok;
  }

  async command(channel, command, text) {
    return (await this.tellBot('command', { channel, command, text })).ok;
  }

  /** Whom one can mention, with the handle that stands after the @. */
  mentionable() {
    const { app, people } = this.state;
    const bot = { id: app.bot_user, name: app.name, handle: app.name, bot: true };
    return [bot, ...people.map((each) => ({ ...each, handle: each.handle ?? each.name }))];
  }

  /** What blocks need in order to act: names, options, what was filled in, and the way to the bot. */
  surface(source, values, blocks) {
    return {
      names: this.names,
      directory: this.state,
      values,
      agreed: async (question) => !question || confirm(question, this.names),
      act: async (action) => {
        const state = values.state(blocks);
        this.actedAt = Date.now();
        return (await this.tellBot('action', { ...source, action, state })).ok;
      },
    };
  }

  surfaceOf(message) {
    const key = `${message.channel}/${message.ts}`;
    if (!this.values.has(key)) {
      this.values.set(key, new Values());
    }
    const thread = message.thread_ts ? { thread_ts: message.thread_ts } : {};
    const source = { channel: message.channel, message_ts: message.ts, ...thread };
    return this.surface(source, this.values.get(key), message.blocks ?? []);
  }

  submitView(view, state) {
    return this.tellBot('view-submit', { view_id: view.id, state });
  }

  closeView(view) {
    return this.tellBot('view-close', { view_id: view.id });
  }

  async switchScenario(choice) {
    if (await this.orNotice(() => post('scenario', { as: this.me.id, id: choice.id }))) {
      this.state.scenario.current = choice.id;
      notify(t('scenarioSwitched', pick(choice.title)));
      this.tell('state');
    }
  }

  async turnFault(id, on) {
    await this.orNotice(() => post('fault', { id, on }));
  }

  /** Resolves as soon as the bot is there: an example should not be the first thing to fail. */
  whenConnected() {
    if (this.state.bot_connected) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.on('link', () => this.state.bot_connected && resolve());
    });
  }
}

/** A channel as people write it. */
export function placeName(channel) {
  return channel.kind === 'channel' ? `#${channel.name}` : channel.name;
}
