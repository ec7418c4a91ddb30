// What was said, as far as this page knows: asked for once, then kept up to date by what it is told.

export class History {
  constructor() {
    this.channels = new Map();
    this.told = new Map();
    this.tellings = 0;
  }

  clear() {
    this.channels.clear();
    this.told.clear();
  }

  in(channel) {
    if (!this.channels.has(channel)) {
      this.channels.set(channel, new Map());
    }
    return this.channels.get(channel);
  }

  /** A message is new, or has changed. */
  put(message) {
    this.in(message.channel).set(message.ts, message);
    this.mark(message.channel, message.ts);
  }

  delete(channel, ts) {
    this.in(channel).delete(ts);
    this.mark(channel, ts);
  }

  mark(channel, ts) {
    this.tellings += 1;
    this.told.set(`${channel}/${ts}`, this.tellings);
  }

  /**
   * Takes over what the server answered to a question that was asked after so many `tellings`. What was
   * told since then is newer than the answer.
   */
  adopt({ channel, thread, messages, tellings }) {
    const known = this.in(channel);
    const older = ({ ts }) => (this.told.get(`${channel}/${ts}`) ?? 0) <= tellings;
    const asked = (each) => !thread || (each.thread_ts ?? each.ts) === thread;
    [...known.values()].filter(asked).filter(older).forEach(({ ts }) => known.delete(ts));
    messages.filter(older).forEach((each) => known.set(each.ts, each));
  }

  all(channel) {
    return sorted([...this.in(channel).values()]);
  }

  topLevel(channel) {
    return this.all(channel).filter((each) => !isReply(each));
  }

  thread(channel, root) {
    return this.all(channel).filter((each) => each.ts === root || each.thread_ts === root);
  }

  /** The message that a reply belongs to. */
  root(reply) {
    return this.in(reply.channel).get(reply.thread_ts);
  }
}

export function isReply(message) {
  return Boolean(message.thread_ts) && message.thread_ts !== message.ts;
}

function sorted(messages) {
  return messages.sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));
}
