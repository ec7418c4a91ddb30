// Block elements: what can be clicked, chosen or filled in, and the text objects.

import { h, icon, iconButton } from './dom.js';
import { emoji, withEmoji } from './emoji.js';
import { openMenu } from './menu.js';
import { mrkdwn } from './mrkdwn.js';
import { pick, t } from './strings.js';

const ELEMENTS = {
  button: drawButton,
  overflow: drawOverflow,
  static_select: drawSelect,
  users_select: drawSelect,
  conversations_select: drawSelect,
  channels_select: drawSelect,
  multi_static_select: (element, block, context) => drawChoices(element, block, context, 'checkbox'),
  checkboxes: (element, block, context) => drawChoices(element, block, context, 'checkbox'),
  radio_buttons: (element, block, context) => drawChoices(element, block, context, 'radio'),
  plain_text_input: drawTextInput,
  number_input: drawTextInput,
  datepicker: drawTextInput,
  timepicker: drawTextInput,
  image: drawImage,
  feedback_buttons: drawFeedback,
  icon_button: drawIconButton,
  mrkdwn: (element, block, context) => drawText(element, context),
  plain_text: (element, block, context) => drawText(element, context),
};

export function drawElement(element, block, context) {
  return ELEMENTS[element.type](element, block, context);
}

/** A text object, `mrkdwn` or `plain_text`. */
export function drawText(text, { names }) {
  if (text?.type === 'mrkdwn') {
    return mrkdwn(text.text, names);
  }
  const parts = (text?.text ?? '').split(/(:[a-z0-9_+-]+:)/);
  const nodes = parts.flatMap((part) =>
    /^:.+:$/.test(part) ? [emoji(part.slice(1, -1))] : withEmoji(part));
  return h('span', { class: 'plain' }, nodes);
}

/**
 * Sends an action once its question is agreed to. Until the bot acknowledges, the control shows that
 * it is busy, and a second click does nothing.
 */
async function send(control, context, action, question) {
  const busy = control.getAttribute('aria-busy') === 'true';
  if (busy || !(await context.agreed(question))) {
    return false;
  }
  control.setAttribute('aria-busy', 'true');
  try {
    return await context.act(action);
  } finally {
    control.removeAttribute('aria-busy');
  }
}

function identity(element, block) {
  return { type: element.type, action_id: element.action_id, block_id: block.block_id };
}

function drawButton(element, block, context) {
  const text = element.text?.text ?? '';
  const attributes = {
    type: 'button',
    class: `button ${element.style ?? ''}`,
    testid: 'block-button',
    'data-text': text,
    'data-action': element.action_id,
    'aria-label': element.accessibility_label,
  };
  const button = h('button', attributes, drawText(element.text, context));
  const action = { ...identity(element, block), text: element.text, value: element.value };
  button.addEventListener('click', () => {
    if (/^https?:/i.test(element.url ?? '')) {
      window.open(element.url, '_blank', 'noopener');
    }
    send(button, context, action, element.confirm);
  });
  return button;
}

function drawIconButton(element, block, context) {
  const label = element.accessibility_label ?? element.text?.text ?? '';
  const attributes = { testid: 'block-button', 'data-text': element.text?.text };
  const button = iconButton('close', label, attributes);
  const action = { ...identity(element, block), value: element.value };
  button.addEventListener('click', () => send(button, context, action, element.confirm));
  return button;
}

function drawFeedback(element, block, context) {
  const one = (option, kind) => {
    const attributes = {
      type: 'button', class: `button quiet ${kind}`, testid: 'block-button',
      'data-text': option.text?.text, 'aria-label': option.accessibility_label,
    };
    const button = h('button', attributes, icon('up'), drawText(option.text, context));
    const action = { ...identity(element, block), text: option.text, value: option.value };
    button.addEventListener('click', () => send(button, context, action));
    return button;
  };
  return h('span', { class: 'feedback' },
    one(element.positive_button, 'positive'), one(element.negative_button, 'negative'));
}

function drawOverflow(element, block, context) {
  const button = iconButton('dots', t('more'), { 'aria-haspopup': 'menu', testid: 'overflow' });
  button.classList.add('bordered');
  const choose = (option) => send(button, context,
    { ...identity(element, block), selected_option: option }, element.confirm);
  button.addEventListener('click', () => openMenu(button, optionItems(element.options, choose, context)));
  return button;
}

function optionItems(options, choose, context, chosen) {
  return options.map((option) => ({
    label: () => drawText(option.text, context),
    text: option.text?.text,
    hint: option.description?.text,
    checked: chosen === undefined ? undefined : chosen === option.value,
    run: () => choose(option),
  }));
}

/** Everything that can be chosen: the element's own options, or people, or channels. */
function optionsOf(element, { directory }) {
  const named = (list) => list.map(({ id, name }) => ({ text: { text: name }, value: id }));
  switch (element.type) {
    case 'users_select':
      return named(directory.people);
    case 'channels_select':
      return named(directory.channels.filter((channel) => channel.kind === 'channel'));
    case 'conversations_select':
      return named(directory.channels.filter((channel) => channel.kind !== 'app'));
    default:
      return element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
  }
}

const SELECTED = {
  users_select: ['selected_user', 'initial_user'],
  channels_select: ['selected_channel', 'initial_channel'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
};

function selectedValue(element, option) {
  const key = SELECTED[element.type]?.[0];
  return key ? { [key]: option?.value ?? null } : { selected_option: option ?? null };
}

function initialOption(element, options) {
  const value = element.initial_option?.value ?? element[SELECTED[element.type]?.[1]];
  return options.find((option) => option.value === value) ?? null;
}

function drawSelect(element, block, context) {
  return block.type === 'input' ? drawNativeSelect(element, block, context)
    : drawMenuSelect(element, block, context);
}

/** In a form the browser's own select: it is at home on a keyboard and on a phone. */
function drawNativeSelect(element, block, context) {
  const options = optionsOf(element, context);
  const start = context.values.start(element, block,
    selectedValue(element, initialOption(element, options)));
  const chosen = start[SELECTED[element.type]?.[0]] ?? start.selected_option?.value;
  const empty = h('option', { value: '' }, element.placeholder?.text ?? t('select'));
  const attributes = { class: 'select', ...named(element, context) };
  const select = h('select', attributes, empty, options.map((option, index) =>
    h('option', { value: String(index), selected: option.value === chosen }, option.text.text)));
  select.addEventListener('change', () => {
    const option = select.value === '' ? null : options[Number(select.value)];
    changed(selectedValue(element, option), element, block, context);
  });
  return select;
}

/** In a message a choice acts at once, so arrow keys must be able to pass over options. */
function drawMenuSelect(element, block, context) {
  const options = optionsOf(element, context);
  let current = initialOption(element, options);
  const label = h('span', {}, current?.text?.text ?? element.placeholder?.text ?? t('select'));
  const attributes = {
    type: 'button', class: 'select', testid: 'block-select', 'aria-haspopup': 'menu',
    'data-action': element.action_id,
  };
  const button = h('button', attributes, label, icon('down'));
  context.values.start(element, block, selectedValue(element, current));
  const choose = async (option) => {
    const value = selectedValue(element, option);
    const action = { ...identity(element, block), ...value };
    if (await send(button, context, action, element.confirm)) {
      current = option;
      label.textContent = option.text.text;
      context.values.put(element, block, value);
    }
  };
  button.addEventListener('click', () =>
    openMenu(button, optionItems(options, choose, context, current?.value ?? null)));
  return button;
}

function named(element, { labelled }) {
  return {
    id: labelled?.id,
    'aria-labelledby': labelled?.label,
    'aria-describedby': labelled?.error,
    'data-action': element.action_id,
    testid: `field-${element.action_id}`,
  };
}

/** Remembers a value, and tells the bot where the block asks for that. */
function changed(value, element, block, context) {
  context.values.put(element, block, value);
  const acts = block.type !== 'input' || block.dispatch_action;
  if (acts) {
    context.act({ ...identity(element, block), ...value });
  }
}

// A message may be drawn twice, in its channel and in its thread; its radio buttons are two groups.
let groupsDrawn = 0;

function drawChoices(element, block, context, kind) {
  const single = kind === 'radio';
  const options = optionsOf(element, context);
  const initial = single ? selectedValue(element, initialOption(element, options))
    : { selected_options: element.initial_options ?? [] };
  const start = context.values.start(element, block, initial);
  const chosen = single ? [start.selected_option?.value]
    : start.selected_options.map((option) => option.value);
  const group = `choice-${(groupsDrawn += 1)}`;
  const inputs = options.map((option) =>
    h('input', { type: kind, name: group, checked: chosen.includes(option.value) }));
  const update = () => {
    const now = options.filter((_, index) => inputs[index].checked);
    changed(single ? { selected_option: now[0] ?? null } : { selected_options: now },
      element, block, context);
  };
  inputs.forEach((input) => input.addEventListener('change', update));
  const rows = options.map((option, index) => h('label', { class: 'choice' }, inputs[index],
    h('span', {}, drawText(option.text, context),
      option.description && h('span', { class: 'hint' }, drawText(option.description, context)))));
  const role = single ? 'radiogroup' : 'group';
  return h('div', { class: 'choices', role, ...named(element, context) }, rows);
}

const INPUTS = {
  plain_text_input: { type: 'text', value: 'value', initial: 'initial_value' },
  number_input: { type: 'text', inputmode: 'decimal', value: 'value', initial: 'initial_value' },
  datepicker: { type: 'date', value: 'selected_date', initial: 'initial_date' },
  timepicker: { type: 'time', value: 'selected_time', initial: 'initial_time' },
};

function drawTextInput(element, block, context) {
  const kind = INPUTS[element.type];
  const attributes = {
    class: 'text-input',
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    'data-autofocus': element.focus_on_load,
    ...named(element, context),
  };
  const input = element.multiline ? h('textarea', { ...attributes, rows: 4 })
    : h('input', { ...attributes, type: kind.type, inputmode: kind.inputmode });
  const start = context.values.start(element, block, { [kind.value]: element[kind.initial] ?? null });
  input.value = start[kind.value] ?? '';
  input.addEventListener('input', () =>
    context.values.put(element, block, { [kind.value]: input.value || null }));
  input.addEventListener('keydown', (event) => {
    const enter = event.key === 'Enter' && !event.isComposing && event.keyCode !== 229;
    if (enter && block.dispatch_action && !element.multiline) {
      event.preventDefault();
      changed({ [kind.value]: input.value || null }, element, block, context);
    }
  });
  return input;
}

/** The rehearsal has no network: only its own pictures and inline ones are loaded. */
function drawImage(element, block) {
  const url = element.image_url ?? '';
  const small = block.type === 'context' || block.type === 'section';
  if (url.startsWith('data:image/') || url.startsWith(`${location.origin}/`)) {
    return h('img', { src: url, alt: element.alt_text ?? '', class: small ? 'thumb' : 'picture' });
  }
  const label = small ? element.alt_text : `${t('imageNotLoaded')} ${element.alt_text ?? ''}`;
  return h('span', { class: small ? 'thumb missing' : 'picture missing', role: 'img',
    'aria-label': element.alt_text, title: element.alt_text }, pick(label));
}
