// What the inspector shows: three lists of what was seen, each as long as one can usefully read.

import { get } from './api.js';

const KEPT = 300;

export const LISTS = ['protocol', 'cluster_request', 'cluster_change'];

export class Trace {
  constructor() {
    this.clear();
  }

  clear() {
    this.entries = Object.fromEntries(LISTS.map((list) => [list, []]));
  }

  /** Whether an event of the stream belongs here. */
  static shows(event) {
    return LISTS.includes(event.type);
  }

  add({ type, entry }) {
    const list = this.entries[type];
    list.push(entry);
    list.splice(0, list.length - KEPT);
  }

  /** What happened before this page was opened. */
  async load() {
    const { protocol, cluster } = await get('inspector');
    this.clear();
    protocol.forEach((entry) => this.add({ type: 'protocol', entry }));
    cluster.forEach((event) => this.add(event));
  }
}
