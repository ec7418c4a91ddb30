// Ctrl+K or Cmd+K: type a few letters, go there.

import { h } from './dom.js';
import { t } from './strings.js';
import { placeName } from './workspace.js';

export function openSwitcher(workspace) {
  if (document.querySelector('dialog[open]')) {
    return;
  }
  let chosen = 0;
  const places = [
    ...workspace.state.channels.filter((channel) => channel.kind !== 'app').map((channel) => ({
      name: placeName(channel),
      go: () => workspace.openChannel(channel.id),
    })),
    { name: t('appHome'), go: () => workspace.openHome() },
  ];
  const list = h('div', { class: 'jump-list', id: 'jump-list', role: 'listbox', 'aria-label': t('jump') });
  const input = h('input', { class: 'text-input', placeholder: t('jumpHint'), role: 'combobox',
    'aria-label': t('jumpHint'), 'aria-controls': 'jump-list', 'aria-expanded': 'true',
    autocomplete: 'off', testid: 'jump-input' });
  const dialog = h('dialog', { class: 'dialog jump-dialog', 'aria-modal': 'true',
    'aria-label': t('jump'), onclose: () => dialog.remove() }, input, list);
  const found = () => places.filter((place) =>
    place.name.toLowerCase().includes(input.value.trim().toLowerCase()));
  const go = (place) => {
    dialog.close();
    place?.go();
  };
  const show = () => {
    const options = found().map((place, index) => h('div', { class: 'suggestion', role: 'option',
      id: `jump-${index}`, 'aria-selected': String(index === chosen), onclick: () => go(place) },
    place.name));
    list.replaceChildren(...(options.length ? options
      : [h('div', { class: 'muted nothing' }, t('nothingFound'))]));
    input.setAttribute('aria-activedescendant', options.length ? `jump-${chosen}` : '');
  };
  input.addEventListener('input', () => {
    chosen = 0;
    show();
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found().length) {
      event.preventDefault();
      chosen = (chosen + step + found().length) % found().length;
      show();
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      go(found()[chosen]);
    }
  });
  document.body.append(dialog);
  show();
  dialog.showModal();
  input.focus();
}
