// The door to the stand-in for Slack: JSON over HTTP on this machine, and its stream of events.

import { t } from './strings.js';

const RECONNECT_MS = 1000;
const REST_AFTER_MS = 60_000;

/** What the server refused, in its own sentence. */
export class Refused extends Error {}

export async function get(path, parameters = {}) {
  return answer(fetch(`/local/${path}?${new URLSearchParams(parameters)}`));
}

export async function post(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  return answer(fetch(`/local/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Refused(t('unreachable'));
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(body.error ?? `HTTP ${response.status}`);
  }
  return body;
}

/**
 * One person's events. It reconnects by itself; `onReturn` is called when events may be missing.
 * A browser opens six connections to a server and no more, and a stream holds one of them for as long
 * as it is open, even that of a page which one has left and which the browser keeps for "back". So a
 * page that is not looked at gives its stream up.
 */
export class Events {
  constructor(person, { onEvent, onReturn, onLost }) {
    this.person = person;
    this.onEvent = onEvent;
    this.onReturn = onReturn;
    this.onLost = onLost;
    this.missed = false;
    this.ended = new AbortController();
    const { signal } = this.ended;
    window.addEventListener('pagehide', () => this.rest(), { signal });
    window.addEventListener('pageshow', () => this.open(), { signal });
    document.addEventListener('visibilitychange', () => this.looked(), { signal });
    this.open();
  }

  open() {
    if (this.source) {
      return;
    }
    const source = new EventSource(`/local/events?as=${encodeURIComponent(this.person)}`);
    source.onmessage = (event) => this.onEvent(JSON.parse(event.data));
    source.onopen = () => this.opened();
    source.onerror = () => this.interrupted();
    this.source = source;
  }

  opened() {
    // Whoever drives the page can wait for it: what happens before that is not heard.
    document.documentElement.dataset.listening = this.person;
    if (this.missed) {
      this.missed = false;
      this.onReturn();
    }
  }

  interrupted() {
    this.missed = true;
    this.onLost();
    // The browser gives up for good on an HTTP error; a server that restarts may send one.
    if (this.source.readyState === EventSource.CLOSED) {
      this.source = null;
      this.timer = setTimeout(() => this.open(), RECONNECT_MS);
    }
  }

  /** A tab in the background listens on for a while, so that a glance elsewhere costs nothing. */
  looked() {
    clearTimeout(this.timer);
    if (document.visibilityState === 'visible') {
      this.open();
    } else {
      this.timer = setTimeout(() => this.rest(), REST_AFTER_MS);
    }
  }

  rest() {
    this.missed = true;
    this.hangUp();
  }

  hangUp() {
    clearTimeout(this.timer);
    delete document.documentElement.dataset.listening;
    this.source?.close();
    this.source = null;
  }

  close() {
    this.ended.abort();
    this.hangUp();
  }
}
