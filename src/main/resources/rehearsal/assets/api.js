// The door to the stand-in for Slack: JSON over HTTP on this machine, and its stream of events.

import { t } from './strings.js';

const RECONNECT_MS = 1000;

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

/** One person's events. It reconnects by itself; `onReturn` is called when events may be missing. */
export class Events {
  constructor(person, { onEvent, onReturn, onLost }) {
    this.person = person;
    this.onEvent = onEvent;
    this.onReturn = onReturn;
    this.onLost = onLost;
    this.lost = false;
    this.open();
  }

  open() {
    this.source = new EventSource(`/local/events?as=${encodeURIComponent(this.person)}`);
    this.source.onmessage = (event) => this.onEvent(JSON.parse(event.data));
    this.source.onopen = () => {
      // Whoever drives the page can wait for it: what happens before that is not heard.
      document.documentElement.dataset.listening = this.person;
      if (this.lost) {
        this.lost = false;
        this.onReturn();
      }
    };
    this.source.onerror = () => this.interrupted();
  }

  interrupted() {
    this.lost = true;
    this.onLost();
    // The browser gives up for good on an HTTP error; a server that restarts may send one.
    if (this.source.readyState === EventSource.CLOSED) {
      this.timer = setTimeout(() => this.open(), RECONNECT_MS);
    }
  }

  close() {
    clearTimeout(this.timer);
    delete document.documentElement.dataset.listening;
    this.source.onerror = null;
    this.source.close();
  }
}
