// Draws Slack's Block Kit. What is not in these lists is drawn as a red box and counted, so that a
// test can see that the bot sends nothing that this page cannot show.

import { drawElement, drawText } from './elements.js';
import { h } from './dom.js';
import { markdown } from './markdown.js';
import { richText } from './richtext.js';
import { t } from './strings.js';
import { identified } from './values.js';

export const SUPPORTED_BLOCKS = [
  'section', 'header', 'divider', 'context', 'actions', 'input', 'markdown', 'rich_text', 'image',
  'table', 'context_actions',
];

export const SUPPORTED_ELEMENTS = [
  'button', 'static_select', 'users_select', 'conversations_select', 'channels_select',
  'multi_static_select', 'overflow', 'checkboxes', 'radio_buttons', 'plain_text_input',
  'number_input', 'datepicker', 'timepicker', 'image', 'feedback_buttons', 'icon_button',
  'mrkdwn', 'plain_text',
];

const DRAW = {
  section: drawSection,
  header: (block, context) =>
    h('h3', { class: 'block-header' }, drawText(block.text, context)),
  divider: () => h('hr', { class: 'block-divider' }),
  context: (block, context) =>
    h('div', { class: 'block-context' }, drawChildren(block.elements, block, context)),
  actions: (block, context) =>
    h('div', { class: 'block-actions' }, drawChildren(block.elements, block, context)),
  context_actions: (block, context) =>
    h('div', { class: 'block-actions small' }, drawChildren(block.elements, block, context)),
  input: drawInput,
  markdown: (block, context) => markdown(block.text ?? '', context.names),
  rich_text: richText,
  image: drawImageBlock,
  table: drawTable,
};

window.acknetUnsupported = 0;
window.acknetUnsupportedTypes = [];

/** The red box that names what this page cannot draw. */
function unsupported(what) {
  window.acknetUnsupported += 1;
  window.acknetUnsupportedTypes.push(what);
  return h('div', { class: 'unsupported', testid: 'unsupported' }, t('unsupported', what));
}

/**
 * Draws blocks in order. The context has `names` (id → name), `values` (what was filled in), and
 * `agreed(question)` and `act(action)`, which resolves when the bot has acknowledged.
 */
export function drawBlocks(blocks, surface) {
  const context = { ...surface, unsupported };
  const drawn = identified(blocks).map((block) => drawBlock(block, context));
  return h('div', { class: 'blocks' }, drawn);
}

function drawBlock(block, context) {
  const draw = SUPPORTED_BLOCKS.includes(block.type) && DRAW[block.type];
  if (!draw) {
    return unsupported(String(block.type));
  }
  const element = draw(block, context);
  element.dataset.block = block.type;
  element.dataset.blockId = block.block_id;
  return element;
}

function drawChildren(elements, block, context) {
  return (elements ?? []).map((element) => drawChild(element, block, context));
}

function drawChild(element, block, context) {
  if (!SUPPORTED_ELEMENTS.includes(element.type)) {
    return unsupported(`${block.type} ${element.type}`);
  }
  return drawElement(element, block, context);
}

function drawSection(block, context) {
  const main = h('div', { class: 'section-main' });
  if (block.text) {
    main.append(drawText(block.text, context));
  }
  if (block.fields) {
    const fields = block.fields.map((field) => h('div', {}, drawText(field, context)));
    main.append(h('div', { class: 'fields' }, fields));
  }
  const section = h('div', { class: 'block-section' }, main);
  if (block.accessory) {
    section.append(
      h('div', { class: 'accessory' }, drawChild(block.accessory, block, context)),
    );
  }
  return section;
}

// A message may be drawn twice, in its channel and in its thread; ids may not.
let fieldsDrawn = 0;

/** A labelled field of a form; `data-field` is where the form puts the error of this block. */
function drawInput(block, context) {
  const id = `field-${(fieldsDrawn += 1)}`;
  const labelled = { id, label: `${id}-label`, error: `${id}-error` };
  const label = h('label', { class: 'input-label', id: labelled.label, for: id },
    drawText(block.label, context));
  if (block.optional) {
    label.append(h('span', { class: 'muted' }, ` ${t('optional')}`));
  }
  const hint = block.hint && h('div', { class: 'hint' }, drawText(block.hint, context));
  const error = h('div', { class: 'field-error', id: labelled.error, role: 'alert' });
  const field = drawChild(block.element, block, { ...context, labelled });
  return h('div', { class: 'block-input', 'data-field': block.block_id }, label, field, hint, error);
}

function drawImageBlock(block, context) {
  const title = block.title && h('div', { class: 'muted' }, drawText(block.title, context));
  return h('figure', { class: 'block-image' }, title, drawElement(block, block, context));
}

function drawTable(block, context) {
  const rows = (block.rows ?? []).map((cells, row) => {
    const drawn = cells.map((cell, column) => drawCell(cell, row, block.column_settings?.[column],
      context));
    return h('tr', {}, drawn);
  });
  const table = h('table', {}, h('thead', {}, rows.slice(0, 1)), h('tbody', {}, rows.slice(1)));
  return h('div', { class: 'table-scroll', tabindex: 0 }, table);
}

function drawCell(cell, row, settings, context) {
  const content = cell.type === 'rich_text' ? richText(cell, context)
    : cell.type === 'raw_text' || cell.type === 'raw_number' ? String(cell.text ?? cell.value)
      : unsupported(`table ${cell.type}`);
  const vars = { 'text-align': settings?.align ?? 'left' };
  return h(row === 0 ? 'th' : 'td', { vars, class: settings?.is_wrapped ? 'wrap' : null }, content);
}
