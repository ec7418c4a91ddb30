// Puts the page together and keeps its address: `#person/channel/thread` can be reloaded and shared.

import { ChannelPane } from './channel.js';
import { Modals } from './dialogs.js';
import { h } from './dom.js';
import { Faults } from './faults.js';
import { HomePane } from './home.js';
import { Inspector } from './inspector.js';
import { closeMenu } from './menu.js';
import { Rail } from './rail.js';
import { listenToKeys } from './regions.js';
import { openSwitcher } from './switcher.js';
import { ThreadPane } from './thread.js';
import { TopBar } from './topbar.js';
import { Tour } from './tour.js';
import { TourDoer } from './tourdoer.js';
import { Workspace } from './workspace.js';

const RETRY_MS = 1000;
const HOME = 'home';

const workspace = new Workspace();
const channel = new ChannelPane(workspace);
const thread = new ThreadPane(workspace);
const home = new HomePane(workspace);
const inspector = new Inspector(workspace);
const rail = new Rail(workspace);
const modals = new Modals(workspace);
const faults = new Faults(workspace);
const tour = new Tour(workspace, new TourDoer(workspace, {
  composer: channel.composer, inspector,
}));
const topBar = new TopBar(workspace, {
  faults,
  onRail: () => rail.open(),
  onJump: () => openSwitcher(workspace),
  onInspect: () => inspector.toggle(),
  onTour: () => tour.toggle(),
});

const wide = window.matchMedia('(min-width: 900px)');

function showPlace() {
  const atHome = workspace.place.kind === HOME;
  channel.element.hidden = atHome;
  home.element.hidden = !atHome;
  if (atHome) {
    home.show();
  } else {
    channel.open();
    if (wide.matches) {
      channel.composer.focus();
    }
  }
  thread.open({ focus: false });
  rail.show();
  tour.show();
  remember();
}

workspace.on('state', () => {
  topBar.show();
  rail.show();
  faults.show();
  tour.show();
});
workspace.on('language', () => inspector.show());
workspace.on('place', showPlace);
workspace.on('thread', ({ quietly }) => {
  const closing = thread.element.contains(document.activeElement);
  thread.open({ focus: !quietly });
  if (thread.element.hidden && closing) {
    channel.composer.focus();
  }
  remember();
});
workspace.on('answered', (message) => {
  // On a phone the thread would hide the channel; the reply bar under the question is enough there.
  if (wide.matches) {
    workspace.openThread(message.channel, message.thread_ts, { quietly: true });
  }
});
workspace.on('messages', (changed) => {
  tour.show();
  if (changed === workspace.place.channel && workspace.place.kind !== HOME) {
    channel.update();
    thread.update();
  }
});
workspace.on('home', () => workspace.place.kind === HOME && home.show());
workspace.on('link', () => {
  rail.show();
  channel.link();
});
workspace.on('trace', (event) => inspector.add(event));
workspace.on('views', (event) => {
  const handle = {
    view_opened: () => modals.opened(event.view),
    view_updated: () => modals.updated(event.view),
    view_closed: () => modals.closed(event.view_id),
    cleared: () => modals.clear(),
  };
  handle[event.type]?.();
});

listenToKeys();
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    closeMenu();
    openSwitcher(workspace);
  } else if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
    escape();
  }
});

function escape() {
  if (document.body.classList.contains('rail-open')) {
    rail.close();
  } else if (workspace.place.thread) {
    workspace.closeThread();
  } else if (inspector.element.contains(document.activeElement)) {
    inspector.close();
    channel.composer.focus();
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && workspace.place.kind !== HOME && workspace.me) {
    workspace.markRead(workspace.place.channel);
  }
});

function remember() {
  const { kind, channel: where, thread: ts } = workspace.place;
  const parts = [workspace.me.id, kind === HOME ? HOME : where, ts];
  history.replaceState(null, '', `#${parts.filter(Boolean).join('/')}`);
}

async function start() {
  const [person, where, ts] = location.hash.slice(1).split('/');
  workspace.place = {
    kind: where === HOME ? HOME : 'channel', channel: where === HOME ? null : where, thread: null,
  };
  try {
    await (person ? workspace.play(person) : workspace.playSomebody());
  } catch {
    // An address of another rehearsal, or a server that is not there yet.
    history.replaceState(null, '', '#');
    setTimeout(start, RETRY_MS);
    return;
  }
  if (ts && where !== HOME && workspace.channel(where)) {
    await workspace.openThread(where, ts);
  }
}

const side = h('div', { class: 'side' }, rail.element);
const center = h('div', { class: 'center' },
  h('div', { class: 'panes' }, channel.element, home.element, thread.element), inspector.element);
const columns = h('div', { class: 'columns' }, side, rail.scrim, center);

/** Where there is a rail, the tour lies in it; on a phone it is a strip above everything. */
function placeTour() {
  if (wide.matches) {
    side.append(tour.element);
  } else {
    columns.before(tour.element);
  }
}

document.getElementById('app').replaceChildren(topBar.element, faults.strip, columns);
wide.addEventListener('change', placeTour);
placeTour();
start();
