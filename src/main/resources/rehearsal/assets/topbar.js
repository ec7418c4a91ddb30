// Above everything: who one is (one click makes one somebody else), the simulated cluster, the tools.

import { avatar } from './avatars.js';
import { h, icon, iconButton } from './dom.js';
import { openMenu } from './menu.js';
import { pick, t } from './strings.js';

export class TopBar {
  constructor(workspace, { faults, onRail, onJump, onInspect, onTour }) {
    this.workspace = workspace;
    this.faults = faults;
    this.actions = { onRail, onJump, onInspect, onTour };
    this.element = h('header', { class: 'top-bar' });
  }

  show() {
    const { state } = this.workspace;
    const content = JSON.stringify([state.me, state.people, state.scenario]);
    if (content === this.content) {
      // Drawn anew, an open menu would lose the button that it belongs to.
      return;
    }
    this.content = content;
    const focused = this.element.contains(document.activeElement)
      && document.activeElement.dataset.testid;
    this.element.replaceChildren(
      iconButton('menu', t('openRail'), { class: 'icon-button narrow-only', testid: 'open-rail',
        'aria-controls': 'rail', onclick: this.actions.onRail }),
      this.jump(), this.people(), this.tools());
    if (focused) {
      this.element.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  jump() {
    return h('button', { type: 'button', class: 'jump', testid: 'jump', 'aria-label': `${t('jump')} Ctrl K`,
      onclick: this.actions.onJump },
    icon('search'), h('span', {}, t('jump')), h('kbd', {}, 'Ctrl K'));
  }

  people() {
    const { state } = this.workspace;
    return h('div', { class: 'people', role: 'group', 'aria-label': t('people') },
      h('span', { class: 'people-label' }, t('youAre')),
      state.people.map((person) => this.person(person, person.id === state.me)));
  }

  person(person, current) {
    const role = pick(person.title);
    return h('button', {
      type: 'button', class: 'person', testid: `person-${person.id}`, 'data-name': person.name,
      'aria-pressed': String(current), title: `${person.name} · ${role}`,
      onclick: () => this.workspace.orNotice(() => this.workspace.play(person.id)),
    }, avatar(person), h('span', { class: 'person-text' },
      h('span', { class: 'person-name' }, person.name),
      h('span', { class: 'person-role' }, role)));
  }

  tools() {
    const { current, choices } = this.workspace.state.scenario;
    const title = pick(choices.find((each) => each.id === current)?.title) || current;
    const items = choices.map((choice) => ({
      text: pick(choice.title), checked: choice.id === current, testid: `scenario-${choice.id}`,
      run: () => this.workspace.switchScenario(choice),
    }));
    const button = h('button', { type: 'button', class: 'scenario', testid: 'scenario',
      'aria-haspopup': 'menu', title: t('scenario'), 'aria-label': `${t('scenario')}: ${title}`,
      onclick: () => openMenu(button, items) },
    icon('cluster'), h('span', {}, title), icon('down'));
    return h('div', { class: 'bar-tools' }, button, this.faults.button(),
      iconButton('signpost', t('tour'), { testid: 'tour-toggle', onclick: this.actions.onTour }),
      iconButton('code', t('inspector'), { testid: 'inspector-toggle',
        onclick: this.actions.onInspect }));
  }
}
