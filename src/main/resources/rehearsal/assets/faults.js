// What can be made to go wrong: a menu of switches, and a strip that says what is on.

import { h, icon, iconButton } from './dom.js';
import { openMenu } from './menu.js';
import { pick, t } from './strings.js';

export class Faults {
  constructor(workspace) {
    this.workspace = workspace;
    this.strip = h('div', { class: 'fault-strip', role: 'status', hidden: true, testid: 'fault-strip' });
  }

  /** The button of the top bar. What is switched changes it in place: its menu may be open. */
  button() {
    this.opener = iconButton('bolt', t('faults'), { testid: 'faults', 'aria-haspopup': 'menu',
      onclick: () => openMenu(this.opener, this.items()) });
    this.mark();
    return this.opener;
  }

  mark() {
    const on = this.on().length;
    const label = on ? t('faultsOn', on) : t('faults');
    this.opener?.classList.toggle('alarmed', on > 0);
    this.opener?.setAttribute('aria-label', label);
    this.opener?.setAttribute('title', label);
  }

  items() {
    return this.workspace.state.faults.map((fault) => ({
      text: pick(fault.title), hint: pick(fault.hint), checked: fault.on, many: true,
      testid: `fault-${fault.id}`, run: () => this.turn(fault.id),
    }));
  }

  /** What is on may have changed since the menu was opened. */
  turn(id) {
    const fault = this.workspace.state.faults.find((each) => each.id === id);
    return this.workspace.turnFault(id, !fault.on);
  }

  on() {
    return this.workspace.state.faults.filter((fault) => fault.on);
  }

  show() {
    const on = this.on();
    this.mark();
    this.strip.hidden = on.length === 0;
    this.strip.replaceChildren(icon('bolt'), h('span', {}, t('faultsNow')), ...on.map((fault) =>
      h('button', { type: 'button', class: 'fault-chip', testid: `fault-off-${fault.id}`,
        'aria-label': t('turnOff', pick(fault.title)), title: pick(fault.hint),
        onclick: () => this.workspace.turnFault(fault.id, false) },
      pick(fault.title), icon('close'))));
  }
}
