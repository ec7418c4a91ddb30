// Confirm dialogs and modals. The browser's <dialog> keeps the focus inside and closes on Esc.

import { drawBlocks } from './blockkit.js';
import { h, iconButton } from './dom.js';
import { drawText } from './elements.js';
import { t } from './strings.js';
import { identified, isFilled, Values } from './values.js';

/**
 * Where the focus goes when a dialog has closed: to what opened it, or, as a message is drawn anew when
 * the bot edits it, to the message that it stood in.
 */
function wayBack() {
  const from = document.activeElement;
  const message = from?.closest('.message');
  const pane = message?.closest('.pane');
  return () => {
    const place = from?.isConnected ? from
      : pane?.querySelector(`.message[data-ts="${message.dataset.ts}"]`);
    place?.focus();
  };
}

/** Asks what a `confirm` object says; resolves to whether the person agreed. */
export function confirm(question, names) {
  return new Promise((resolve) => {
    const context = { names };
    const goBack = wayBack();
    const answer = (agreed) => {
      dialog.remove();
      goBack();
      resolve(agreed);
    };
    const style = question.style === 'danger' ? 'danger' : 'primary';
    const no = h('button', { type: 'button', class: 'button', testid: 'confirm-cancel',
      onclick: () => answer(false) }, question.deny?.text ?? t('cancel'));
    const yes = h('button', { type: 'button', class: `button ${style}`, testid: 'confirm-ok',
      onclick: () => answer(true) }, question.confirm?.text ?? t('confirm'));
    const dialog = h('dialog', {
      class: 'dialog confirm', role: 'alertdialog', 'aria-modal': 'true', testid: 'confirm',
      'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text',
      oncancel: () => answer(false),
    },
    h('h2', { id: 'confirm-title' }, question.title?.text ?? t('confirm')),
    h('div', { id: 'confirm-text', class: 'dialog-body' },
      question.text ? drawText(question.text, context) : ''),
    h('footer', {}, no, yes));
    document.body.append(dialog);
    dialog.showModal();
    // As a danger should not be one Enter away, the way back has the focus then.
    (style === 'danger' ? no : yes).focus();
  });
}

/** The stack of modals that the bot has opened for this person. */
export class Modals {
  constructor(workspace) {
    this.workspace = workspace;
    this.stack = [];
  }

  opened(view) {
    this.stack.push(new Modal(view, this.workspace, this));
  }

  updated(view) {
    const modal = this.stack.find((each) => each.view.id === view.id);
    if (modal) {
      modal.show(view);
    } else {
      this.opened(view);
    }
  }

  closed(id) {
    this.stack.filter((modal) => modal.view.id === id).forEach((modal) => {
      modal.dialog.remove();
      modal.goBack();
    });
    this.stack = this.stack.filter((modal) => modal.view.id !== id);
  }

  clear() {
    this.stack.forEach((modal) => modal.dialog.remove());
    this.stack = [];
  }
}

class Modal {
  constructor(view, workspace, modals) {
    this.workspace = workspace;
    this.modals = modals;
    this.values = new Values();
    this.goBack = wayBack();
    this.dialog = h('dialog', { class: 'dialog modal', 'aria-modal': 'true', testid: 'modal',
      oncancel: (event) => {
        event.preventDefault();
        this.close();
      } });
    document.body.append(this.dialog);
    this.show(view);
    this.dialog.showModal();
    (this.dialog.querySelector('[data-autofocus]')
      ?? this.dialog.querySelector('.dialog-body input, .dialog-body textarea, .dialog-body select'))
      ?.focus();
  }

  show(received) {
    const view = { ...received, blocks: identified(received.blocks) };
    this.view = view;
    const title = `modal-title-${view.id}`;
    const surface = this.workspace.surface({ view_id: view.id }, this.values, view.blocks);
    const head = h('header', {}, h('h2', { id: title }, view.title?.text ?? ''),
      iconButton('close', t('close'), { onclick: () => this.close(), testid: 'modal-x' }));
    const body = h('div', { class: 'dialog-body' }, drawBlocks(view.blocks, surface));
    const form = h('form', { novalidate: true, onsubmit: (event) => this.submit(event) },
      head, body, this.footer(view));
    this.dialog.setAttribute('aria-labelledby', title);
    this.dialog.replaceChildren(form);
  }

  footer(view) {
    const close = h('button', { type: 'button', class: 'button', testid: 'modal-close',
      onclick: () => this.close() }, view.close?.text ?? t('cancel'));
    this.submitButton = view.submit
      ? h('button', { type: 'submit', class: 'button primary', testid: 'modal-submit' },
        view.submit.text)
      : null;
    return h('footer', {}, close, this.submitButton);
  }

  async submit(event) {
    event.preventDefault();
    const missing = this.missing();
    this.showErrors(missing);
    if (Object.keys(missing).length > 0 || this.submitButton?.ariaBusy === 'true') {
      return;
    }
    this.submitButton.setAttribute('aria-busy', 'true');
    const result = await this.workspace.submitView(this.view, this.values.state(this.view.blocks));
    this.submitButton.removeAttribute('aria-busy');
    this.showErrors(result.errors ?? {});
    // What becomes of the view is told by an event: closed, updated, or another one above it.
  }

  missing() {
    const inputs = this.view.blocks.filter((block) => block.type === 'input');
    const errors = inputs.map((block) => [block.block_id, this.problem(block)]);
    return Object.fromEntries(errors.filter(([, problem]) => problem));
  }

  problem(block) {
    const value = this.values.get(block.block_id, block.element.action_id);
    if (!isFilled(value)) {
      return block.optional ? null : t('required');
    }
    const least = block.element.min_length ?? 0;
    return (value.value ?? '').length < least ? t('tooShort', least) : null;
  }

  showErrors(errors) {
    for (const field of this.dialog.querySelectorAll('[data-field]')) {
      const error = errors[field.dataset.field] ?? '';
      field.classList.toggle('invalid', error !== '');
      field.querySelector('.field-error').textContent = error;
      const control = field.querySelector('[data-action]');
      control?.setAttribute('aria-invalid', String(error !== ''));
    }
    const first = this.dialog.querySelector('.invalid');
    (first?.querySelector('[data-action]:not(.choices)') ?? first?.querySelector('input'))?.focus();
  }

  close() {
    this.modals.closed(this.view.id);
    this.workspace.closeView(this.view);
  }
}
