// A guided tour of five steps. It sees by itself what has been done, however it was done, and remembers
// it for as long as the browser's tab lives. It lies beside the page, never over it.

import { h, icon, iconButton } from './dom.js';
import { t } from './strings.js';
import { STEPS } from './toursteps.js';

const KEY = 'acknet.tour';

export class Tour {
  constructor(workspace, doer) {
    this.workspace = workspace;
    this.doer = doer;
    this.progress = JSON.parse(sessionStorage.getItem(KEY)) ?? { left: false, done: [],
      // What was said before is history; whoever opens the page begins at the beginning.
      from: String(Date.now() / 1000) };
    this.keep({});
    this.element = h('section', { class: 'tour', testid: 'tour', hidden: true });
    this.drawn = '';
  }

  get open() {
    return !this.progress.left;
  }

  toggle() {
    this.keep({ left: this.open });
    this.show();
  }

  keep(change) {
    this.progress = { ...this.progress, ...change };
    sessionStorage.setItem(KEY, JSON.stringify(this.progress));
  }

  again() {
    this.keep({ done: [], from: String(Date.now() / 1000) });
    this.show();
  }

  /** What there is to judge by: what was said since the tour began. */
  seen() {
    const { workspace, doer } = this;
    const all = workspace.state.channels
      .flatMap((channel) => workspace.history.all(channel.id))
      .filter((each) => each.ts > this.progress.from)
      .sort((a, b) => Number(a.ts) - Number(b.ts));
    return { all, doer, me: workspace.me.id, team: workspace.state.groups[0]?.member_ids ?? [] };
  }

  /** Later steps tell that earlier ones are done, too. */
  notice(seen) {
    const last = STEPS.findLastIndex((step) => step.done(seen));
    const done = STEPS.slice(0, last + 1).map((step) => step.id);
    const all = new Set([...this.progress.done, ...done]);
    if (all.size > this.progress.done.length) {
      this.keep({ done: [...all] });
    }
  }

  show() {
    this.element.hidden = !this.open;
    if (!this.open) {
      return;
    }
    const seen = this.seen();
    this.notice(seen);
    const { done } = this.progress;
    const step = STEPS.find((each) => !done.includes(each.id));
    const now = step ? step.next(seen) : { text: t('tourDone'), label: t('tourAgain'), run: () => this.again() };
    const drawn = JSON.stringify([done, now, document.documentElement.lang]);
    this.now = now;
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.draw(step, now);
    }
  }

  draw(step, now) {
    const focused = this.element.contains(document.activeElement);
    const index = step ? STEPS.indexOf(step) : STEPS.length;
    this.element.setAttribute('aria-label', t('tour'));
    this.element.dataset.step = step?.id ?? 'done';
    this.element.replaceChildren(...[
      h('header', {}, h('h2', {}, t('tour')),
        h('span', { class: 'tour-count' }, `${Math.min(index + 1, STEPS.length)} / ${STEPS.length}`),
        iconButton('close', t('tourLeave'), { testid: 'tour-leave', onclick: () => this.toggle() })),
      h('ol', { class: 'tour-steps' }, STEPS.map((each, at) => this.step(each, at, index))),
      h('p', { role: 'status', testid: 'tour-text' }, now.text),
      now.label && h('button', { type: 'button', class: 'button primary', testid: 'tour-do',
        onclick: (event) => this.run(event.currentTarget) }, now.label),
    ].filter(Boolean));
    if (focused) {
      this.element.querySelector('[data-testid=tour-do]')?.focus();
    }
  }

  step(each, at, index) {
    const done = this.progress.done.includes(each.id);
    return h('li', { class: done ? 'done' : '', 'aria-current': at === index ? 'step' : null },
      h('span', { class: 'tour-mark', 'aria-hidden': 'true' }, done ? icon('check') : String(at + 1)),
      t(`tour_${each.id}`), done && h('span', { class: 'off-screen' }, t('tourStepDone')));
  }

  async run(control) {
    if (control.getAttribute('aria-busy') === 'true') {
      return;
    }
    control.setAttribute('aria-busy', 'true');
    try {
      await this.now.run();
    } finally {
      control.removeAttribute('aria-busy');
    }
  }
}
